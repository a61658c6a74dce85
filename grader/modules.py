"""Load trusted modules by path: properties, references, wheats, and chaffs laid over a wheat.

A submission is never loaded here: it goes to a worker as bytes.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

from grader.course import Chapter, CourseError
from grader.suite import Suite
from grader.text import Text


def load(path: Path, name: str) -> ModuleType:
    """Execute the module at `path`; it is not entered in `sys.modules`.

    Raises:
        CourseError: it is not there.
    """
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise CourseError(f"{path} is missing")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def suite(chapter: Chapter) -> Suite:
    """Load the hidden suite of `chapter`.

    Raises:
        CourseError: there is none, or it defines no `suite`.
    """
    path = chapter.hidden / "properties.py"
    found = getattr(load(path, f"{chapter.slug}_properties"), "suite", None)
    if not isinstance(found, Suite) or not found.properties:
        raise CourseError(f"{path} must define `suite = Suite({chapter.slug!r})` and at least one property")
    return found


def reference(chapter: Chapter) -> ModuleType:
    """Import the definition of `chapter`; the course must be importable.

    Raises:
        CourseError: it is not there.
    """
    try:
        found = importlib.import_module(f"reference.{chapter.slug}")
    except ModuleNotFoundError as error:
        raise CourseError(f"{chapter.reference} is missing: {error}") from error
    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(1)  # thousands of tiny calls: threads only get in each other's way
    return found


def scenarios(chapter: Chapter) -> ModuleType | None:
    """Load the chapter's scenarios, where it has any."""
    return load(chapter.scenarios, f"{chapter.slug}_scenarios") if chapter.scenarios.is_file() else None


def chaff(chapter: Chapter, path: Path) -> tuple[ModuleType, frozenset[str], Text]:
    """Lay the chaff at `path` over the chapter's first wheat.

    Returns:
        A module that is right but for the chaff's functions; their names; the
        sentence for a student who has this misconception.

    Raises:
        CourseError: the chaff defines no function of the chapter, or has no sentence.
    """
    wrong = load(path, f"{chapter.slug}_{path.stem}")
    names = frozenset(name for name in chapter.functions if hasattr(wrong, name))
    if not names:
        raise CourseError(f"{path} defines none of {', '.join(chapter.functions)}")
    try:
        sentence = Text.of(wrong.__doc__)
    except ValueError as error:
        raise CourseError(f"{path}: {error}") from error
    base = load(chapter.wheats()[0], chapter.slug)
    whole = ModuleType(chapter.slug)
    for name in chapter.functions:
        setattr(whole, name, getattr(wrong if name in names else base, name))
    return whole, names, sentence
