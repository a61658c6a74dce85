"""A tenth chapter is added without touching a shared file: laid by `grader new`, guided by `grader check`, graded."""

import json
import shutil
import subprocess
import sys

import pytest

from tests.conftest import ROOT

STATEMENT = "The mean over both axes. " * 40

REFERENCE = '''\
"""Definition of `mean_filter`, slow and plain."""

import numpy as np
import torch


def mean_filter(x: np.ndarray) -> np.ndarray:
    """Return the mean of `x`, one number per column."""
    if x.ndim != 2:
        raise ValueError("x must have two axes")
    return torch.from_numpy(x).mean(0).numpy()
'''

PROPERTIES = '''

@mean_filter.agreement(images().map(lambda image: (image / 8,)), points=1, edge=[(np.array([[1.0], [3.0]]),)])
def agrees_on_fractions(x):
    """It is right on fractions.

    fr: Juste sur des fractions.
    """
    return mean_filter(x)
'''

WHEATS = {
    "loops": "return np.array([sum(column) / len(column) for column in x.T], dtype=x.dtype)",
    "method": "return x.mean(0)",
    "product": "return (np.ones(len(x)) @ x / len(x)).astype(x.dtype)",
    "sum": "return x.sum(axis=0) / x.shape[0]",
}

CHAFFS = {
    "averages_rows": "return x.mean(1)",
    "averages_everything": "return x.mean()",
    "takes_median": "return np.median(x, 0)",
    "takes_maximum": "return x.max(0)",
    "takes_minimum": "return x.min(0)",
    "takes_sum": "return x.sum(0)",
    "divides_by_width": "return x.sum(0) / x.shape[1]",
    "divides_by_size": "return x.sum(0) / x.size",
    "takes_first_row": "return x[0].copy()",
    "takes_last_row": "return x[-1].copy()",
}


def grader(root, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "grader", "--course", root, *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def small_course(tmp_path):
    """Return a copy of the course that has one chapter only, so that checking it is quick."""
    root = tmp_path / "course"
    keep = {"exercises": ["pooling"], "tests/hidden": ["pooling"], "reference": ["__init__.py", "pooling.py"]}
    for tree, names in keep.items():
        for name in names:
            source, target = ROOT / tree / name, root / tree / name
            target.parent.mkdir(parents=True, exist_ok=True)
            ignore = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, target, ignore=ignore) if source.is_dir() else shutil.copy(source, target)
    shutil.copytree(ROOT / "tests" / "strategies", root / "tests" / "strategies")
    (root / "tests" / "__init__.py").touch()
    return root


def test_a_new_chapter_needs_no_shared_file(small_course):
    root = small_course
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc"}
    assert grader(root, "check").returncode == 0

    laid = grader(root, "new", "mean_filter")
    assert laid.returncode == 0, laid.stderr
    unfinished = grader(root, "check")
    assert unfinished.returncode == 1
    for told in ("too short to solve from", "wheats are too few", "chaffs are too few", "too few agreement"):
        assert told in unfinished.stdout
    again = grader(root, "new", "mean_filter")
    assert again.returncode == 1
    assert "exists already" in again.stderr

    for readme in ("README.md", "README.en.md"):
        (root / "exercises/mean_filter" / readme).write_text(STATEMENT)
    (root / "reference/mean_filter.py").write_text(REFERENCE)
    hidden = root / "tests/hidden/mean_filter"
    suite = hidden / "properties.py"
    suite.write_text(suite.read_text().replace("from grader", "import numpy as np\nfrom grader", 1) + PROPERTIES)
    for name, body in WHEATS.items():
        (hidden / f"wheats/{name}.py").write_text(f"import numpy as np\n\n\ndef mean_filter(x):\n    {body}\n")
    for name, body in CHAFFS.items():
        sentence = f'"""You wrote {name}.\n\nfr: Vous avez écrit {name}.\n"""\n'
        code = f"import numpy as np\n\n\ndef mean_filter(x):\n    {body}\n"
        (hidden / f"chaffs/{name}.py").write_text(sentence + code)

    finished = grader(root, "check")
    assert finished.stdout.splitlines() == ["0 complaints about 2 chapters"], finished.stdout
    matrix = grader(root, "matrix", "mean_filter")
    assert matrix.returncode == 0, matrix.stdout + matrix.stderr
    assert {path: path.read_bytes() for path in before} == before

    submission = root / "class" / "zoe"
    submission.mkdir(parents=True)
    submission.joinpath("mean_filter.py").write_text("def mean_filter(x):\n    return x.mean(1)\n")
    graded = grader(root, "grade", "class", "--out", "results", "--chapter", "mean_filter", "--jobs", "1")
    assert graded.returncode == 0, graded.stdout + graded.stderr
    result = json.loads((root / "results/students/zoe.json").read_text())
    assert result["score"] == 0
    assert result["chapters"]["mean_filter"]["properties"][0]["diagnosis"] == "Vous avez écrit averages_rows."
