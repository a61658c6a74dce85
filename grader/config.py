"""`course.toml`, the instructor's one file: what counts, until when, what students see, in which limits."""

from __future__ import annotations

import difflib
import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from grader.course import Course, CourseError
from grader.report.ladder import Rung
from grader.sandbox.policy import Limits
from grader.text import Language

FILE = "course.toml"
_END_OF_DAY = time(23, 59, 59)
_MB = 2**20


class ConfigError(CourseError):
    """`course.toml` is wrong; the message names the file, the line and the remedy."""


class Policy(StrEnum):
    """What a chapter loses that was handed in late."""

    NONE = "none"
    POINTS_PER_DAY = "points_per_day"
    HARD_STOP = "hard_stop"


class Unit(StrEnum):
    """What `per_day` is measured in."""

    PERCENT = "percent"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Late:
    """How late a chapter is, and what is left of its score.

    `factor` multiplies the score; `deduction` is a part of the chapter's maximum, taken off afterwards.
    """

    days: int = 0
    factor: float = 1.0
    deduction: float = 0.0

    def apply(self, score: float, maximum: float) -> float:
        """Return what `score` of `maximum` is worth."""
        return max(0.0, score * self.factor - maximum * self.deduction)


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class LateTable(_Table):
    """`[late]`."""

    policy: Annotated[Policy, Field(strict=False)] = Policy.NONE
    per_day: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0.0
    unit: Annotated[Unit, Field(strict=False)] = Unit.PERCENT
    grace_minutes: Annotated[int, Field(ge=0)] = 0

    @model_validator(mode="after")
    def _costs_something(self) -> LateTable:
        if self.policy is Policy.POINTS_PER_DAY and not self.per_day:
            raise ValueError(f'policy = "{Policy.POINTS_PER_DAY}" takes nothing off: give per_day too')
        return self


class StudentsTable(_Table):
    """`[students]`."""

    rung: Annotated[Rung, Field(strict=False)] = Rung.DIAGNOSIS
    opens: dict[Annotated[Rung, Field(strict=False)], datetime | date] = {}


class LimitsTable(_Table):
    """`[limits]`; the defaults are the sandbox's."""

    cpu_seconds: Annotated[float, Field(gt=0, le=3600)] = Limits().cpu
    wall_seconds: Annotated[float, Field(gt=0, le=86400)] = Limits().wall
    memory_mb: Annotated[int, Field(ge=64, le=1_000_000)] = Limits().memory // _MB
    source_kb: Annotated[int, Field(ge=1, le=8192)] = 256

    def for_workers(self) -> dict[str, Any]:
        """Return the arguments of `grader.sandbox.Limits`."""
        return {"cpu": self.cpu_seconds, "wall": self.wall_seconds, "memory": self.memory_mb * _MB}


class Config(_Table):
    """All of `course.toml`."""

    chapters: list[str] = []
    coefficients: dict[str, Annotated[float, Field(ge=0, allow_inf_nan=False)]] = {}
    deadlines: dict[str, datetime | date] = {}
    mark_out_of: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 20.0
    language: Language = "fr"
    timezone: str = "Europe/Paris"
    lateness: Annotated[LateTable, Field(alias="late")] = LateTable()
    students: StudentsTable = StudentsTable()
    limits: LimitsTable = LimitsTable()

    @field_validator("timezone")
    @classmethod
    def _exists(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (LookupError, OSError, ValueError) as error:
            raise ValueError(
                f'{value!r} is no time zone here: write one like "Europe/Paris" (on Windows: pip install tzdata)'
            ) from error
        return value

    def note20(self, scores_by_chapter: Mapping[str, tuple[float, float]]) -> float:
        """Return the mark out of `mark_out_of`: the mean of score/maximum, weighted, rounded half up to 2 decimals.

        Args:
            scores_by_chapter: score and maximum; a chapter of the course that is not there counts as nothing.
        """
        weights = {chapter: Fraction(str(self.coefficients.get(chapter, 1))) for chapter in self.chapters}
        earned = sum(
            (
                weights[chapter] * Fraction(str(score)) / Fraction(str(maximum))
                for chapter, (score, maximum) in scores_by_chapter.items()
                if chapter in weights and maximum
            ),
            Fraction(0),
        )
        mark = earned / sum(weights.values()) * Fraction(str(self.mark_out_of))
        return math.floor(mark * 100 + Fraction(1, 2)) / 100

    def deadline(self, chapter: str) -> datetime | None:
        """Return the moment until which `chapter` is on time; a date means its last second."""
        return self._moment(self.deadlines.get(chapter), _END_OF_DAY)

    def late(self, chapter: str, submitted_at: datetime | None, extension: timedelta = timedelta()) -> Late:
        """Return how late `chapter` is; where the time or the deadline is not known, it is on time.

        Args:
            chapter: its slug.
            submitted_at: when it was handed in; without a zone, in the course's.
            extension: by how much the student's deadline is later.
        """
        deadline, submitted = self.deadline(chapter), self._moment(submitted_at, time())
        if deadline is None or submitted is None:
            return Late()
        over = submitted - (deadline + extension)
        if over <= timedelta(minutes=self.lateness.grace_minutes):
            return Late()
        days = -(-over // timedelta(days=1))  # a day that has begun counts
        match self.lateness.policy:
            case Policy.NONE:
                return Late(days)
            case Policy.HARD_STOP:
                return Late(days, factor=0.0)
            case Policy.POINTS_PER_DAY if self.lateness.unit is Unit.PERCENT:
                return Late(days, factor=max(0.0, 1 - days * self.lateness.per_day / 100))
            case _:
                return Late(days, deduction=days * self.lateness.per_day / self.mark_out_of)

    def rung(self, now: datetime) -> Rung:
        """Return what students see at `now`: `students.rung`, or a higher one that has opened."""
        highest = self.students.rung
        for rung, opens in self.students.opens.items():
            moment = self._moment(opens, time())
            if moment is not None and moment <= now and rung.reaches(highest):
                highest = rung
        return highest

    def _moment(self, value: datetime | date | None, of_day: time) -> datetime | None:
        if value is None:
            return None
        moment = value if isinstance(value, datetime) else datetime.combine(value, of_day)
        return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(self.timezone))


def load_config(path: Path | None, course: Course) -> Config:
    """Read the configuration at `path`, by default the course's `course.toml`; without that, all is at its default.

    Raises:
        ConfigError: the file cannot be read, or something in it is wrong.
    """
    text = ""
    if path is not None or (course.root / FILE).exists():
        path = path or course.root / FILE
        try:
            text = path.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise ConfigError(f"{path}: is not UTF-8: save it with the encoding UTF-8") from error
    path = path or course.root / FILE
    try:
        config = Config.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            f"{path}: {error}: no valid TOML (texts in quotes, each key once, on its own line)"
        ) from error
    except ValidationError as error:
        faults = [(fault["loc"], _remedy(fault["type"], fault["loc"], fault["msg"])) for fault in error.errors()]
        raise _error(path, text, faults) from error
    slugs = [chapter.slug for chapter in course.chapters]
    if faults := list(_unknown(config, slugs)):
        raise _error(path, text, faults)
    used = [slug for slug in slugs if slug in (config.chapters or slugs)]
    if used and not any(config.coefficients.get(slug, 1) for slug in used):
        raise _error(path, text, [(("coefficients",), "every chapter has the coefficient 0: give one of them more")])
    return config.model_copy(update={"chapters": used})


Location = tuple[int | str, ...]


def _unknown(config: Config, slugs: list[str]) -> Iterable[tuple[Location, str]]:
    named: list[tuple[Location, str]] = [(("chapters",), slug) for slug in config.chapters]
    named += [(("coefficients", slug), slug) for slug in config.coefficients]
    named += [(("deadlines", slug), slug) for slug in config.deadlines]
    for location, slug in named:
        if slug not in slugs:
            yield location, f"no chapter is called {slug!r}{_instead(slug, slugs)}"


def _error(path: Path, text: str, faults: Iterable[tuple[Location, str]]) -> ConfigError:
    lines = (
        f"{path}, line {_line(text, location)}: {'.'.join(map(str, location))}: {remedy}" for location, remedy in faults
    )
    return ConfigError("\n".join(lines))


def _remedy(kind: str, location: Location, message: str) -> str:
    if kind != "extra_forbidden":
        return message.removeprefix("Value error, ").replace("Input should be", "must be")
    tables: dict[Location, type[BaseModel]] = {
        (): Config,
        ("late",): LateTable,
        ("students",): StudentsTable,
        ("limits",): LimitsTable,
    }
    fields = tables[location[:-1]].model_fields
    return f"there is no such key{_instead(str(location[-1]), [field.alias or name for name, field in fields.items()])}"


def _instead(wrong: str, known: list[str]) -> str:
    near = difflib.get_close_matches(wrong, known, n=1)
    return f"; did you mean {near[0]!r}?" if near else f"; there are: {', '.join(known)}"


def _line(text: str, location: Location) -> int:
    """Return the number of the line that sets `location`, or of the nearest table above it: tomllib keeps none."""
    table: Location = ()
    best, line = 0, 1
    for number, content in enumerate(text.splitlines(), start=1):
        header = re.match(r"\s*\[+([^\]]+)\]", content)
        key = re.match(r"""\s*([\w."'-]+)\s*=""", content)
        if header:
            table = here = _keys(header[1])
        elif key:
            here = (*table, *_keys(key[1]))
        else:
            continue
        if len(here) > best and location[: len(here)] == here:
            best, line = len(here), number
    return line


def _keys(dotted: str) -> Location:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
