"""The recorded exam: examples and expected answers, drawn once for a class.

The stored exam, not its seed, is the truth: it is what is replayed for every
submission and what is hashed. It lies in a private folder with its secret.
"""

from __future__ import annotations

import hashlib
import hmac
import inspect
import os
import secrets
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any, cast

from grader import diagnosis, modules, shelf, values
from grader.course import Chapter, Course, CourseError
from grader.errors import ClearError
from grader.jobs import Job, Processes
from grader.outcome import Call, Outcome, Raised, Returned, Value
from grader.sandbox import InProcess
from grader.suite import Example, Kind, Property

FORMAT = 1
SECRET_BYTES = 32
# The examiner keeps every answer of a chapter, a thousand perhaps: a wrong one may be larger than the right ones, but
# not so large that all of them fill the memory.
ROOM = 4
MIN_ROOM = 2**19


class ExamError(ClearError):
    """An exam cannot be read or drawn; the message says which, and what to do."""


@dataclass(frozen=True, slots=True)
class Case:
    """One recorded example: what it asks, and (but for laws) what must come back."""

    example: Example
    calls: tuple[Call, ...]
    expected: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Recorded:
    """One property with its cases; `small` is the shelf that a counterexample is taken from."""

    property: Property
    cases: tuple[Case, ...]
    small: tuple[Case, ...]


@dataclass(frozen=True)
class ChapterExam:
    """The exam of one chapter.

    `parameters` are the argument names of every function and scenario;
    `digest` is of the stored bytes and seeds the order of questions.
    """

    chapter: str
    recorded: tuple[Recorded, ...]
    parameters: dict[str, tuple[str, ...]]
    chaffs: tuple[diagnosis.Signature, ...]
    digest: str

    @property
    def max_score(self) -> int:
        """Return the sum of all points."""
        return sum(recorded.property.points for recorded in self.recorded)

    @cached_property
    def room(self) -> int:
        """Return how many bytes one answer may take: some times the largest that is expected."""
        expected = (answer for one in self.recorded for case in one.cases for answer in case.expected)
        sizes = (len(values.encode(answer.value)) for answer in expected if isinstance(answer, Returned))
        return max(MIN_ROOM, ROOM * max(sizes, default=0))


def new_secret() -> bytes:
    """Return fresh random bytes that an exam is drawn from."""
    return secrets.token_bytes(SECRET_BYTES)


def secret_of(seed: str) -> bytes:
    """Return the secret that `seed` stands for; whoever knows the one knows the other.

    Raises:
        ExamError: there is nothing in it, as in a shell variable that was never set.
    """
    if not seed.strip():
        raise ExamError("--seed is empty: name words that nobody guesses, or leave it out for a random exam")
    return hashlib.sha256(seed.encode()).digest()


def draw(chapter: Chapter, secret: bytes, *, shelves: bool = True, chaffs: bool = True) -> ChapterExam:
    """Draw the exam of `chapter` from `secret`, in memory.

    The course must be importable. The reference answers in this process.

    Args:
        chapter: whose suite is drawn.
        secret: the same secret draws the same exam.
        shelves: also look for small cases, which only counterexamples need.
        chaffs: also keep what the chaffs answer, which only a diagnosis needs.

    Raises:
        CourseError: reference or suite are missing or contradict each other.
    """
    return _read(chapter, _draw(chapter, secret, shelves=shelves, chaffs=chaffs))


def write(folder: Path, chapters: Sequence[Chapter], secret: bytes | None = None, *, jobs: int = 1) -> Iterator[str]:
    """Draw the exam of every chapter that `folder` lacks, over `jobs` processes, and keep it there.

    The folder is private (mode 0700) and keeps the secret too; what is drawn later is drawn from the one it has.

    Yields:
        The slug of each chapter when its exam is there.

    Raises:
        ExamError: the folder cannot be written, its secret is damaged, or processes that draw were killed.
    """
    with _writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        kept = secret_path(folder)
        if not kept.exists():
            _write_private(kept, secret or new_secret())
        seed = kept.read_bytes()
    if len(seed) < SECRET_BYTES:
        raise ExamError(f"{kept} is too short to be a secret: draw a new exam with another --exam folder")
    missing = {chapter.slug: chapter for chapter in chapters if not path_of(folder, chapter).exists()}
    if missing:
        work = _Drawing(chapters[0].root, folder, missing, seed)
        for slug, drawn in Processes(jobs).run(work, missing, str.encode):
            if drawn is None:
                raise ExamError(
                    f"{slug}: the processes that drew it were killed, for their memory perhaps: try again with --jobs 1"
                )
            yield slug


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The drawing of exams as work for job processes: a chapter's slug goes in, its exam is in the folder then."""

    root: Path
    exam: Path
    chapters: dict[str, Chapter]
    seed: bytes
    gpu: bool = False

    def moved(self, root: Path, exam: Path) -> _Drawing:
        return replace(self, root=root, exam=exam)

    @contextmanager
    def open(self) -> Iterator[Job]:
        """Yield a function that draws a chapter, the same from the same seed whatever this process has drawn before.

        Hypothesis draws, among others, constants that stand in modules of ours: all are there from the start.
        """
        course = Course.open(self.root)
        course.importable()
        for chapter in course.chapters:
            with suppress(Exception):  # another chapter's fault is not in the way of this exam
                modules.reference(chapter)
                modules.suite(chapter)
                modules.scenarios(chapter)

        def draw_one(asked: bytes) -> bytes:
            with _writing(self.exam):
                _write_one(self.exam, self.chapters[asked.decode()], self.seed)
            return asked

        yield draw_one


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ExamError(f"the exam folder {folder} cannot be written: {error}") from error


def path_of(folder: Path, chapter: Chapter) -> Path:
    """Return where the exam of `chapter` is kept."""
    return folder / f"{chapter.slug}.exam"


def secret_path(folder: Path) -> Path:
    """Return where the secret is kept that the exams of `folder` are drawn from."""
    return folder / "secret"


def _write_one(folder: Path, chapter: Chapter, seed: bytes) -> None:
    with warnings.catch_warnings(action="ignore"):  # shelves try odd sizes, chaffs are wrong, both on purpose
        drawn = _draw(chapter, seed)
    _write_private(path_of(folder, chapter), drawn)


def read(folder: Path, chapter: Chapter) -> ChapterExam:
    """Read the stored exam of `chapter`.

    Raises:
        ExamError: it is missing, damaged, or drawn from another hidden suite.
    """
    path = path_of(folder, chapter)
    try:
        stored = path.read_bytes()
    except OSError as error:
        raise ExamError(f"{path}: {error.strerror}; draw an exam with a new --exam folder") from error
    return _read(chapter, stored, path)


def keyed_digest(folder: Path, exam: ChapterExam) -> str:
    """Return what a result may hold of an exam: a digest that nobody without the secret can check guesses with."""
    return hmac.new(secret_path(folder).read_bytes(), exam.digest.encode(), hashlib.sha256).hexdigest()


def _write_private(path: Path, data: bytes) -> None:
    """Write a file that only its owner reads; whoever comes first stays, and nobody sees half of it."""
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    partial.touch(mode=0o600)
    with partial.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(partial, path)  # unlike a rename it never takes the place of what is there
    except FileExistsError:
        pass
    except OSError:  # a file system without links
        if not path.exists():
            partial.replace(path)
    partial.unlink(missing_ok=True)


def _suite_digest(chapter: Chapter) -> str:
    """Hash what the second half of a law and a scenario do at every replay."""
    digest = hashlib.sha256()
    for path in (chapter.hidden / "properties.py", chapter.scenarios):
        digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()


def examples(strategy: Any, count: int, seed: int) -> list[Example]:
    """Draw `count` examples (fewer where there are no more) from a Hypothesis strategy."""
    import hypothesis

    drawn: list[Example] = []

    @hypothesis.seed(seed)
    @hypothesis.settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
        verbosity=hypothesis.Verbosity.quiet,
    )
    @hypothesis.given(strategy)
    def collect(example: Example) -> None:
        drawn.append(example)

    collect()
    return drawn


def _draw(chapter: Chapter, secret: bytes, *, shelves: bool = True, chaffs: bool = True) -> bytes:
    suite = modules.suite(chapter)
    reference, scenarios = modules.reference(chapter), modules.scenarios(chapter)
    oracle = InProcess(reference, scenarios)
    oracle.load()
    recorded = []
    for declared in suite.properties:
        seed = int.from_bytes(hmac.new(secret, f"{chapter.slug}.{declared.name}".encode(), hashlib.sha256).digest())
        drawn = [*declared.edge, *examples(declared.strategy, declared.examples, seed)]
        cases = tuple(_case(declared, example, oracle) for example in drawn)
        small: tuple[Case, ...] = ()
        if shelves and declared.kind is Kind.AGREEMENT:
            small = _shelf(declared, cases, oracle, seed)
        recorded.append(Recorded(declared, cases, small))
    parameters = _parameters(recorded, reference, scenarios)
    signatures = [
        diagnosis.signature(path.stem, names, sentence, InProcess(module, scenarios), recorded)
        for path in (chapter.chaffs() if chaffs else ())
        for module, names, sentence in [modules.chaff(chapter, path)]
    ]
    return values.encode(
        {
            "format": FORMAT,
            "chapter": chapter.slug,
            "suite": _suite_digest(chapter),
            "properties": [
                {
                    "name": one.property.name,
                    "cases": [_stored(case) for case in one.cases],
                    "small": [_stored(case) for case in one.small],
                }
                for one in recorded
            ],
            "parameters": cast(Value, parameters),
            "chaffs": [signature.stored() for signature in signatures],
        }
    )


def _case(declared: Property, example: Example, oracle: InProcess) -> Case:
    """Ask the reference what `example` must give.

    Raises:
        CourseError: the reference raises where it must answer, or answers where it must raise.
    """
    calls = declared.calls(example)
    answers = tuple(oracle.ask(calls))
    if declared.kind is Kind.LAW:
        returned = [answer.value for answer in answers if isinstance(answer, Returned)]
        if len(returned) < len(calls):
            raise CourseError(f"{declared.name}: the reference raises on {example!r}: {answers!r}")
        try:
            declared.check(example, returned)
        except AssertionError as error:
            raise CourseError(f"{declared.name}: the reference breaks the law on {example!r}: {error}") from error
        return Case(example, calls, ())
    wanted = _is_value_error if declared.kind is Kind.REJECTS else _is_returned
    for call, answer in zip(calls, answers, strict=True):
        if not wanted(answer):
            raise CourseError(f"{declared.name}: the reference answers {answer!r} to {call!r}")
    return Case(example, calls, answers)


def _is_value_error(answer: Outcome) -> bool:
    return isinstance(answer, Raised) and "ValueError" in answer.bases


def _is_returned(answer: Outcome) -> bool:
    return isinstance(answer, Returned)


def _shelf(declared: Property, cases: Sequence[Case], oracle: InProcess, seed: int) -> tuple[Case, ...]:
    """Look for small relatives of the cases that the reference accepts too, the smallest first."""

    def accepted(example: Example) -> Case | None:
        try:
            return _case(declared, example, oracle)
        except (CourseError, ValueError, TypeError, IndexError, KeyError):
            return None

    return tuple(shelf.stock([case.example for case in cases], accepted, seed))


def _parameters(
    recorded: Sequence[Recorded], reference: ModuleType, scenarios: ModuleType | None
) -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for one in recorded:
        for call in one.cases[0].calls:
            home = scenarios if call.scenario else reference
            found = tuple(inspect.signature(getattr(home, call.function)).parameters)
            names[call.function] = found[1:] if call.scenario else found
    return names


def _stored(case: Case) -> Value:
    return {"example": case.example, "expected": [_stored_answer(answer) for answer in case.expected]}


def _stored_answer(answer: Outcome) -> Value:
    """Keep a value in a one-tuple; `None` stands for a `ValueError`."""
    return (answer.value,) if isinstance(answer, Returned) else None


def _read(chapter: Chapter, stored: bytes, path: Path | None = None) -> ChapterExam:
    where = path or f"the exam of {chapter.slug}"
    try:
        tree = cast(dict[str, Any], values.decode(stored))
        if tree["format"] != FORMAT:
            raise ExamError(f"{where} has format {tree['format']}, this grader reads {FORMAT}: draw a new exam")
        if tree["suite"] != _suite_digest(chapter):
            raise ExamError(
                f"{where} was drawn from another version of {chapter.hidden / 'properties.py'}: "
                "grade with the version it was drawn from, or draw a new exam with another --exam folder"
            )
        declared = {one.name: one for one in modules.suite(chapter).properties}
        recorded = tuple(
            Recorded(
                declared[entry["name"]],
                tuple(_restored(declared[entry["name"]], case) for case in entry["cases"]),
                tuple(_restored(declared[entry["name"]], case) for case in entry["small"]),
            )
            for entry in tree["properties"]
        )
        return ChapterExam(
            chapter=chapter.slug,
            recorded=recorded,
            parameters={name: tuple(found) for name, found in tree["parameters"].items()},
            chaffs=tuple(diagnosis.Signature.restored(entry) for entry in tree["chaffs"]),
            digest=hashlib.sha256(stored).hexdigest(),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ExamError(f"{where} is damaged ({error!r}): draw a new exam with another --exam folder") from error


def _restored(declared: Property, entry: dict[str, Any]) -> Case:
    example = tuple(entry["example"])
    expected = tuple(
        Raised("ValueError", ("ValueError",)) if answer is None else Returned(answer[0]) for answer in entry["expected"]
    )
    return Case(example, declared.calls(example), expected)
