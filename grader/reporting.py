"""From a results folder to what people read: reports and exports."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from grader import results
from grader.accuracy import stored as accuracy
from grader.config import Config, load_config
from grader.course import Course
from grader.errors import ClearError
from grader.export import Context, Visibility, export
from grader.report import lateness
from grader.report.class_ import write_class
from grader.report.ladder import Rung
from grader.report.student import Trained, write_student
from grader.results import StudentResult
from grader.text import Language, Text

if TYPE_CHECKING:
    from grader.report.similar import Similar


@dataclass(frozen=True, slots=True)
class Reporting:
    """Stored results, and how they are to be shown."""

    course: Course
    folder: Path
    stored: list[StudentResult]
    config: Config
    titles: dict[str, Text]
    rung: Rung
    language: Language

    @classmethod
    def open(
        cls, course: Course, folder: Path, config_path: Path | None, language: Language | None, rung: str | None
    ) -> Reporting:
        """Read results and configuration; what students see now depends on the date.

        Raises:
            ResultsError: there are no results, or one is damaged.
            ConfigError: `course.toml` is wrong.
        """
        config = load_config(config_path, course)
        return cls(
            course=course,
            folder=folder,
            stored=results.read_all(folder),
            config=config,
            titles={chapter.slug: chapter.title for chapter in course.chapters},
            rung=Rung(rung) if rung else config.rung(datetime.now(UTC)),
            language=language or config.language,
        )

    def write(self, *, anonymous: bool, similar: bool = False) -> Iterator[Path]:
        """Write `report/students/ID.{html,md,txt}` and `report/class.html`; yield the pages.

        Args:
            anonymous: leave names out of the class page.
            similar: look for pairs of submissions that are alike.

        Raises:
            ClearError: what looks for pairs is not installed.
            ResultsError: a source is not kept.
        """
        pairs = self._similar() if similar else None
        for result in self.stored:
            pages = write_student(
                result,
                self.rung,
                self.language,
                self.folder / "report" / "students",
                self.titles,
                self._trained(result.student),
                lateness.told(result, self.config, self.titles, self.language),
            )
            yield pages[0]
        path = self.folder / "report" / ("class-anonymous.html" if anonymous else "class.html")
        seconds = read_seconds(self.folder)
        write_class(
            self.stored,
            self.config,
            self.titles,
            self.language,
            path,
            anonymous=anonymous,
            seconds=seconds,
            similar=pairs,
            training=accuracy.training(self.folder, self.course, [one.student for one in self.stored]),
        )
        yield path

    def _similar(self) -> list[Similar]:
        try:
            from grader.report.similar import similar
        except ModuleNotFoundError as error:
            raise ClearError(f"{error.name} is missing: pip install 'noyaux[similarity]'") from error
        return similar(self.stored, self.course.chapters, partial(results.read_source, self.folder))

    def _trained(self, student: str) -> Trained | None:
        found = accuracy.read(self.folder, student)
        if found is None:
            return None
        return Trained(
            message=found.message[self.language],
            score=found.score,
            max_score=found.max_score,
            note=found.note[self.language] if found.note else None,
            pictures=accuracy.pictures(self.folder, student, self.language),
        )

    def export(
        self, name: str, to: Path, *, sheet: Path | None, column: str | None, visibility: str, excel_fr: bool
    ) -> tuple[list[Path], list[str]]:
        """Write the format `name` below `to`; return the files, and what the instructor should know.

        Raises:
            ExportError: there is no such format, or it lacks something.
        """
        context = Context(
            config=self.config,
            titles=self.titles,
            rung=self.rung,
            language=self.language,
            sheet=sheet.read_bytes() if sheet else None,
            column=column,
            visibility=Visibility(visibility),
            excel_fr=excel_fr,
            training=accuracy.training(self.folder, self.course, [one.student for one in self.stored]),
        )
        exported = export(name, self.stored, context)
        for relative, content in exported.files.items():
            results.write_atomically(to / relative, content)
        return [to / relative for relative in exported.files], exported.notes


def _seconds_path(folder: Path) -> Path:
    return folder / "seconds.json"


def read_seconds(folder: Path) -> dict[str, float]:
    """Return how long each student's grading took, as far as it is known."""
    try:
        return {str(name): float(value) for name, value in json.loads(_seconds_path(folder).read_bytes()).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def write_seconds(folder: Path, seconds: dict[str, float]) -> None:
    """Keep how long grading took; results themselves hold no times, so that equal runs give equal bytes."""
    known = {**read_seconds(folder), **{name: round(value, 3) for name, value in seconds.items()}}
    results.write_atomically(_seconds_path(folder), json.dumps(known, indent=1, sort_keys=True).encode())
