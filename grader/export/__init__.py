"""Results in the formats that other programs read.

A format is a module of this package with one function `export`; its docstring
says what it is for. A new format is one new file.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import cast

from grader.config import Config
from grader.errors import ClearError
from grader.grades import Training
from grader.report.ladder import Rung
from grader.results import StudentResult
from grader.text import Language, Text


class ExportError(ClearError):
    """Results cannot be written in a format; the message says why, and what to do."""


class Visibility(StrEnum):
    """When Gradescope shows the tests to students."""

    HIDDEN = "hidden"
    AFTER_DUE_DATE = "after_due_date"
    AFTER_PUBLISHED = "after_published"
    VISIBLE = "visible"


@dataclass(frozen=True, slots=True)
class Context:
    """What a format may need beside the results.

    `rung` and `language` are what texts for students are written at and in;
    `sheet` is a file from the LMS that is to be filled, `column` which of its
    columns; `excel_fr` is for Excel with French settings; `training` is what the
    accuracy check came to.
    """

    config: Config
    titles: Mapping[str, Text]
    rung: Rung
    language: Language
    sheet: bytes | None = None
    column: str | None = None
    visibility: Visibility = Visibility.VISIBLE
    excel_fr: bool = False
    training: Training | None = None

    def title(self, slug: str) -> str:
        """Return the title of a chapter in the language of the export."""
        return self.titles[slug].in_(self.language) if slug in self.titles else slug


@dataclass(frozen=True, slots=True)
class Exported:
    """The files of one export by relative path, and what the instructor should know."""

    files: dict[str, bytes]
    notes: list[str] = field(default_factory=list)


Export = Callable[[Sequence[StudentResult], Context], Exported]


def formats() -> dict[str, str]:
    """Return the name of every format, and what it is for."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_"))
    return {name: (importlib.import_module(f"{__name__}.{name}").__doc__ or "").partition("\n")[0] for name in names}


def export(name: str, results: Sequence[StudentResult], context: Context) -> Exported:
    """Write `results` in the format `name`.

    Raises:
        ExportError: there is no such format, or it lacks something.
    """
    if name not in formats():
        raise ExportError(f"no format is called {name!r}; there are: {', '.join(formats())}")
    return cast(Export, importlib.import_module(f"{__name__}.{name}").export)(results, context)
