"""From the weights that came back to points: no student code runs here, and nothing that it claims is believed."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.accuracy import messages
from grader.accuracy.predict import accuracy, cosine, displacement, predicted, probabilities, received
from grader.accuracy.reference import Reference
from grader.accuracy.result import AccuracyResult, Concern, Mistake, said
from grader.accuracy.task import Task
from grader.outcome import Fault, Outcome, Raised, Returned, Verdict
from grader.text import Text

# Right loops on the students' batches come out well above, other training below: docs/accuracy.md.
LEAST_CLOSENESS = 0.5
MISTAKES_SHOWN = 12
# A claimed accuracy may be off by rounding in another batch size: so many images, or so much.
_CLAIM_IMAGES, _CLAIM_SHARE = 2, 0.005


def judge(outcome: Outcome, task: Task, reference: Reference, seconds: float) -> AccuracyResult:
    """Measure what a submission trained.

    Args:
        outcome: what `task.call()` came to.
        task: what was asked.
        reference: trained on `task`.
        seconds: how long it took; reported, never judged.
    """
    common: dict[str, Any] = {
        "max_score": task.max_points,
        "data": task.data,
        "device": task.device,
        "note": said(task.note) if task.note else None,
        "reference_accuracy": reference.accuracy,
        "reference_curve": list(reference.curve),
        "classes": list(task.test.classes),
        "seconds": seconds,
    }
    answer = outcome.value if isinstance(outcome, Returned) and isinstance(outcome.value, dict) else {}
    weights = received(answer.get("weights"), task)
    if weights is None:
        verdict, message = _unmeasured(outcome)
        return AccuracyResult(verdict=verdict, score=0, message=said(message), **common)
    return _measured(weights, answer, task, reference, common)


def _unmeasured(outcome: Outcome) -> tuple[Verdict, Text]:
    if isinstance(outcome, Fault):
        return outcome.verdict, messages.unmeasured(outcome.verdict, outcome)
    if isinstance(outcome, Raised):
        return Verdict.EXCEPTION, messages.unmeasured(Verdict.EXCEPTION, outcome)
    return Verdict.WRONG, messages.NOT_FINITE


def _measured(
    weights: list[np.ndarray], answer: dict[str, Any], task: Task, reference: Reference, common: dict[str, Any]
) -> AccuracyResult:
    classes = predicted(probabilities(task, weights, task.test.images))
    reached = float((classes == task.test.labels).mean())
    score = points(reached, reference.accuracy, task)
    moved = displacement(task, weights)
    closeness = max(cosine(moved, displacement(task, step)) for step in reference.path)
    curve = _curve(answer.get("after_epoch"), task)
    claimed = _claimed(answer.get("history"))
    return AccuracyResult(
        verdict=Verdict.PASSED if score == task.max_points else Verdict.WRONG,
        score=score,
        message=said(
            messages.measured(reached, reference.accuracy, score, task.bands)
            if moved.any()
            else messages.NOTHING_LEARNT
        ),
        accuracy=reached,
        needs_look=[
            *_too_good(reached, reference),
            *_off_the_path(closeness, score),
            *_claims(claimed, curve, accuracy(task, weights, task.validation), task),
        ],
        curve=curve,
        claimed=claimed,
        closeness=closeness,
        confusion=_confusion(task.test.labels, classes, len(task.test.classes)),
        mistakes=_mistakes(weights, task),
        **common,
    )


def points(reached: float, reference: float, task: Task) -> int:
    """Return what an accuracy earns beside the reference's."""
    return next((band.points for band in task.bands if reached >= band.share * reference), 0)


def _too_good(reached: float, reference: Reference) -> list[Concern]:
    if reached <= reference.ceiling:
        return []
    reason = messages.above_reference(reached, reference.ceiling)
    return [Concern(rule="accuracy_above_reference", reason=said(reason))]


def _off_the_path(closeness: float, score: int) -> list[Concern]:
    """Doubt the origin of weights that earn points; who earns none has nothing to explain."""
    if not score or closeness >= LEAST_CLOSENESS:
        return []
    return [Concern(rule="weights_off_the_path", reason=said(messages.off_the_path(closeness, LEAST_CLOSENESS)))]


def _claims(claimed: list[float] | None, curve: list[float], at_end: float, task: Task) -> list[Concern]:
    """Compare the claimed curve with the measured one, and its best with the weights that came back."""
    if claimed is None or len(claimed) != task.budget.epochs:
        return [Concern(rule="claims_differ", reason=said(messages.NO_HISTORY))]
    tolerance = max(_CLAIM_SHARE, _CLAIM_IMAGES / len(task.validation))
    pairs: list[tuple[float, float, int | None]] = [(max(claimed), at_end, None)]
    if len(curve) == len(claimed):
        pairs += [(*pair, epoch) for epoch, pair in enumerate(zip(claimed, curve, strict=True), start=1)]
    for claim, computed, epoch in pairs:
        if not abs(claim - computed) <= tolerance:
            return [Concern(rule="claims_differ", reason=said(messages.claims_differ(claim, computed, epoch)))]
    return []


def _curve(after_epoch: object, task: Task) -> list[float]:
    """Return the validation accuracy of the weights seen after each epoch, as far as they are usable."""
    if not isinstance(after_epoch, list) or len(after_epoch) > task.budget.epochs:
        return []
    curve = []
    for step in after_epoch:
        weights = received(step, task)
        if weights is None:
            break
        curve.append(accuracy(task, weights, task.validation))
    return curve


def _claimed(history: object) -> list[float] | None:
    claimed = history.get("val_accuracy") if isinstance(history, dict) else None
    if not isinstance(claimed, list) or not all(isinstance(entry, float) for entry in claimed):
        return None
    return claimed


def _confusion(labels: np.ndarray, classes: np.ndarray, size: int) -> list[list[int]]:
    """Count pairs of class and prediction; images without a prediction are in no column."""
    counted = np.zeros((size, size), np.int64)
    some = classes >= 0
    np.add.at(counted, (labels[some], classes[some]), 1)
    return counted.tolist()


def _mistakes(weights: list[np.ndarray], task: Task) -> list[Mistake]:
    """Return the most confident wrong predictions on the validation images."""
    probability = probabilities(task, weights, task.validation.images)
    classes, confidence = predicted(probability), probability.max(axis=1)
    wrong = np.flatnonzero((classes >= 0) & (classes != task.validation.labels))
    worst = wrong[np.argsort(-confidence[wrong], kind="stable")][:MISTAKES_SHOWN]
    return [
        Mistake(
            index=int(i),
            label=int(task.validation.labels[i]),
            predicted=int(classes[i]),
            confidence=float(confidence[i]),
        )
        for i in worst
    ]
