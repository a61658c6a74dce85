"""The results model: what is stored for every student, and read by every report and export.

`students/ID.json` is the instructor's file and holds everything; what a student
may see of it is decided when a report is written. Its JSON schema is published
(docs/schema), fields may be added.
"""

from __future__ import annotations

import csv
import hashlib
import math
import os
import shutil
from collections.abc import Sequence
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError

from grader.errors import ClearError
from grader.exam import ChapterExam
from grader.examiner import Examined, Finding, Judged
from grader.outcome import Fault, Raised, Returned, Unusable, Value, Verdict
from grader.report import messages
from grader.text import LANGUAGES, Language, Text

# What grading, reports, exports and CI write into a results folder, and nothing else.
WRITTEN = ("students", "sources", "accuracy", "report", "export", "ci", "grades.csv", "seconds.json")
# Bigger arrays are stored by shape only: nobody reads them, and results stay small.
MAX_CELLS = 400


class ResultsError(ClearError):
    """A results folder cannot be read or written; the message says which file, and what to do."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Said(_Model):
    """What is said of a property in one language, rung by rung."""

    title: str
    category: str = ""
    shapes: str | None = None
    diagnosis: str | None = None
    message: str = ""


class Array(_Model):
    """An array as it is stored: `values` row by row, `None` where it is too large to read."""

    dtype: str
    shape: list[int]
    values: Any = None


class Counterexample(_Model):
    """One case that fails; `case` is its number in the exam (or on the shelf) for `grader replay`."""

    function: str
    scenario: bool
    arguments: dict[str, Any]
    outcome: dict[str, Any]
    expected: Any = None
    aspect: str | None = None
    path: list[int | str] = []
    at: list[int] | None = None
    case: int
    small: bool


class PropertyResult(_Model):
    """One property; `title`, `message`, `diagnosis` are in the language of the course."""

    name: str
    function: str
    kind: str
    title: str
    verdict: Verdict
    score: int
    max_score: int
    message: str
    diagnosis: str | None = None
    chaffs: list[str] = []
    said: dict[Language, Said]
    counterexample: Counterexample | None = None


class Look(_Model):
    """Something in the source that a person should look at; it costs no points.

    `reason` is in the language of the course, `said` in both.
    """

    rule: str
    line: int | None
    reason: str
    said: dict[Language, str] = {}


class Provenance(_Model):
    """What a chapter was graded with; equal provenance and equal sources give equal results.

    `exam` is a keyed digest: it tells exams apart and gives nothing away. `look` is a digest of what the chapter has
    looked for, `language` the one of the stored sentences.
    """

    isolation: str
    exam: str
    grader: str
    look: str
    language: Language
    environment: dict[str, str]
    limits: dict[str, float]


class ChapterResult(_Model):
    """One chapter of one student; `origin` is the file that was taken, `source` the hash of what was graded.

    `notes` say why this file was taken; only where it had to be `repaired` (another name, or one of several) is that
    of interest to a reader of pages.
    """

    score: int
    max_score: int
    verdict: Verdict
    needs_look: list[Look] = []
    properties: list[PropertyResult]
    origin: str | None = None
    source: str | None = None
    submitted: str | None = None
    notes: list[dict[Language, str]] = []
    repaired: bool = False
    provenance: Provenance

    @property
    def told(self) -> list[dict[Language, str]]:
        """Return the notes that pages show: none where the very file that was asked for was taken."""
        return self.notes if self.repaired or self.source is None else []

    @property
    def handed_in(self) -> bool:
        """Say whether there was a file for this chapter."""
        return self.origin is not None or self.verdict is not Verdict.MISSING


class Status(StrEnum):
    """Where a student's grade stands."""

    GRADED = "graded"
    LATE = "late"
    ABSENT = "absent"
    NEEDS_LOOK = "needs look"
    INTERNAL_ERROR = "internal error"


class StudentResult(_Model):
    """All of one student's chapters.

    `isolation` is the weakest that any chapter was graded with. `submitted` and
    `extensions` (seconds per chapter) are facts; what they cost is the policy
    of `course.toml`, applied when grades are read.
    """

    student: str
    name: str | None = None
    group: str | None = None
    score: int
    max_score: int
    isolation: str
    status: Status = Status.GRADED
    submitted: str | None = None
    marked_late: bool = False
    extensions: dict[str, float] = {}
    notes: list[dict[Language, str]] = []
    chapters: dict[str, ChapterResult]


def chapter_result(examined: Examined, exam: ChapterExam, language: Language, **taken: Any) -> ChapterResult:
    """Turn what the examiner found into what is stored.

    Args:
        examined: the verdicts.
        exam: for the names of parameters.
        language: of the course: of `title`, `message` and `diagnosis`.
        taken: further fields of `ChapterResult`: `origin`, `source`, `needs_look`, `notes`, `provenance`.
    """
    told = messages.diagnoses(examined)
    return ChapterResult(
        score=examined.score,
        max_score=exam.max_score,
        verdict=examined.verdict,
        properties=[
            property_result(one, exam, language, told.get(one.recorded.property.name)) for one in examined.judged
        ],
        **taken,
    )


def both(text: Text) -> dict[Language, str]:
    """Return a sentence in both languages, to be stored."""
    return {language: text.in_(language) for language in LANGUAGES}


def property_result(judged: Judged, exam: ChapterExam, language: Language, diagnosis: Text | None) -> PropertyResult:
    """Turn what the examiner found about one property into what is stored."""
    declared = judged.recorded.property
    passed = judged.verdict is Verdict.PASSED
    category = Text("", "") if passed else messages.category(judged, exam.parameters)
    shapes = messages.shapes(judged, exam.parameters)
    message = messages.message(judged, exam.parameters)
    finding = judged.small or judged.finding
    return PropertyResult(
        name=declared.name,
        function=declared.function,
        kind=declared.kind,
        title=declared.title.in_(language),
        verdict=judged.verdict,
        score=judged.score,
        max_score=declared.points,
        message=message.in_(language),
        diagnosis=diagnosis.in_(language) if diagnosis else None,
        chaffs=[chaff.name for chaff in judged.chaffs],
        said={
            each: Said(
                title=declared.title.in_(each),
                category=category.in_(each),
                shapes=shapes.in_(each) if shapes else None,
                diagnosis=diagnosis.in_(each) if diagnosis else None,
                message=message.in_(each),
            )
            for each in LANGUAGES
        },
        counterexample=None
        if finding is None or passed
        else _counterexample(finding, exam, small=judged.small is not None),
    )


def _counterexample(finding: Finding, exam: ChapterExam, *, small: bool) -> Counterexample:
    call, apart = finding.call, finding.difference
    return Counterexample(
        function=call.function,
        scenario=call.scenario,
        arguments={name: shown(value) for name, value in call.named(exam.parameters).items()},
        outcome=_outcome(finding),
        expected=shown(finding.expected),
        aspect=apart.aspect if apart else None,
        path=list(apart.path) if apart else [],
        at=list(apart.at) if apart and apart.at is not None else None,
        case=finding.number,
        small=small,
    )


def _outcome(finding: Finding) -> dict[str, Any]:
    outcome = finding.outcome
    if isinstance(outcome, Returned):
        return {"returned": shown(outcome.value)}
    if isinstance(outcome, Raised):
        return {"raised": outcome.exception, "line": outcome.line}
    if isinstance(outcome, Unusable):
        return {"unusable": outcome.description}
    assert isinstance(outcome, Fault)
    return {"fault": outcome.verdict, "detail": outcome.detail.en}


def shown(value: Value) -> Any:
    """Return `value` as JSON can hold it: arrays as `Array`, what is not finite as a string."""
    if isinstance(value, np.ndarray):
        cells = None if value.size > MAX_CELLS else shown(value.tolist())
        return Array(dtype=str(value.dtype), shape=list(value.shape), values=cells).model_dump()
    if isinstance(value, dict):
        return {key: shown(entry) for key, entry in value.items()}
    if isinstance(value, tuple | list):
        return [shown(entry) for entry in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


# -- the results folder -------------------------------------------------------------------------------------------


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file that is, at any instant, either whole or not there, and survives a power cut.

    Raises:
        OSError: the disk is full or the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        with partial.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:  # a full disk names no file
        partial.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from error
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def path_of(folder: Path, student: str) -> Path:
    """Return where a student's result lies; `student` is a safe id (grader.intake)."""
    return folder / "students" / f"{student}.json"


def write(folder: Path, result: StudentResult) -> None:
    """Store one student's result.

    Raises:
        OSError: it cannot be written.
    """
    write_atomically(path_of(folder, result.student), (result.model_dump_json(indent=1) + "\n").encode())


def read(path: Path) -> StudentResult:
    """Read one stored result.

    Raises:
        ResultsError: it is missing or not a result.
    """
    try:
        return StudentResult.model_validate_json(path.read_bytes())
    except OSError as error:
        raise ResultsError(f"{path}: {error.strerror}") from error
    except ValidationError as error:
        first = error.errors()[0]
        what = ": ".join(filter(None, (".".join(map(str, first["loc"])), first["msg"])))
        raise ResultsError(f"{path} is no result of this grader: {what}; grade it again, or remove it") from error


def read_all(folder: Path) -> list[StudentResult]:
    """Read every stored result, sorted by student.

    Raises:
        ResultsError: there is none, or one of them is damaged.
    """
    paths = sorted((folder / "students").glob("*.json"))
    if not paths:
        raise ResultsError(f"no results in {folder}: run `grader grade SUBMISSIONS --out {folder}` first")
    return sorted((read(path) for path in paths), key=lambda result: result.student)


def digest(source: bytes) -> str:
    """Return the hash of a graded file."""
    return hashlib.sha256(source).hexdigest()


def source_path(folder: Path, digest_of_source: str) -> Path:
    """Return where a graded file is kept: for appeals, similarity, and to verify results."""
    return folder / "sources" / f"{digest_of_source}.py"


def write_source(folder: Path, source: bytes) -> None:
    """Keep what was graded, once whoever handed it in.

    Raises:
        OSError: it cannot be written.
    """
    path = source_path(folder, digest(source))
    if not path.exists():
        write_atomically(path, source)


def read_source(folder: Path, digest_of_source: str) -> bytes:
    """Return a graded file.

    Raises:
        ResultsError: it is not there, or not what was graded.
    """
    path = source_path(folder, digest_of_source)
    try:
        source = path.read_bytes()
    except OSError as error:
        raise ResultsError(f"{path}: {error.strerror}; grade the class again into {folder}") from error
    if digest(source) != digest_of_source:
        raise ResultsError(f"{path} has been changed since it was graded")
    return source


def purge(folder: Path) -> list[Path]:
    """Delete everything that grading has written into `folder`, nothing else, and return what was deleted.

    Raises:
        ResultsError: the folder holds no results.
    """
    if not any((folder / "students").glob("*.json")):
        raise ResultsError(f"{folder} holds no results (no students/*.json in it): nothing was deleted")
    written = [folder / name for name in WRITTEN]
    gone = sorted(path for home in written for path in (home, *home.rglob("*")) if path.is_file())
    for home in written:
        if home.is_dir():
            shutil.rmtree(home)
        else:
            home.unlink(missing_ok=True)
    return gone


def safe_cell(text: str) -> str:
    """Return `text` as a spreadsheet cell that is never run as a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text


def rows(results: Sequence[StudentResult], chapters: Sequence[str], extra: dict[str, Sequence[Any]]) -> list[list[Any]]:
    """Return `grades.csv` as rows: the header, then one row per student."""
    header = ["student", *chapters, "total", "maximum", *extra]
    body = [
        [
            safe_cell(result.student),
            *(result.chapters[slug].score if slug in result.chapters else 0 for slug in chapters),
            result.score,
            result.max_score,
            *(column[i] for column in extra.values()),
        ]
        for i, result in enumerate(results)
    ]
    return [header, *body]


def csv_bytes(table: Sequence[Sequence[Any]], *, delimiter: str = ",") -> bytes:
    """Return rows as CSV: quoted where needed, UTF-8, lines ended by newlines."""
    buffer = StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator="\n").writerows(table)
    return buffer.getvalue().encode("utf-8")
