"""Whole trainings on shapes10: who earns what."""

from __future__ import annotations

import pytest

from grader.accuracy import AccuracyResult, Reference, Task, check, is_eligible, limits, scenario
from grader.outcome import Call, Fault, Loaded, LoadError, Outcome, Verdict
from grader.results import PropertyResult
from grader.sandbox import InProcess
from grader.text import Text
from reference import training
from tests.grader import results_factory as made
from tests.grader.accuracy import loops


def trained(task: Task, reference: Reference, fit: loops.Fit) -> AccuracyResult:
    return check(task, reference, InProcess(loops.module(fit), scenario))


def looks(result: AccuracyResult) -> list[str]:
    return [concern.rule for concern in result.needs_look]


def test_the_reference_learns_what_no_linear_model_does(shapes: Task, shapes_reference: Reference) -> None:
    """A linear model stays below 0.4 on so many images (tests/datasets, docs/accuracy.md)."""
    assert shapes_reference.accuracy > 0.7
    assert shapes.bands[-1].share * shapes_reference.accuracy > 0.4


def test_a_right_loop_written_differently_earns_everything(shapes: Task, shapes_reference: Reference) -> None:
    result = trained(shapes, shapes_reference, loops.writes_adam_out)
    assert (result.verdict, result.score, looks(result)) == (Verdict.PASSED, 10, [])
    assert result.closeness is not None
    assert result.closeness > 0.6
    assert len(result.curve) == shapes.budget.epochs
    assert result.note is not None
    assert "shapes10" in result.note["fr"]


def test_random_features_under_a_trained_last_layer_earn_nothing(shapes: Task, shapes_reference: Reference) -> None:
    result = trained(shapes, shapes_reference, loops.trains_the_last_layer)
    assert (result.verdict, result.score) == (Verdict.WRONG, 0)
    assert "4 points take" in result.message["en"]


def test_weights_brought_along_earn_nothing_under_secret_names(shapes: Task, shapes_reference: Reference) -> None:
    weights = [weight.copy() for weight in shapes_reference.path[-1]]
    weights[-2:] = [weight[shapes.label_names] for weight in weights[-2:]]  # as who knows the true names has them
    assert trained(shapes, shapes_reference, loops.brings(weights)).score == 0


def test_a_swapped_network_is_not_measured(small: Task, small_reference: Reference) -> None:
    result = trained(small, small_reference, loops.swaps_the_network)
    assert (result.verdict, result.score, result.accuracy) == (Verdict.WRONG, 0, None)


def test_a_missing_fit_is_an_exception(small: Task, small_reference: Reference) -> None:
    module = loops.module(training.fit)
    del module.fit
    result = check(small, small_reference, InProcess(module, scenario))
    assert (result.verdict, result.score) == (Verdict.EXCEPTION, 0)


class Scripted:
    """An examinee that answers from a list."""

    def __init__(self, loads: Loaded | LoadError, outcomes: list[Outcome]) -> None:
        self.loads, self.outcomes, self.loaded = loads, outcomes, 0

    def load(self) -> Loaded | LoadError:
        self.loaded += 1
        return self.loads

    def ask(self, calls: list[Call]) -> list[Outcome]:
        return [self.outcomes.pop(0)]

    def close(self) -> None:
        pass


def test_a_file_that_does_not_load_earns_nothing(small: Task, small_reference: Reference) -> None:
    examinee = Scripted(LoadError(Verdict.LOAD_ERROR, Text.same("SyntaxError"), 3), [])
    result = check(small, small_reference, examinee)
    assert (result.verdict, result.score) == (Verdict.LOAD_ERROR, 0)


def test_a_timeout_counts_only_if_it_happens_again(small: Task, small_reference: Reference) -> None:
    (right,) = InProcess(training, scenario).ask([small.call()])
    timeout = Fault(Verdict.TIMEOUT, Text.same("too long"))
    examinee = Scripted(Loaded(("fit",)), [timeout, right])
    assert check(small, small_reference, examinee).accuracy is not None
    assert examinee.loaded == 2
    assert check(small, small_reference, Scripted(Loaded(("fit",)), [timeout, timeout])).verdict is Verdict.TIMEOUT


def test_limits_are_a_multiple_of_what_the_reference_takes(small_reference: Reference) -> None:
    assert limits(small_reference).cpu >= 10 * small_reference.seconds
    assert limits(small_reference).wall > limits(small_reference).cpu


def properties(**verdicts: Verdict) -> list[PropertyResult]:
    return [made.prop(f"{function}.agrees", verdict) for function, verdict in verdicts.items()]


@pytest.mark.parametrize(
    ("verdicts", "eligible"),
    [
        ({"train_step": Verdict.PASSED, "train_epoch": Verdict.PASSED, "fit": Verdict.PASSED}, True),
        (
            {
                "train_step": Verdict.PASSED,
                "train_epoch": Verdict.PASSED,
                "fit": Verdict.PASSED,
                "evaluate": Verdict.WRONG,
            },
            True,
        ),
        ({"train_step": Verdict.PASSED, "train_epoch": Verdict.WRONG, "fit": Verdict.PASSED}, False),
        ({"train_step": Verdict.PASSED, "train_epoch": Verdict.PASSED}, False),
        ({}, False),
    ],
)
def test_only_exact_loops_are_measured(verdicts: dict[str, Verdict], eligible: bool) -> None:
    assert is_eligible(properties(**verdicts)) is eligible
