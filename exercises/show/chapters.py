"""The chapters that lie beside this folder, in course order, and what a student has begun in them.

A chapter is read as text here: nothing of the student's runs.
"""

from __future__ import annotations

import ast
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from show.text import Text

EXERCISES = Path(__file__).resolve().parent.parent
LEFTOVERS = EXERCISES / ".noyaux"  # what we write beside the student's work; may be deleted at any time


@dataclass(frozen=True, slots=True)
class Part:
    """A function or class that the student writes."""

    name: str
    line: int
    started: bool


@dataclass(frozen=True)
class Chapter:
    """One chapter: its folder, its place in the course, its title."""

    folder: Path
    order: int
    framework: str
    title: Text

    @property
    def slug(self) -> str:
        """Return the chapter's name."""
        return self.folder.name

    @property
    def source(self) -> Path:
        """Return the file that the student writes."""
        return self.folder / f"{self.slug}.py"

    @cached_property
    def parts(self) -> dict[str, Part]:
        """Return the public functions and classes by name, in order of the file; none if it cannot be parsed."""
        try:
            tree = ast.parse(self.source.read_bytes())
        except (OSError, SyntaxError, ValueError):
            return {}
        return {
            node.name: Part(node.name, node.lineno, _started(node))
            for node in tree.body
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        }


def chapters(exercises: Path = EXERCISES) -> list[Chapter]:
    """Read every `chapter.toml`, in course order whatever the file system says."""
    found = []
    for path in exercises.glob("*/chapter.toml"):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        found.append(Chapter(path.parent, table["order"], table["framework"], Text(**table["title"])))
    return sorted(found, key=lambda chapter: (chapter.order, chapter.slug))


def _started(node: ast.stmt) -> bool:
    """Tell whether more stands there than the stub's `raise NotImplementedError`."""
    if isinstance(node, ast.ClassDef):
        methods = [child for child in node.body if isinstance(child, ast.FunctionDef)]
        return not methods or any(_started(method) for method in methods)
    assert isinstance(node, ast.FunctionDef)
    *before, last = node.body
    # A docstring and the `super().__init__()` of a stub are expressions too.
    return not (_gives_up(last) and all(isinstance(statement, ast.Expr) for statement in before))


def _gives_up(statement: ast.stmt) -> bool:
    if not isinstance(statement, ast.Raise) or statement.exc is None:
        return False
    error = statement.exc.func if isinstance(statement.exc, ast.Call) else statement.exc
    return isinstance(error, ast.Name) and error.id == "NotImplementedError"
