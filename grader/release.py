"""`grader release`: the students' hand-out, and the proof that nothing hidden is in it."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from grader import covered
from grader.authoring.check import PUBLIC_FILES
from grader.course import Chapter, Course
from grader.errors import ClearError

NAME = "noyaux"
# A line of code shorter than this may stand in a stub and in a solution by chance.
TELLING = 40
# In the hand-out a repository's CI finds them by these names.
WORKFLOWS = {"github-student.yml": ".github/workflows/visible-tests.yml", "gitlab-student.yml": ".gitlab-ci.yml"}
_GENERATED = shutil.ignore_patterns("__pycache__", ".pytest_cache", ".hypothesis", "*.pyc", ".*")


class ReleaseError(ClearError):
    """The hand-out is not written, or must not leave the house; the message says why."""


def release(course: Course, out: Path) -> Path:
    """Write the hand-out of every chapter below `out`, and the same as a zip beside it; the course must be importable.

    Returns:
        The zip.

    Raises:
        ReleaseError: `out` holds a hand-out already, or something hidden would be in it.
    """
    folder = out / NAME
    if folder.exists():
        raise ReleaseError(f"{folder} exists: name another --out, or remove it")
    try:
        _write(course, folder)
        refuse_leaks(folder, course)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Path(shutil.make_archive(str(out / NAME), "zip", out, NAME))


def _write(course: Course, folder: Path) -> None:
    for source, name in public_files(course):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    shutil.copytree(course.root / "datasets", folder / "datasets", ignore=_GENERATED)
    (folder / "requirements.txt").write_text("".join(f"{one}\n" for one in _requirements()), encoding="utf-8")
    for language, name in covered.PAGES.items():
        (folder / "exercises" / name).write_text(covered.page(course.chapters, language), encoding="utf-8")


def public_files(course: Course) -> Iterator[tuple[Path, str]]:
    """Yield every file that students get: what is not named here stays in the house."""
    exercises = course.root / "exercises"
    for path in sorted(exercises.iterdir()):
        if path.is_file() and not path.name.startswith("."):
            yield path, f"exercises/{path.name}"
        elif path.is_dir() and (path / "__init__.py").exists():  # what visible tests are written with
            for source in sorted(path.rglob("*.py")):
                yield source, source.relative_to(course.root).as_posix()
    for chapter in course.chapters:
        yield from _chapter_files(chapter)
    for name, target in WORKFLOWS.items():
        yield course.root / "docs" / "ci" / name, target


def _requirements() -> list[str]:
    """Return what a student installs: what pyproject.toml says of the exercises and of watch mode."""
    declared = [one.partition(";") for one in metadata.requires(NAME) or ()]
    return [one for one, _, marker in declared if "extra" not in marker or 'extra == "watch"' in marker]


def _chapter_files(chapter: Chapter) -> Iterator[tuple[Path, str]]:
    allowed = re.compile(PUBLIC_FILES.format(slug=chapter.slug))
    for path in sorted(chapter.folder.iterdir()):
        if path.is_file() and allowed.fullmatch(path.name):
            yield path, path.relative_to(chapter.root).as_posix()
    for path in sorted((chapter.folder / "figures").glob("*.svg")):
        yield path, path.relative_to(chapter.root).as_posix()


def refuse_leaks(folder: Path, course: Course) -> None:
    """Make sure that nothing hidden is in `folder`.

    Raises:
        ReleaseError: something is; the message says what, and where.
    """
    leaks = list(hidden_in(folder, course))
    if leaks:
        raise ReleaseError("this would show students what is hidden:\n" + "\n".join(leaks))


def hidden_in(folder: Path, course: Course) -> Iterator[str]:
    """Yield a sentence for every trace of the hidden side in a folder: a file, or a telling line of code."""
    private = [
        path
        for tree in ("reference", "tests/hidden", "tests/strategies")
        for path in sorted((course.root / tree).rglob("*.py"))
        if path.stat().st_size
    ]
    digests = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in private}
    public = {line for chapter in course.chapters for line in _telling(chapter.stub)}
    lines = {line: path for path in private for line in _telling(path) if line not in public}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        known = digests.get(hashlib.sha256(path.read_bytes()).hexdigest())
        if known:
            yield f"{name} is {known.relative_to(course.root)}"
        for line in sorted(set(_telling(path)) & set(lines)):
            yield f"{name} has a line of {lines[line].relative_to(course.root)}: {line}"


def _telling(path: Path) -> Iterator[str]:
    """Yield the lines of code of a file that say something: long, no prose, no signature, no import."""
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        stripped = line.strip()
        is_code = any(mark in stripped for mark in ("=", "return ", "yield "))
        if len(stripped) >= TELLING and is_code and not stripped.startswith(("#", "def ", "class ", '"', "from ")):
            yield stripped
