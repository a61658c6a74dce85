"""Answer an appeal: run one recorded example of one property again, and show everything.

And check what a result claims: that the file, the exam and the grader are those it was made from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader import exam, results
from grader.course import Chapter, Course, CourseError
from grader.exam import Case
from grader.examiner import Judged, judge
from grader.grading import Grader
from grader.outcome import LoadError, Outcome, Returned, Verdict
from grader.report import counterexample, grid, messages
from grader.results import PropertyResult, StudentResult
from grader.sandbox import Sandbox
from grader.suite import Kind
from grader.text import Language


@dataclass(frozen=True, slots=True)
class Replay:
    """One case, asked again; `result` is what would be stored if the exam held this case only."""

    chapter: Chapter
    case: Case
    answers: list[Outcome]
    result: PropertyResult


def replay(folder: Path, grader: Grader, student: str, name: str, number: int | None = None) -> Replay:
    """Ask the submission of `student` the stored counterexample of the property `name`, or case `number` of the exam.

    Raises:
        ResultsError: there is no such result, its source is not kept, or it was graded with another exam.
        CourseError: no property has this name.
        InternalError: the sandbox failed.
    """
    path = results.path_of(folder, student)
    if not path.is_file():
        raise results.ResultsError(f"no result of {student} in {folder}: a student is named as in grades.csv")
    chapter, stored = _find(grader.course, results.read(path), name)
    source = results.read_source(folder, stored.source) if stored.source else None
    if source is None:
        raise results.ResultsError(f"{student} handed in nothing for {chapter.slug} that could be run")
    if stored.provenance.exam != grader.provenance(chapter).exam:
        raise results.ResultsError(
            f"{chapter.slug} was graded with another exam than {grader.settings.exam} holds: name it by --exam"
        )
    recorded_exam = exam.read(grader.settings.exam, chapter)
    recorded = next(one for one in recorded_exam.recorded if one.property.name == name)
    kept = next(one.counterexample for one in stored.properties if one.name == name)
    cases = recorded.small if number is None and kept is not None and kept.small else recorded.cases
    chosen = number if number is not None else kept.case if kept is not None else 0
    if not 0 <= chosen < len(cases):
        raise CourseError(f"{name} has the cases 0 to {len(cases) - 1}, not {chosen}")
    answers = _ask(grader, chapter, source, cases[chosen])
    padded = [*answers, *[None] * (len(cases[chosen].calls) - len(answers))]
    found = judge(recorded, cases[chosen], padded, chosen)
    verdict = found.verdict if found else Verdict.PASSED
    judged = Judged(recorded, verdict, 0 if found else recorded.property.points, found)
    again = results.property_result(judged, recorded_exam, grader.settings.language, None)
    return Replay(chapter, cases[chosen], answers, again)


def _find(course: Course, result: StudentResult, name: str) -> tuple[Chapter, results.ChapterResult]:
    for slug, stored in result.chapters.items():
        if any(one.name == name for one in stored.properties):
            return course[slug], stored
    known = sorted(one.name for stored in result.chapters.values() for one in stored.properties)
    near = [candidate for candidate in known if name in candidate] or known
    raise CourseError(f"no property of {result.student} is called {name!r}; there are {', '.join(near[:8])} …")


def _ask(grader: Grader, chapter: Chapter, source: bytes, case: Case) -> list[Outcome]:
    settings = grader.settings
    with Sandbox(chapter.framework, settings.limits, settings.tier) as sandbox:
        worker = sandbox.worker(chapter.slug, source, chapter.scenarios_source)
        try:
            loaded = worker.load()
            if isinstance(loaded, LoadError):
                where = f" (line {loaded.line})" if loaded.line else ""
                raise results.ResultsError(f"the file does not load: {loaded.detail.en}{where}")
            return worker.ask(case.calls)
        finally:
            worker.close()


def verify(folder: Path, grader: Grader) -> Iterator[str]:
    """Recompute what every stored result claims, and yield what does not hold, one sentence each.

    Raises:
        ResultsError: there are no results.
    """
    for result in results.read_all(folder):
        for slug, chapter in result.chapters.items():
            if chapter.score != sum(one.score for one in chapter.properties):
                yield f"{result.student}: {slug}: the score is not the sum of its properties"
            was, now = chapter.provenance, grader.provenance(grader.course[slug])
            for what in ("exam", "grader", "look", "environment"):
                if getattr(was, what) != getattr(now, what):
                    yield f"{result.student}: {slug}: the {what} is not the one it was graded with"
            if chapter.source is None:
                continue
            try:
                results.read_source(folder, chapter.source)
            except results.ResultsError as error:
                yield f"{result.student}: {slug}: {error}"
        if result.score != sum(chapter.score for chapter in result.chapters.values()):
            yield f"{result.student}: the total is not the sum of the chapters"


def told(replayed: Replay, language: Language) -> Iterator[str]:
    """Yield the lines that show an instructor everything about a replayed case."""
    result = replayed.result
    yield f"{replayed.chapter.slug}: {result.name}: {result.said[language].title}"
    yield f"{messages.VERDICTS[result.verdict].in_(language)}"
    if result.counterexample is None:
        for call, answer in zip(replayed.case.calls, replayed.answers, strict=False):
            yield f"{call.function}{call.args!r} -> {(answer.value if isinstance(answer, Returned) else answer)!r}"
        return
    yield result.message
    yield counterexample.call(result.counterexample)
    for picture in counterexample.pictures(result.counterexample, Kind(result.kind), language):
        yield ""
        yield picture.caption
        yield from grid.lines(picture)
