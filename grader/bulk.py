"""Grade a class: results as they come, resume, and only what changed.

A result is written the moment it exists, whole or not at all, so that a run
that is killed at any instant goes on where it was.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from grader import results
from grader.grading import Grader, Settings
from grader.intake.submission import Submission, Taken
from grader.jobs import Job, Jobs, parsed
from grader.outcome import InternalError, Verdict
from grader.results import ChapterResult, Provenance, StudentResult
from grader.text import Text


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done for one submission: nothing, some chapters, all of them; and why."""

    submission: Submission
    kept: Mapping[str, ChapterResult]
    reasons: tuple[Text, ...]
    old: StudentResult | None = None

    @property
    def is_done(self) -> bool:
        """Say whether nothing is left to grade."""
        return not self.reasons


@dataclass(slots=True)
class Run:
    """What a run came to; `results` in order of student once it has ended, `seconds` of those graded now."""

    graded: int = 0
    reused: int = 0
    results: dict[str, StudentResult] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)


Progress = Callable[[StudentResult], None]


def plan(submissions: Sequence[Submission], grader: Grader, folder: Path) -> list[Plan]:
    """Compare every submission with its stored result, and say what must be graded and why."""
    return [_plan(submission, grader, results.path_of(folder, submission.student)) for submission in submissions]


def _plan(submission: Submission, grader: Grader, path: Path) -> Plan:
    if not path.exists():
        return Plan(submission, {}, (Text("never graded", "jamais corrigé"),))
    try:
        old = results.read(path)
    except results.ResultsError as error:
        return Plan(submission, {}, (error.said,))
    kept = dict(old.chapters)  # chapters that are not part of this run stay as they are
    reasons = []
    for chapter in grader.chapters:
        reason = _reason(kept.get(chapter.slug), submission.files.get(chapter.slug), grader.provenance(chapter))
        if reason is not None:
            kept.pop(chapter.slug, None)
            reasons.append(Text(f"{chapter.slug}: {reason.en}", f"{chapter.slug} : {reason.fr}"))
    return Plan(submission, kept, tuple(reasons), old)


def _reason(old: ChapterResult | None, taken: Taken | None, now: Provenance) -> Text | None:
    """Say why a chapter must be graded again, or return `None` where its stored result is what a new run would give."""
    if old is None:
        return Text("never graded", "jamais corrigé")
    if old.verdict is Verdict.INTERNAL_ERROR:
        return Text("the grader had failed", "la correction avait échoué")
    source = results.digest(taken.source) if taken and taken.source is not None else None
    if old.source != source or old.origin != (taken.origin if taken else None):
        return Text("the file has changed", "le fichier a changé")
    was = old.provenance
    if was.exam != now.exam:
        return Text("another exam", "un autre examen")
    if was.look != now.look:
        return Text("other things are looked for", "autre chose est à vérifier")
    for what, before, after in (
        ("grader", was.grader, now.grader),
        ("isolation", was.isolation, now.isolation),
        ("language", was.language, now.language),
        *((name, was.environment.get(name, "-"), now.environment.get(name, "-")) for name in now.environment),
    ):
        if before != after:
            return Text(f"{what} was {before}, is now {after}", f"{what} était {before}, est maintenant {after}")
    return Text("other limits", "d’autres limites") if was.limits != now.limits else None


# -- jobs ----------------------------------------------------------------------------------------------------------

# What a job gets: the files of the chapters that it grades. Whose they are it does not hear.
_Files = dict[str, Taken | None]
_FILES = TypeAdapter(_Files)


class Answer(BaseModel):
    """What a job gives: the chapters that it was given, graded, and how long that took."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    chapters: dict[str, ChapterResult]
    seconds: float = Field(ge=0, allow_inf_nan=False)


@dataclass(frozen=True, slots=True)
class Grading:
    """The exact properties as work for job processes."""

    settings: Settings
    gpu: bool = False

    @property
    def root(self) -> Path:
        """Return the folder of the course."""
        return self.settings.root

    @property
    def exam(self) -> Path:
        """Return the folder of the exam."""
        return self.settings.exam

    def moved(self, root: Path, exam: Path) -> Grading:
        """Return the same with course and exam in other folders."""
        return replace(self, settings=replace(self.settings, root=root, exam=exam))

    @contextmanager
    def open(self) -> Iterator[Job]:
        """Yield a function that grades, and keep its sandboxes warm."""
        with Grader(self.settings) as grader:
            yield partial(job, grader)


def job(grader: Grader, asked: bytes) -> bytes:
    """Grade the files of one submission."""
    started = time.monotonic()
    files = _FILES.validate_json(asked)
    chapters = {slug: grader.graded(grader.course[slug], taken) for slug, taken in files.items()}
    return Answer(chapters=chapters, seconds=time.monotonic() - started).model_dump_json().encode()


def _asked(plan: Plan, grader: Grader) -> bytes:
    files: _Files = {}
    for chapter in grader.chapters:
        if chapter.slug not in plan.kept:
            taken = plan.submission.files.get(chapter.slug)
            files[chapter.slug] = taken and replace(taken, submitted_at=None)
    return _FILES.dump_json(files)


def _checked(answer: bytes | None, plan: Plan, grader: Grader) -> Answer:
    """Parse what came back; whoever wrote it, it can be nothing but the graded chapters that were asked for.

    Raises:
        InternalError: nothing came back, or something else.
    """
    found = parsed(answer, Answer)
    asked = {chapter.slug: chapter for chapter in grader.chapters if chapter.slug not in plan.kept}
    if list(found.chapters) != list(asked):
        raise InternalError("a job answered for other chapters than it was given")
    for slug, result in found.chapters.items():
        wrong = grader.disowned(asked[slug], plan.submission.files.get(slug), result)
        if wrong is not None:
            raise InternalError(f"a job answered for {slug} with {wrong}")
    return found


# -- a run ---------------------------------------------------------------------------------------------------------


def grade(plans: Sequence[Plan], grader: Grader, folder: Path, *, jobs: Jobs, progress: Progress) -> Run:
    """Grade what `plans` leave to do, and store every result.

    Args:
        plans: one per submission.
        grader: of this process: joins chapters to results, and checks what jobs answer.
        folder: the results folder.
        jobs: where the grading is done.
        progress: is told of every result, graded or kept.

    Raises:
        ClearError: the exam cannot be read any more, or there is nowhere to grade.
        OSError: results cannot be written.
        KeyboardInterrupt: what is graded is stored.
    """
    run = Run()
    for done in (one for one in plans if one.is_done):
        result = grader.grade(done.submission, done.kept)  # names, notes and status may be new
        if result != done.old:
            results.write(folder, result)
        run.results[result.student] = result
        run.reused += 1
        progress(result)
    waiting = {one.submission.student: one for one in plans if not one.is_done}
    with closing(jobs.run(Grading(grader.settings), waiting, lambda key: _asked(waiting[key], grader))) as answers:
        for student, answer in answers:
            one = waiting[student]
            try:
                found = _checked(answer, one, grader)
            except InternalError as error:
                result = grader.failed(one.submission, error.said, one.kept)
            else:
                result = grader.grade(one.submission, {**one.kept, **found.chapters})
                run.seconds[student] = found.seconds
                run.graded += 1
            for taken in one.submission.files.values():
                if taken.source is not None:
                    results.write_source(folder, taken.source)
            results.write(folder, result)
            run.results[student] = result
            progress(result)
    run.results = dict(sorted(run.results.items()))
    return run
