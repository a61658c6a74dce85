"""What an instructor should look at is found, and what is nobody's business is left alone."""

import warnings

import pytest

from grader.course import Chapter, LookRule
from grader.look import look
from grader.text import Text

PAD = LookRule("numpy.pad", Text("it is the exercise", "c’est l’exercice"))


def found(tmp_path, source, framework="numpy"):
    chapter = Chapter(tmp_path, "padding", 20, framework, Text("padding", "remplissage"), (PAD,))
    return [(one.rule, one.line) for one in look(source.encode(), chapter)]


@pytest.mark.parametrize(
    ("source", "rule", "line"),
    [
        ("import numpy as np\ny = np.pad(x, 1)", "numpy.pad", 2),
        ("from numpy import pad as fill", "numpy.pad", 1),
        ("from numpy import *\ny = pad(x, 1)", "numpy.pad", 2),
        ("import torch.nn.functional as F", "torch", 1),
        ("import matplotlib.pyplot as plt", "matplotlib", 1),
        ("from torch.nn import functional", "torch", 1),
        ("from torch import *", "torch", 1),
        ("def f():\n    import scipy.signal", "scipy", 2),
        ("t = __import__('torch')", "torch", 1),
        ("import importlib\nt = importlib.import_module('torch.nn')", "torch", 2),
        ("from importlib import import_module as load\nload('scipy.signal')", "scipy", 2),
        ("__import__('to' + 'rch')", "computed-import", 1),
        ("exec('import ' + 'torch')", "exec", 1),
        ("import builtins\nbuiltins.eval('1')", "eval", 2),
        ("import ctypes", "ctypes", 1),
        ("import gc\nfor one in gc.get_objects(): pass", "gc.get_objects", 2),
        ("import sys\nsys._getframe(1)", "sys._getframe", 2),
        ("ANSWERS = [" + "0, " * 300 + "]", "long-literal", 1),
        ("WEIGHTS = '" + "a" * 3000 + "'", "long-literal", 1),
        ("# \u202e", "invisible-characters", 1),
        ("a = '\f'\n# \u202e", "invisible-characters", 2),
    ],
)
def test_is_found_where_it_stands(tmp_path, source, rule, line):
    assert (rule, line) in found(tmp_path, source)


@pytest.mark.parametrize(
    "source",
    [
        "from numpy import *\ny = getattr(x, 'shape')",
        "from numpy import *\ndef pad(x): ...\ny = pad(x)",
        "import numpy as np\nclass P:\n    def pad(self): ...\ny = P().pad()",
        "from dataclasses import dataclass\n@dataclass\nclass P:\n    x: int",
        "import warnings\nwarnings.warn('slow')\nprint('here')",
        "import gc\ngc.collect()",
        "import importlib\nimportlib.reload(importlib)",
        "import importlib\nnp = importlib.import_module('numpy')",
        "def eval(model): ...\neval(1)",
        "model.eval()",
        "'''" + "Une longue explication du code. " * 100 + "'''",
        "K = [[1, 0, 1], [0, 1, 0], [1, 0, 1]]",
        "def broken(:",
        "x = " + "(" * 5000 + ")" * 5000,
    ],
)
def test_is_nobodys_business(tmp_path, source):
    assert found(tmp_path, source) == []


def test_torch_is_at_home_in_its_chapters(tmp_path):
    assert found(tmp_path, "import torch", framework="torch") == []
    assert found(tmp_path, "import torch", framework="python") == [("torch", 1)]


def test_says_nothing_on_the_screen_about_the_source(tmp_path):
    with warnings.catch_warnings(action="error"):
        found(tmp_path, r"pattern = '\d'")
