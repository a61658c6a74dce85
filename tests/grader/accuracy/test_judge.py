"""From weights to points: nothing that is claimed is believed, and what is odd is shown to a person."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from grader.accuracy import Reference, Task
from grader.accuracy.judge import judge, points
from grader.accuracy.predict import accuracy, predicted, probabilities
from grader.accuracy.result import AccuracyResult
from grader.accuracy.task import Band
from grader.outcome import Fault, Outcome, Raised, Returned, Unusable, Value, Verdict
from grader.text import Text


@pytest.fixture(scope="module")
def reference(small: Task, small_reference: Reference) -> Reference:
    """The reference, as if every order had reached what the students' order reaches."""
    best = small_reference.curve.index(max(small_reference.curve))
    return replace(small_reference, accuracies=(accuracy(small, small_reference.path[best], small.test),))


@pytest.fixture
def right(reference: Reference) -> dict[str, Value]:
    """The answer of the reference's loop, which ends with the best of its epochs."""
    return {
        "weights": reference.path[reference.curve.index(max(reference.curve))],
        "after_epoch": list(reference.path),
        "history": {"val_accuracy": list(reference.curve)},
    }


def looks(result: AccuracyResult) -> list[str]:
    return [concern.rule for concern in result.needs_look]


def sure(task: Task, label: int) -> list[np.ndarray]:
    """Weights that predict one class whatever they see."""
    weights = [np.zeros_like(weight) for weight in task.initial_weights()]
    weights[-1][task.label_names[label]] = 5
    return weights


def test_the_reference_itself_earns_all_points(small: Task, reference: Reference, right: dict[str, Value]) -> None:
    result = judge(Returned(right), small, replace(reference, accuracies=(0.01,), noise=0.001), 1.5)
    assert (result.verdict, result.score, result.max_score) == (Verdict.PASSED, 10, 10)
    assert "accuracy_above_reference" in looks(result)
    result = judge(Returned(right), small, reference, 1.5)
    assert looks(result) == []
    assert result.closeness == pytest.approx(1)
    assert result.curve == result.reference_curve == list(reference.curve)
    assert result.claimed == result.curve
    assert AccuracyResult.model_validate_json(result.model_dump_json()) == result


def test_accuracy_is_measured_under_the_true_names(small: Task) -> None:
    split = replace(small.test, labels=np.full(len(small.test), 7, np.int64))
    assert accuracy(small, sure(small, 7), split) == 1
    assert accuracy(small, sure(small, 8), split) == 0


def test_bands_are_shares_of_the_references_accuracy(small: Task) -> None:
    task = replace(small, bands=(Band(0.9, 10), Band(0.5, 4)))
    assert [points(reached, 0.8, task) for reached in (0.9, 0.73, 0.71, 0.41, 0.39, 0)] == [10, 10, 4, 4, 0, 0]


def test_a_constant_predictor_earns_nothing_and_its_claims_are_shown(small: Task, reference: Reference) -> None:
    weights = sure(small, 3)
    answer = Returned({"weights": weights, "after_epoch": [], "history": {"val_accuracy": [0.99, 0.99]}})
    result = judge(answer, small, replace(reference, accuracies=(0.6,)), 0)
    assert (result.verdict, result.score) == (Verdict.WRONG, 0)
    assert result.accuracy == (small.test.labels == 3).mean()
    assert looks(result) == ["claims_differ"]
    assert "99.0%" in result.needs_look[0].reason["en"]
    assert "99,0 %" in result.needs_look[0].reason["fr"]


def test_the_confusion_matrix_has_classes_in_rows(small: Task, reference: Reference) -> None:
    result = judge(Returned({"weights": sure(small, 3)}), small, reference, 0)
    assert result.confusion is not None
    counted = np.array(result.confusion)
    assert counted[:, 3].tolist() == np.bincount(small.test.labels, minlength=10).tolist()
    assert counted.sum() == len(small.test)


def test_mistakes_are_of_the_published_images_the_most_confident_first(
    small: Task, reference: Reference, right: dict[str, Value]
) -> None:
    mistakes = judge(Returned(right), small, reference, 0).mistakes
    probability = probabilities(small, reference.path[-1], small.validation.images)
    assert mistakes
    for mistake in mistakes:
        assert mistake.label == small.validation.labels[mistake.index] != mistake.predicted
    assert len(probability) == len(small.validation)
    confidences = [mistake.confidence for mistake in mistakes]
    assert confidences == sorted(confidences, reverse=True)


def test_weights_that_work_as_well_but_come_from_elsewhere_are_looked_at(
    small: Task, reference: Reference, right: dict[str, Value]
) -> None:
    """Hidden units in another order: the same function, at another place."""
    weights = [weight.copy() for weight in right["weights"]]  # type: ignore[union-attr]
    order = np.random.default_rng(0).permutation(128)
    weights[4], weights[5], weights[6] = weights[4][order], weights[5][order], weights[6][:, order]
    result = judge(Returned({**right, "weights": weights}), small, reference, 0)
    assert result.score == 10
    assert looks(result) == ["weights_off_the_path"]
    assert result.closeness is not None
    assert result.closeness < 0.3


def test_a_curve_that_is_not_the_claimed_one_is_shown(
    small: Task, reference: Reference, right: dict[str, Value]
) -> None:
    claimed = list(reference.curve)
    worst = claimed.index(min(claimed))
    claimed[worst] = max(claimed)
    result = judge(Returned({**right, "history": {"val_accuracy": claimed}}), small, reference, 0)
    assert looks(result) == ["claims_differ"]
    assert f"after epoch {worst + 1}," in result.needs_look[0].reason["en"]


@pytest.mark.parametrize("history", [None, {}, {"val_accuracy": [0.5]}, {"val_accuracy": ["a", "b"]}, 3])
def test_a_missing_history_is_shown(small: Task, reference: Reference, right: dict[str, Value], history: Value) -> None:
    result = judge(Returned({**right, "history": history}), small, reference, 0)
    assert result.score == 10
    assert looks(result) == ["claims_differ"]


def test_claims_that_are_no_numbers_are_not_believed(
    small: Task, reference: Reference, right: dict[str, Value]
) -> None:
    result = judge(Returned({**right, "history": {"val_accuracy": [float("nan")] * 2}}), small, reference, 0)
    assert looks(result) == ["claims_differ"]


def damaged(task: Task) -> list[Value]:
    """What may stand where the weights should be."""
    good = task.initial_weights()
    infinite, short, double = ([weight.copy() for weight in good] for _ in range(3))
    infinite[2][0, 0, 0, 0] = np.inf
    short[7] = short[7][:9]
    double[0] = double[0].astype(np.float64)
    return [None, [], [*good[:-1]], infinite, short, double, {"0": good[0]}, good[::-1], "weights"]  # type: ignore[list-item]


def test_weights_that_are_none_earn_nothing(small: Task, reference: Reference) -> None:
    for weights in damaged(small):
        result = judge(Returned({"weights": weights}), small, reference, 0)
        assert (result.verdict, result.score, result.accuracy) == (Verdict.WRONG, 0, None)
        assert "no longer finite" in result.message["en"]
    assert judge(Returned(["weights"]), small, reference, 0).score == 0


def test_damaged_snapshots_cost_the_curve_and_nothing_else(
    small: Task, reference: Reference, right: dict[str, Value]
) -> None:
    for steps in (damaged(small), [right["weights"]] * 50, "steps", None):
        result = judge(Returned({**right, "after_epoch": steps}), small, reference, 0)
        assert (result.score, result.curve) == (10, [])


def test_a_network_that_overflows_predicts_nothing(small: Task, reference: Reference) -> None:
    weights = [np.full_like(weight, 3e38) for weight in small.initial_weights()]
    result = judge(Returned({"weights": weights}), small, reference, 0)
    assert (result.accuracy, result.score, result.mistakes) == (0, 0, [])
    assert predicted(np.array([[0.1, 0.9], [np.nan, 0.5]])).tolist() == [1, -1]


def test_untouched_weights_have_a_sentence_of_their_own(small: Task, reference: Reference) -> None:
    result = judge(Returned({"weights": small.initial_weights()}), small, replace(reference, accuracies=(0.9,)), 0)
    assert result.message["en"] == "`fit` left the weights as they were."
    assert result.closeness == 0


@pytest.mark.parametrize(
    ("outcome", "verdict", "sentence"),
    [
        (Raised("KeyError", ("KeyError",), 12), Verdict.EXCEPTION, "raises an exception: KeyError (line 12)"),
        (Raised("KeyError", ("KeyError",)), Verdict.EXCEPTION, "raises an exception: KeyError."),
        (Fault(Verdict.TIMEOUT, Text.same("600 s")), Verdict.TIMEOUT, "takes too long: the limit is many times"),
        (Fault(Verdict.MEMORY, Text.same("")), Verdict.MEMORY, "takes too much memory"),
        (Unusable("a tensor"), Verdict.WRONG, "no longer finite"),
    ],
)
def test_what_gives_no_weights_has_a_verdict_and_a_sentence(
    small: Task, reference: Reference, outcome: Outcome, verdict: Verdict, sentence: str
) -> None:
    result = judge(outcome, small, reference, 0)
    assert (result.verdict, result.score, result.accuracy) == (verdict, 0, None)
    assert sentence in result.message["en"]
    assert result.message["fr"] != result.message["en"]
