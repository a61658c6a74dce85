"""What a student may see of a result: the one place that every student-facing format goes through.

Each rung adds to the one below it. Nothing of what stands above a rung is in
what `seen` returns, so that no format can leak it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from grader.outcome import Verdict
from grader.report import messages
from grader.results import Counterexample, PropertyResult
from grader.suite import Kind
from grader.text import Language


class Rung(StrEnum):
    """How much a student sees, in rising order."""

    VERDICT = "verdict"
    CATEGORY = "category"
    SHAPES = "shapes"
    DIAGNOSIS = "diagnosis"
    COUNTEREXAMPLE = "counterexample"
    EVERYTHING = "everything"

    def reaches(self, other: Rung) -> bool:
        """Say whether what belongs to `other` may be seen at this rung."""
        rungs = list(Rung)
        return rungs.index(self) >= rungs.index(other)


@dataclass(frozen=True, slots=True)
class Seen:
    """One property as a student sees it; what is `None` is above the rung, or there is nothing to say."""

    name: str
    function: str
    kind: Kind
    title: str
    verdict: Verdict
    label: str
    score: int
    max_score: int
    category: str | None = None
    shapes: str | None = None
    diagnosis: str | None = None
    counterexample: Counterexample | None = None
    message: str | None = None
    chaffs: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Say whether the property holds."""
        return self.verdict is Verdict.PASSED

    @property
    def sign(self) -> str:
        """Return ✓, ✗ or, where nothing is known about the answers, –."""
        if self.passed:
            return "✓"
        return "–" if self.verdict in (Verdict.NOT_CHECKED, Verdict.MISSING, Verdict.INTERNAL_ERROR) else "✗"

    @property
    def summary(self) -> str:
        """Return what it came to, as precisely as may be said in a word."""
        return self.category or self.label

    @property
    def details(self) -> list[str]:
        """Return what is said beyond `summary`, each thing once: the instructor's sentence repeats what is below it."""
        message = (self.message or "").removeprefix(self.category or "").lstrip(" ;")
        return [text for text in ((self.shapes or "") if (self.shapes or "") not in message else "", message) if text]

    @property
    def sentences(self) -> list[str]:
        """Return all that is said beyond the verdict, from the general to the particular."""
        return [text for text in (self.category, *self.details, self.diagnosis) if text]


def seen(result: PropertyResult, rung: Rung, language: Language) -> Seen:
    """Return what stands at `rung` and below it, in `language`.

    What is said only to explain a failure is left out of a property that passed.
    """
    said = result.said[language]
    return Seen(
        name=result.name,
        function=result.function,
        kind=Kind(result.kind),
        title=said.title,
        verdict=result.verdict,
        label=messages.VERDICTS[result.verdict].in_(language),
        score=result.score,
        max_score=result.max_score,
        category=(said.category or None) if rung.reaches(Rung.CATEGORY) else None,
        shapes=said.shapes if rung.reaches(Rung.SHAPES) else None,
        diagnosis=said.diagnosis if rung.reaches(Rung.DIAGNOSIS) else None,
        counterexample=result.counterexample if rung.reaches(Rung.COUNTEREXAMPLE) else None,
        message=(said.message or None) if rung.reaches(Rung.EVERYTHING) else None,
        chaffs=tuple(result.chaffs) if rung.reaches(Rung.EVERYTHING) else (),
    )
