"""A small course, and hands to build what students and LMSs send."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from grader.course import Course
from grader.intake import Submission, read

SLUGS = ("correlation", "padding", "pooling")
CODE = b"def f(x):\n    return x\n"


def stub(slug: str) -> bytes:
    """Return the untouched hand-out of a chapter."""
    return f"def {slug}(x):\n    raise NotImplementedError  # TODO\n".encode()


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    root = tmp_path_factory.mktemp("course")
    for order, slug in enumerate(SLUGS):
        folder = root / "exercises" / slug
        folder.mkdir(parents=True)
        folder.joinpath(f"{slug}.py").write_bytes(stub(slug))
        folder.joinpath("chapter.toml").write_text(
            f'order = {order}\nframework = "numpy"\n[title]\nen = "{slug}"\nfr = "{slug}"\n'
        )
    return Course.open(root)


def fill(root: Path, files: Mapping[str, bytes]) -> Path:
    """Write `files`, by path below `root`."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


def zipped(files: Mapping[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip archive of `files`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def tarred(files: Mapping[str, bytes], mode: str = "w:gz") -> bytes:
    """Return a tar archive of `files`."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()


Reader = Callable[..., dict[str, Submission]]


@pytest.fixture
def by_student(course: Course) -> Reader:
    """Return a function that reads a class into a dict by student."""

    def reader(path: Path, **options: object) -> dict[str, Submission]:
        return {one.student: one for one in read(path, course, **options)}

    return reader


@pytest.fixture
def alone(tmp_path: Path, by_student: Reader) -> Callable[[Mapping[str, bytes]], Submission]:
    """Return a function that reads what one student of a plain class handed in."""

    def reader(files: Mapping[str, bytes]) -> Submission:
        fill(tmp_path / "class" / "alice", files)
        fill(tmp_path / "class" / "bob", {"README.txt": b""})
        return by_student(tmp_path / "class")["alice"]

    return reader
