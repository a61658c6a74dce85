"""The class report: one self-contained page for the instructor, or, without names, for the class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from grader import grades
from grader.config import Config
from grader.grades import Training
from grader.report import messages, rendering, statistics
from grader.report.statistics import Bar, Misconception, PropertyFigures, Spread
from grader.results import Look, Status, StudentResult, write_atomically
from grader.text import Language, Text

if TYPE_CHECKING:
    from grader.report.similar import Similar  # draws copydetect in, which only those who ask for pairs need

SLOWEST = 10
FOREMOST = 15  # mistakes of either kind that are shown without asking for more
FEW = 5  # names that are shown without asking for them


@dataclass(frozen=True, slots=True)
class ChapterFigures:
    """One chapter: the class's shares of its points in the order of the heat map, and its properties."""

    slug: str
    title: str
    shares: list[float | None]
    spread: Spread | None
    properties: list[PropertyFigures]


@dataclass(frozen=True, slots=True)
class Looked:
    """Something in one student's source that a person should look at."""

    student: str
    chapter: str
    look: Look


@dataclass(frozen=True, slots=True)
class ClassView:
    """All that the page is written from; `students` are in the order of the heat map, `names` what they are called.

    Names are in it in any case: the template leaves them out where `anonymous`.
    """

    students: list[str]
    names: dict[str, str]
    present: int
    titles: dict[str, str]
    out_of: float
    spread: Spread | None
    bars: list[Bar]
    chapters: list[ChapterFigures]
    misconceptions: list[Misconception]
    patterns: list[Misconception]
    looks: list[Looked]
    repaired: list[tuple[str, str, str, list[str]]]
    stopped: list[tuple[str, str, int, list[str]]]
    slowest: list[tuple[str, float]]
    similar: Sequence[Similar] | None
    late: list[str]
    absent: list[str]
    anonymous: bool


def view(
    results: Sequence[StudentResult],
    config: Config,
    titles: Mapping[str, Text],
    language: Language,
    *,
    anonymous: bool = False,
    seconds: Mapping[str, float] | None = None,
    similar: Sequence[Similar] | None = None,
    training: Training | None = None,
) -> ClassView:
    """Return what the page shows of `results`; the best marks come first."""
    graded = {result.student: grades.grade(result, config, training) for result in results}
    here = statistics.present(results)
    here.sort(key=lambda result: (-graded[result.student].mark, result.student))
    marks = [graded[result.student].mark for result in here]
    mistakes = statistics.misconceptions(here, language)
    titled = {slug: titles[slug].in_(language) if slug in titles else slug for slug in config.chapters}
    return ClassView(
        students=[result.student for result in here],
        names=_names(results),
        present=len(here),
        titles=titled,
        out_of=config.mark_out_of,
        spread=Spread.of(marks),
        bars=statistics.histogram(marks, config.mark_out_of),
        chapters=[_chapter(here, slug, title, language) for slug, title in titled.items()],
        misconceptions=[one for one in mistakes if one.known],
        patterns=[one for one in mistakes if not one.known],
        looks=[
            Looked(result.student, slug, look)
            for result in results
            for slug, chapter in result.chapters.items()
            for look in chapter.needs_look
        ],
        repaired=[
            (result.student, slug, chapter.origin or "", [note[language] for note in chapter.told])
            for result in results
            for slug, chapter in result.chapters.items()
            if chapter.repaired
        ],
        stopped=_stopped(here, language),
        slowest=sorted((seconds or {}).items(), key=lambda item: -item[1])[:SLOWEST],
        similar=similar,
        late=[student for student, grade in graded.items() if grade.status is Status.LATE],
        absent=[student for student, grade in graded.items() if grade.status is Status.ABSENT],
        anonymous=anonymous,
    )


def _names(results: Sequence[StudentResult]) -> dict[str, str]:
    """Return what each student is called: by name where there is one, with the id where two share it."""
    counted = Counter(result.name for result in results)
    return {
        result.student: result.name if counted[result.name] == 1 else f"{result.name} ({result.student})"
        for result in results
        if result.name
    }


def _chapter(here: Sequence[StudentResult], slug: str, title: str, language: Language) -> ChapterFigures:
    shares = statistics.shares(here, slug)
    return ChapterFigures(
        slug=slug,
        title=title,
        shares=shares,
        spread=Spread.of([100 * share for share in shares if share is not None]),
        properties=statistics.properties(here, slug, language),
    )


def _stopped(here: Sequence[StudentResult], language: Language) -> list[tuple[str, str, int, list[str]]]:
    """Return chapter, verdict, how many and who, the most frequent first."""
    found = statistics.stopped(here)
    counted = Counter((one.chapter, one.verdict) for one in found)
    return [
        (
            slug,
            messages.VERDICTS[verdict].in_(language),
            count,
            [one.student for one in found if (one.chapter, one.verdict) == (slug, verdict)],
        )
        for (slug, verdict), count in counted.most_common()
    ]


def write_class(
    results: Sequence[StudentResult],
    config: Config,
    titles: Mapping[str, Text],
    language: Language,
    path: Path,
    *,
    anonymous: bool = False,
    seconds: Mapping[str, float] | None = None,
    similar: Sequence[Similar] | None = None,
    training: Training | None = None,
) -> None:
    """Write the class report.

    Args:
        results: of the class.
        config: chapters in order, coefficients, deadlines.
        titles: of the chapters, by slug.
        language: of the page.
        path: the HTML file.
        anonymous: leave every name and id out.
        seconds: how long each student's grading took, where that is known.
        similar: pairs that look alike, where they were looked for.
        training: what the accuracy check adds to the marks, where it ran.

    Raises:
        OSError: `path` cannot be written.
    """
    shown = view(
        results,
        config,
        titles,
        language,
        anonymous=anonymous,
        seconds=seconds,
        similar=similar,
        training=training,
    )
    write_atomically(
        path, rendering.render("class.html", language, view=shown, foremost=FOREMOST, few=FEW).encode("utf-8")
    )
