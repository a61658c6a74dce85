"""The reference's training: its spread, its curve, and how it is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from grader.accuracy import Reference, Task, scenario, train_reference
from grader.accuracy.predict import accuracy
from grader.outcome import InternalError, LoadError, Verdict
from grader.sandbox import InProcess
from grader.text import Text
from reference import training
from tests.grader.accuracy import loops


def test_trains_once_per_order(small: Task, small_reference: Reference) -> None:
    assert len(small_reference.accuracies) == 2
    assert len(small_reference.curve) == len(small_reference.path) == small.budget.epochs
    assert small_reference.curve[-1] == accuracy(small, small_reference.path[-1], small.validation)
    assert small_reference.ceiling > max(small_reference.accuracies)


@pytest.mark.parametrize(("accuracies", "compared"), [((0.6, 0.7, 0.8), 0.6), ((0.8, 0.6, 0.7), 0.7), ((0.5,), 0.5)])
def test_neither_an_unlucky_order_nor_a_lucky_one_costs_points(
    small_reference: Reference, accuracies: tuple[float, ...], compared: float
) -> None:
    assert replace(small_reference, accuracies=accuracies).accuracy == pytest.approx(compared)


def test_is_read_as_it_was_stored(small: Task, small_reference: Reference, tmp_path: Path) -> None:
    path = tmp_path / "reference"
    small_reference.save(path)
    read = Reference.load(path, small)
    assert read is not None
    assert (read.accuracies, read.curve, read.noise) == (
        small_reference.accuracies, small_reference.curve, small_reference.noise,
    )  # fmt: skip
    np.testing.assert_array_equal(read.path[1][0], small_reference.path[1][0])


def test_another_task_trains_anew(small: Task, small_reference: Reference, tmp_path: Path) -> None:
    path = tmp_path / "reference"
    assert Reference.load(path, small) is None
    small_reference.save(path)
    assert Reference.load(path, replace(small, secret=b"another")) is None
    path.write_bytes(b"from another version")
    assert Reference.load(path, small) is None


def test_a_reference_that_fails_is_our_fault(small: Task) -> None:
    def fails(*args: object) -> None:
        raise ValueError

    def diverges(model, train_batches, val_batches, epochs, lr):  # type: ignore[no-untyped-def]
        return training.fit(model, train_batches, val_batches, epochs, float("inf"))

    class DoesNotLoad(InProcess):
        def load(self) -> LoadError:
            return LoadError(Verdict.LOAD_ERROR, Text.same("ImportError"))

    with pytest.raises(InternalError, match=r"does not load.*ImportError"):
        train_reference(small, DoesNotLoad(training, scenario))
    with pytest.raises(InternalError, match="does not train"):
        train_reference(small, InProcess(loops.module(fails), scenario))
    with pytest.raises(InternalError, match="finite weights after every epoch"):
        train_reference(small, InProcess(loops.module(diverges), scenario))
