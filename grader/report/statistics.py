"""What a class came to: marks, chapters, properties, misconceptions, and whom to look after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from grader.outcome import Verdict
from grader.results import PropertyResult, Status, StudentResult
from grader.text import Language

BINS = 20
# A correlation over fewer submissions is noise.
MIN_SUBMISSIONS = 5
STOPPED = (
    Verdict.TIMEOUT,
    Verdict.MEMORY,
    Verdict.CRASHED,
    Verdict.LOAD_ERROR,
    Verdict.REJECTED,
    Verdict.TAMPERING,
    Verdict.NONDETERMINISTIC,
    Verdict.INTERNAL_ERROR,
)


@dataclass(frozen=True, slots=True)
class Spread:
    """How numbers are spread."""

    mean: float
    deviation: float
    lower: float
    median: float
    upper: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread | None:
        """Describe `values`; `None` where there are none."""
        if not values:
            return None
        lower, median, upper = np.percentile(values, (25, 50, 75))
        return cls(float(np.mean(values)), float(np.std(values)), float(lower), float(median), float(upper))


@dataclass(frozen=True, slots=True)
class Bar:
    """How many marks lie in [low, high); the last bar includes its end."""

    low: float
    high: float
    count: int


def histogram(marks: Sequence[float], out_of: float) -> list[Bar]:
    """Count `marks` in equal bins from 0 to `out_of`."""
    counts, edges = np.histogram(np.clip(marks, 0, out_of), bins=BINS, range=(0, out_of))
    return [Bar(float(edges[i]), float(edges[i + 1]), int(count)) for i, count in enumerate(counts)]


@dataclass(frozen=True, slots=True)
class PropertyFigures:
    """How a property did: `success` of those who handed in, `discrimination` against the rest of the total."""

    name: str
    function: str
    title: str
    submissions: int
    success: float
    discrimination: float | None


def properties(results: Sequence[StudentResult], slug: str, language: Language) -> list[PropertyFigures]:
    """Return the figures of every property of a chapter, in the order of its suite."""
    passed: dict[str, list[float]] = defaultdict(list)
    rest: dict[str, list[float]] = defaultdict(list)
    known: dict[str, PropertyResult] = {}
    for result in results:
        chapter = result.chapters.get(slug)
        for one in chapter.properties if chapter else ():
            if one.verdict not in (Verdict.INTERNAL_ERROR, Verdict.MISSING):
                known.setdefault(one.name, one)
                passed[one.name].append(float(one.verdict is Verdict.PASSED))
                rest[one.name].append(float(result.score - one.score))
    return [
        PropertyFigures(
            name=name,
            function=one.function,
            title=one.said[language].title,
            submissions=len(passed[name]),
            success=float(np.mean(passed[name])),
            discrimination=_correlation(passed[name], rest[name]),
        )
        for name, one in known.items()
    ]


def _correlation(passed: Sequence[float], rest: Sequence[float]) -> float | None:
    """Return Pearson's correlation; `None` where everybody is alike, or there are too few."""
    if len(passed) < MIN_SUBMISSIONS or len(set(passed)) < 2 or len(set(rest)) < 2:
        return None
    return float(np.corrcoef(passed, rest)[0, 1])


@dataclass(slots=True)
class Misconception:
    """A mistake, in which functions, and who made it; it is `known` if there is a chaff that makes it."""

    chapter: str
    sentence: str
    known: bool
    functions: list[str] = field(default_factory=list)
    students: list[str] = field(default_factory=list)


def misconceptions(results: Sequence[StudentResult], language: Language) -> list[Misconception]:
    """Return all mistakes of which there is a sentence, the most frequent first; several that fit one stand as one."""
    found: dict[tuple[str, str, tuple[str, ...]], Misconception] = {}
    for result in results:
        for slug, chapter in result.chapters.items():
            for one in chapter.properties:
                if sentence := one.said[language].diagnosis:
                    entry = found.setdefault(
                        (slug, sentence, tuple(one.chaffs)), Misconception(slug, sentence, bool(one.chaffs))
                    )
                    _note(entry.functions, one.function)
                    _note(entry.students, result.student)
    return sorted(found.values(), key=lambda one: (-len(one.students), one.chapter, one.sentence))


def _note(names: list[str], name: str) -> None:
    if name not in names:
        names.append(name)


@dataclass(frozen=True, slots=True)
class Stopped:
    """A chapter that could not be graded to its end."""

    student: str
    chapter: str
    verdict: Verdict


def stopped(results: Sequence[StudentResult]) -> list[Stopped]:
    """Return every verdict of a chapter that a person may want to look into, once per chapter and verdict."""
    return [
        Stopped(result.student, slug, verdict)
        for result in results
        for slug, chapter in result.chapters.items()
        for verdict in STOPPED
        if any(one.verdict is verdict for one in chapter.properties)
    ]


def shares(results: Sequence[StudentResult], slug: str) -> list[float | None]:
    """Return what part of a chapter's points every student has; `None` where nothing was handed in."""
    return [_share(result, slug) for result in results]


def _share(result: StudentResult, slug: str) -> float | None:
    chapter = result.chapters.get(slug)
    if chapter is None or all(one.verdict is Verdict.MISSING for one in chapter.properties):
        return None
    return chapter.score / chapter.max_score


def present(results: Sequence[StudentResult]) -> list[StudentResult]:
    """Return those who handed something in."""
    return [result for result in results if result.status is not Status.ABSENT]
