"""What the accuracy check came to for one student, as it is stored."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from grader.outcome import Verdict
from grader.text import LANGUAGES, Language, Text

Said = dict[Language, str]


def said(text: Text) -> Said:
    """Return a sentence in both languages."""
    return {language: text.in_(language) for language in LANGUAGES}


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Concern(_Model):
    """Something that a person should look at; it costs no points."""

    rule: Literal["accuracy_above_reference", "weights_off_the_path", "claims_differ"]
    reason: Said


class Mistake(_Model):
    """A wrong prediction on the published validation images; `index` counts these."""

    index: int
    label: int
    predicted: int
    confidence: float


class AccuracyResult(_Model):
    """One student's training, measured.

    `accuracy`, `confusion` (rows: classes, columns: predictions) are on the hidden test images; curves and mistakes
    on the published validation images; `claimed` is the curve that `fit` returned. `closeness` is the cosine between
    what training did to the weights and what the reference's did. `source` and `task` are digests of what was measured.
    `openings` names what was opened in the walls of `isolation`.
    """

    verdict: Verdict
    score: int
    max_score: int
    message: Said
    data: str
    device: str
    note: Said | None = None
    accuracy: float | None = None
    reference_accuracy: float
    needs_look: list[Concern] = []
    curve: list[float] = []
    reference_curve: list[float]
    claimed: list[float] | None = None
    closeness: float | None = None
    classes: list[str]
    confusion: list[list[int]] | None = None
    mistakes: list[Mistake] = []
    seconds: float
    isolation: str | None = None
    openings: list[str] = []
    source: str | None = None
    task: str | None = None
