"""A miniature course in a temporary folder, and `pytest` on it as a student runs it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

EXERCISES = Path(__file__).parents[2] / "exercises"
sys.path.insert(0, str(EXERCISES))  # the unit tests beside this file import `show`

STUB = '''\
"""Add and double."""

import numpy as np


def add(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Add two arrays."""
    # TODO
    raise NotImplementedError


def double(x: np.ndarray) -> np.ndarray:
    """Double an array."""
    # TODO
    raise NotImplementedError
'''

TESTS = '''\
import numpy as np
from show import Text, Window, expect, law, rejects
from show.strategies import arrays

X = np.arange(12.0).reshape(3, 4)


def test_adds(student):
    """Sums cell by cell.

    fr: Somme case par case.
    """
    expect(
        student.add, X, X, gives=[[0, 2, 4, 6], [8, 10, 12, 14], [16, 18, 20, 22]],
        window=Window("x", size=1), hint=Text(en="Plus, not minus.", fr="Plus, pas moins, c'est l'été."),
    )


def test_rejects(student):
    """Shapes must match.

    fr: Les formes doivent coïncider.
    """
    rejects(student.add, X, X[:2])


@law(arrays((1, 3), (1, 4)))
def test_doubles(student, x):
    """Doubling is adding to itself.

    fr: Doubler, c'est ajouter à soi-même.
    """
    expect(student.double, x, gives=x + x)
'''


@dataclass(frozen=True)
class Run:
    """What a student sees, and the exit status."""

    status: int
    screen: str

    @property
    def lines(self) -> list[str]:
        return self.screen.splitlines()


class Miniature:
    """A folder that looks like a hand-out."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.exercises = root / "exercises"
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(EXERCISES / "show", self.exercises / "show", ignore=ignored)
        for name in ("check.py", "conftest.py", "pytest.ini", "watch.py"):
            shutil.copy(EXERCISES / name, self.exercises)
        student = self.exercises / "show" / "student.py"
        text = student.read_text(encoding="utf-8")
        assert "\nSECONDS = 10.0" in text
        student.write_text(text.replace("\nSECONDS = 10.0", "\nSECONDS = 4.0"), encoding="utf-8")

    def chapter(self, slug: str, order: int, source: str = STUB, tests: str = TESTS, framework: str = "numpy") -> Path:
        """Lay a chapter and return its source file."""
        folder = self.exercises / slug
        folder.mkdir()
        toml = f'order = {order}\nframework = "{framework}"\n[title]\nen = "Chapter {slug}"\nfr = "Chapitre {slug}"\n'
        (folder / "chapter.toml").write_text(toml, encoding="utf-8")
        (folder / f"test_{slug}.py").write_text(tests, encoding="utf-8")
        (folder / f"{slug}.py").write_text(source, encoding="utf-8")
        return folder / f"{slug}.py"

    def pytest(self, *arguments: str, cwd: str = ".", **environment: str) -> Run:
        """Run pytest in the folder `cwd` of the hand-out."""
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *arguments],
            cwd=self.root / cwd,
            env=self.environment() | environment,
            capture_output=True,
            encoding=environment.get("PYTHONIOENCODING", "utf-8"),
            timeout=300,
            check=False,
        )
        return Run(done.returncode, done.stdout + done.stderr)

    def environment(self) -> dict[str, str]:
        """Return what a student's shell has: nothing of the run that tests us, and UTF-8."""
        ours = re.compile("PYTEST_|NOYAUX_|HYPOTHESIS_|PYTHONPATH|COV_|COLUMNS")
        kept = {name: value for name, value in os.environ.items() if not ours.match(name)}
        # Other people's plugins are none of our business, and slow.
        return kept | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONIOENCODING": "utf-8", "OMP_NUM_THREADS": "1"}


@pytest.fixture
def miniature(tmp_path: Path) -> Miniature:
    return Miniature(tmp_path)
