"""The course as it lies on disk: its root, and its chapters in order.

A chapter is a folder of `exercises/` with a `chapter.toml`; its slug is its
name in every tree. Nothing here imports a chapter.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, cast, get_args

from grader.errors import ClearError
from grader.text import Text

Framework = Literal["numpy", "torch", "python"]


class CourseError(ClearError):
    """A file of the course is missing or wrong; the message says which, and what to do."""


@dataclass(frozen=True, slots=True)
class LookRule:
    """A dotted name whose use in this chapter is shown to the instructor."""

    name: str
    reason: Text


@dataclass(frozen=True)
class Chapter:
    """One chapter: a slug, and where its files lie."""

    root: Path
    slug: str
    order: int
    framework: Framework
    title: Text
    look: tuple[LookRule, ...] = ()

    @property
    def folder(self) -> Path:
        """Return the public folder."""
        return self.root / "exercises" / self.slug

    @property
    def stub(self) -> Path:
        """Return the file that students fill."""
        return self.folder / f"{self.slug}.py"

    @property
    def reference(self) -> Path:
        """Return the definition."""
        return self.root / "reference" / f"{self.slug}.py"

    @property
    def hidden(self) -> Path:
        """Return the folder of the hidden suite."""
        return self.root / "tests" / "hidden" / self.slug

    @property
    def scenarios(self) -> Path:
        """Return the file of functions that run inside the worker; it need not exist."""
        return self.hidden / "scenarios.py"

    @cached_property
    def scenarios_source(self) -> bytes | None:
        """Return what a worker executes before the student's file, where the chapter has any."""
        return self.scenarios.read_bytes() if self.scenarios.is_file() else None

    def wheats(self) -> list[Path]:
        """Return the correct solutions, in order of name."""
        return _modules(self.hidden / "wheats")

    def chaffs(self) -> list[Path]:
        """Return the misconceptions, in order of name."""
        return _modules(self.hidden / "chaffs")

    @cached_property
    def functions(self) -> tuple[str, ...]:
        """Return the public functions and classes of the stub, in its order."""
        tree = ast.parse(self.stub.read_text(encoding="utf-8"), str(self.stub))
        return tuple(
            node.name
            for node in tree.body
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        )


def _modules(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.py") if path.name != "__init__.py")


@dataclass(frozen=True)
class Course:
    """All chapters of one checkout, in course order."""

    root: Path
    chapters: tuple[Chapter, ...]

    def __getitem__(self, slug: str) -> Chapter:
        """Return the chapter called `slug`.

        Raises:
            CourseError: there is none.
        """
        for chapter in self.chapters:
            if chapter.slug == slug:
                return chapter
        known = ", ".join(chapter.slug for chapter in self.chapters)
        raise CourseError(f"no chapter is called {slug!r}; there are: {known}")

    @classmethod
    def find(cls, start: Path | None = None) -> Course:
        """Find the course that `start` (the current folder) lies in, and open it.

        Raises:
            CourseError: no folder above holds `exercises/*/chapter.toml`.
        """
        start = (start or Path.cwd()).resolve()
        for folder in (start, *start.parents):
            if any(folder.glob("exercises/*/chapter.toml")):
                return cls.open(folder)
        raise CourseError(
            f"no course at {start} or above it: go to the folder that holds exercises/, or name it with --course"
        )

    @classmethod
    def open(cls, root: Path) -> Course:
        """Read every `chapter.toml` under `root`.

        Raises:
            CourseError: one of them is not readable or lacks a key.
        """
        chapters = [_chapter(root, path) for path in sorted(root.glob("exercises/*/chapter.toml"))]
        return cls(root, tuple(sorted(chapters, key=lambda chapter: (chapter.order, chapter.slug))))

    def importable(self) -> None:
        """Let this process import `reference` and `tests` of this course, before all others of their names."""
        if sys.path[:1] != [str(self.root)]:
            sys.path.insert(0, str(self.root))


def _chapter(root: Path, path: Path) -> Chapter:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        framework = table["framework"]
        if framework not in get_args(Framework):
            raise CourseError(f"{path}: framework must be one of {', '.join(get_args(Framework))}, not {framework!r}")
        return Chapter(
            root=root,
            slug=path.parent.name,
            order=int(table["order"]),
            framework=cast(Framework, framework),
            title=Text(**table["title"]),
            look=tuple(LookRule(rule["name"], Text(**rule["reason"])) for rule in table.get("look", ())),
        )
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CourseError(f"{path}: cannot be read as TOML: {error}") from error
    except KeyError as error:
        raise CourseError(f"{path}: the key {error} is missing (see docs/architecture.md)") from error
    except (TypeError, ValueError) as error:
        raise CourseError(f"{path}: {error} (see docs/architecture.md)") from error
