"""Grade one submission: its chapters, one confined worker each.

This is what a job process does, on this machine or on a cluster's.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from functools import cache
from importlib import metadata
from pathlib import Path
from types import TracebackType
from typing import Any

from grader import __version__, exam, look
from grader.course import Chapter, Course, Framework
from grader.errors import ClearError, type_and_place
from grader.examiner import Examined, Judged, all_with, examine
from grader.intake.submission import Submission, Taken
from grader.outcome import InternalError, Verdict
from grader.results import ChapterResult, Look, Provenance, Status, StudentResult, both, chapter_result, digest
from grader.sandbox import Limits, Sandbox, Tier
from grader.text import Language, Text

# A sandbox that fails twice for the same chapter will fail a third time.
ATTEMPTS = 2
# What decides over a result; pages, exports and the command line may change without grading a class again.
JUDGES = (
    *(f"{name}.py" for name in ("compare", "diagnosis", "exam", "examiner", "grading", "look", "modules", "outcome")),
    *(f"{name}.py" for name in ("results", "shelf", "suite", "text", "values")),
    *(f"report/{name}.py" for name in ("conditions", "likeness", "messages", "pattern", "sliding", "traits")),
    "sandbox/*.py",
)
_NO_MODULE = Text.same("ModuleNotFoundError")
_ABSENT = Text.same("ModuleNotFoundError: {modules}")
NO_FILE = Text("no file was handed in for this chapter", "aucun fichier n’a été rendu pour ce chapitre")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is made with, the same for every submission; crosses to job processes."""

    root: Path
    exam: Path
    chapters: tuple[str, ...]
    tier: Tier
    limits: Limits
    language: Language


class Grader:
    """Exams, sandboxes and settings of one job process; a context manager."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.course = Course.open(settings.root)
        self.course.importable()
        self.chapters = [self.course[slug] for slug in settings.chapters]
        self._exams: dict[str, exam.ChapterExam] = {}
        self._provenance: dict[str, Provenance] = {}
        self._sandboxes: dict[Framework, Sandbox] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Grader:
        """Return the grader; sandboxes start when they are first needed."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop every sandbox."""
        self._stack.close()
        self._sandboxes.clear()

    def provenance(self, chapter: Chapter) -> Provenance:
        """Say what results of `chapter` are made with: the same for every submission."""
        if chapter.slug not in self._provenance:
            self._provenance[chapter.slug] = Provenance(
                isolation=self.settings.tier.value,
                exam=exam.keyed_digest(self.settings.exam, self._exam(chapter)),
                grader=f"{__version__}+{code_digest()}",
                look=digest(repr(chapter.look).encode()),
                language=self.settings.language,
                environment=environment(),
                limits=asdict(self.settings.limits),
            )
        return self._provenance[chapter.slug]

    def grade(self, submission: Submission, kept: Mapping[str, ChapterResult] | None = None) -> StudentResult:
        """Grade every chapter of `submission` but those in `kept`, which are taken over."""
        found = dict(kept or {})
        for chapter in self.chapters:
            taken = submission.files.get(chapter.slug)
            result = found.get(chapter.slug) or self.graded(chapter, taken)
            submitted = taken.submitted_at.isoformat() if taken and taken.submitted_at else None
            found[chapter.slug] = result.model_copy(update={"submitted": submitted})
        chapters = {chapter.slug: found[chapter.slug] for chapter in self.course.chapters if chapter.slug in found}
        tiers = {Tier(result.provenance.isolation) for result in chapters.values()}
        return StudentResult(
            student=submission.student,
            name=submission.name,
            group=submission.group,
            score=sum(result.score for result in chapters.values()),
            max_score=sum(result.max_score for result in chapters.values()),
            isolation=max(tiers, key=list(Tier).index).value,
            status=status(submission, chapters),
            submitted=submission.submitted_at.isoformat() if submission.submitted_at else None,
            marked_late=submission.late,
            extensions={slug: extra.total_seconds() for slug, extra in sorted(submission.extensions.items())},
            notes=[both(note) for note in submission.notes],
            chapters=chapters,
        )

    def failed(self, submission: Submission, detail: Text, kept: Mapping[str, ChapterResult]) -> StudentResult:
        """Return a result that says that grading `submission` failed on our side, but for the chapters in `kept`."""
        lost = {chapter.slug: self._lost(chapter, detail) for chapter in self.chapters if chapter.slug not in kept}
        return self.grade(submission, {**kept, **lost})

    def _lost(self, chapter: Chapter, detail: Text) -> ChapterResult:
        return self._result(chapter, all_with(self._exam(chapter), Verdict.INTERNAL_ERROR, detail))

    def graded(self, chapter: Chapter, taken: Taken | None) -> ChapterResult:
        """Grade one chapter; an error that nobody foresaw is ours, and ends neither the others nor the class.

        Raises:
            ClearError: the exam or the course cannot be read, which is not this submission's matter.
        """
        try:
            return self._chapter(chapter, taken)
        except ClearError:
            raise
        except Exception as error:
            self._discard(chapter.framework)
            return self._lost(chapter, Text.same(type_and_place(error)))

    def disowned(self, chapter: Chapter, taken: Taken | None, result: ChapterResult) -> str | None:
        """Say why `result` cannot be what grading `taken` here, now, comes to; `None` where it can."""
        recorded = self._exam(chapter)
        declared = [(one.property.name, one.property.function, one.property.points) for one in recorded.recorded]
        source = digest(taken.source) if taken and taken.source is not None else None
        if result.provenance != self.provenance(chapter):
            return "a result of another exam, grader or isolation"
        given = (source, taken.origin if taken else None)
        failed = result.verdict is Verdict.INTERNAL_ERROR  # then it may be that no file was looked at
        if (result.source, result.origin) not in ((given, (None, None)) if failed else (given,)):
            return "the result of another file"
        if [(one.name, one.function, one.max_score) for one in result.properties] != declared:
            return "other properties"
        possible = all(0 <= one.score <= one.max_score for one in result.properties)
        if not possible or (result.score, result.max_score) != (
            sum(one.score for one in result.properties),
            recorded.max_score,
        ):
            return "a score that cannot be"
        return None

    def _chapter(self, chapter: Chapter, taken: Taken | None) -> ChapterResult:
        recorded = self._exam(chapter)
        if taken is None:
            return self._result(chapter, all_with(recorded, Verdict.MISSING), notes=[both(NO_FILE)])
        if taken.source is None:
            reason = taken.rejected or taken.why
            verdict = Verdict.INTERNAL_ERROR if taken.ours else Verdict.REJECTED
            return self._result(chapter, all_with(recorded, verdict, reason), origin=taken.origin, notes=[both(reason)])
        found = look.look(taken.source, chapter)
        return self._result(
            chapter,
            _naming_what_is_absent(self._examine(chapter, recorded, taken.source), found),
            origin=taken.origin,
            source=digest(taken.source),
            notes=[both(taken.why)],
            repaired=taken.repaired,
            needs_look=[
                Look(
                    rule=one.rule,
                    line=one.line,
                    reason=one.reason.in_(self.settings.language),
                    said=both(one.reason),
                )
                for one in found
            ],
        )

    def _result(self, chapter: Chapter, examined: Examined, **taken: Any) -> ChapterResult:
        made_with = self.provenance(chapter)
        return chapter_result(examined, self._exam(chapter), self.settings.language, provenance=made_with, **taken)

    def _examine(self, chapter: Chapter, recorded: exam.ChapterExam, source: bytes) -> Examined:
        """Examine in a confined worker; what fails on our side is tried again, and never scored as the student's."""
        failure = Text.same("")
        for _ in range(ATTEMPTS):
            try:
                worker = self._sandbox(chapter.framework).worker(
                    chapter.slug, source, chapter.scenarios_source, recorded.room
                )
                try:
                    return examine(recorded, worker)
                finally:
                    worker.close()
            except InternalError as error:
                failure = error.said
                self._discard(chapter.framework)
        return all_with(recorded, Verdict.INTERNAL_ERROR, failure)

    def _exam(self, chapter: Chapter) -> exam.ChapterExam:
        if chapter.slug not in self._exams:
            self._exams[chapter.slug] = exam.read(self.settings.exam, chapter)
        return self._exams[chapter.slug]

    def _sandbox(self, framework: Framework) -> Sandbox:
        if framework not in self._sandboxes:
            sandbox = Sandbox(framework, self.settings.limits, self.settings.tier)
            self._sandboxes[framework] = self._stack.enter_context(sandbox)
        return self._sandboxes[framework]

    def _discard(self, framework: Framework) -> None:
        sandbox = self._sandboxes.pop(framework, None)
        if sandbox is not None:
            sandbox.close()


def _naming_what_is_absent(examined: Examined, found: Sequence[look.Found]) -> Examined:
    """Say which library a file could not import: of the exception itself only type and line come from a worker."""

    def named(one: Judged) -> Judged:
        missing = [other.rule for other in found if other.absent and other.line == one.line]
        if one.verdict is not Verdict.LOAD_ERROR or one.detail != _NO_MODULE or not missing:
            return one
        return replace(one, detail=_ABSENT.format(modules=", ".join(missing)))

    return replace(examined, judged=tuple(named(one) for one in examined.judged))


def status(submission: Submission, chapters: Mapping[str, ChapterResult]) -> Status:
    """Return where the grade stands, the most urgent thing first."""
    if submission.absent:
        return Status.ABSENT
    if any(result.verdict is Verdict.INTERNAL_ERROR for result in chapters.values()):
        return Status.INTERNAL_ERROR
    if any(result.needs_look or result.verdict is Verdict.TAMPERING for result in chapters.values()):
        return Status.NEEDS_LOOK
    return Status.GRADED


@cache
def code_digest() -> str:
    """Hash the code that a verdict depends on: another grader may grade otherwise."""
    hashed = hashlib.sha256()
    package = Path(__file__).parent
    for path in sorted(path for pattern in JUDGES for path in package.glob(pattern)):
        hashed.update(path.relative_to(package).as_posix().encode())
        hashed.update(path.read_bytes())
    return hashed.hexdigest()[:12]


@cache
def environment() -> dict[str, str]:
    """Return the versions that an answer may depend on."""
    return {
        "python": platform.python_version(),
        "machine": platform.machine(),
        **{name: metadata.version(name) for name in ("numpy", "torch")},
    }
