"""What the project's own tests share: the course, and one exam per chapter drawn once for all processes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before NumPy: processes of this suite fork.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

from grader import exam as exams
from grader.course import Course

# How long an example takes says something about the load of the machine, nothing about the code.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parent.parent
SECRET = bytes(range(32))


@pytest.fixture(scope="session")
def course() -> Course:
    """Return the course of this checkout, importable."""
    found = Course.open(ROOT)
    found.importable()
    return found


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all processes of one test run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def exam_folder(shared_folder: Path, course: Course) -> Callable[[str], Path]:
    """Return a function that makes sure the exam of a chapter is there, and returns the folder."""
    folder = shared_folder / "exam"

    def drawn(*slugs: str) -> Path:
        with _lock(shared_folder / "exam.lock"):
            list(exams.write(folder, [course[slug] for slug in slugs], SECRET))
        return folder

    return drawn


class _lock:
    """Hold a file lock over what only one test process may do."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        import fcntl

        self._file = self._path.open("w")
        fcntl.flock(self._file, fcntl.LOCK_EX)

    def __exit__(self, *_: object) -> None:
        self._file.close()
