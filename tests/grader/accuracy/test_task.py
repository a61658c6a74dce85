"""The task: drawn from the secret, blind to the test images, honest about data and device."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from datasets import cifar10
from datasets.splits import Split
from grader import values
from grader.accuracy import Task, prepare
from grader.accuracy.task import BANDS, BUDGETS
from grader.text import Text


def test_no_test_image_or_label_is_in_what_a_worker_gets(small: Task) -> None:
    marked = replace(
        small, test=replace(small.test, images=np.random.default_rng(0).integers(0, 256, (60, 3, 32, 32), np.uint8))
    )
    call = marked.call()
    sent = values.encode([*call.args, call.kwargs])
    assert marked.train.images[7].tobytes() in sent
    assert not any(image.tobytes() in sent for image in marked.test.images)


def test_labels_go_out_under_secret_names(small: Task) -> None:
    names = small.label_names
    assert sorted(names) == list(range(10))
    np.testing.assert_array_equal(small.call().args[2], names[small.train.labels])
    np.testing.assert_array_equal(small.call().args[4], names[small.validation.labels])
    assert len({tuple(replace(small, secret=bytes([k])).label_names) for k in range(20)}) > 15


def test_everything_comes_from_the_secret(small: Task) -> None:
    again, other = replace(small), replace(small, secret=b"another")
    assert values.encode([*small.call().args]) == values.encode([*again.call().args])
    assert small.call().kwargs == again.call().kwargs
    assert small.call().kwargs["seed"] != other.call().kwargs["seed"] != other.call(1).kwargs["seed"]
    assert (small.initial_weights()[0] != other.initial_weights()[0]).any()


def test_initial_weights_are_spread_as_pytorch_spreads_them(small: Task) -> None:
    weights = small.initial_weights()
    assert [weight.shape for weight in weights] == [
        (32, 3, 3, 3), (32,), (64, 32, 3, 3), (64,), (128, 4096), (128,), (10, 128), (10,),
    ]  # fmt: skip
    for weight, fan_in in zip(weights[::2], (27, 288, 4096, 128), strict=True):
        assert weight.dtype == np.float32
        assert 0.95 * fan_in**-0.5 < np.abs(weight).max() <= fan_in**-0.5


def test_the_digest_knows_images_budget_device_and_secret(small: Task) -> None:
    others = [
        replace(small, secret=b"another"),
        replace(small, device="cuda"),
        replace(small, budget=replace(small.budget, lr=1.0)),
        replace(small, test=small.test[:30]),
        replace(small, train=small.train[::-1]),
    ]
    assert len({task.digest() for task in [small, replace(small, note=Text("a", "b")), *others]}) == 1 + len(others)


def test_without_cifar10_the_task_says_so(nowhere: str) -> None:
    task = prepare(b"s", "cpu", nowhere, Text("no GPU", "pas de GPU"))
    assert task.data == "shapes10"
    assert task.note is not None
    assert task.note.en.startswith("no GPU; measured on shapes10")
    assert task.note.fr.startswith("pas de GPU ; mesuré sur shapes10")
    assert nowhere not in task.note.fr, "students read the note"
    budget = BUDGETS["shapes10", "cpu"]
    assert (len(task.train), len(task.validation)) == (budget.images, budget.validation)


def of(size: int) -> Split:
    return Split(np.zeros((size, 3, 32, 32), np.uint8), np.zeros(size, np.int64), cifar10.CLASSES)


def test_one_batch_of_cifar10_is_enough_for_a_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cifar10, "load", lambda split, folder, partial=False: of(10_000))
    task = prepare(b"s", "cpu")
    assert (task.data, len(task.train), len(task.validation), len(task.test)) == ("cifar10", 9_000, 1_000, 10_000)
    assert task.note is None


def test_one_batch_of_cifar10_is_not_enough_for_a_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cifar10, "load", lambda split, folder, partial=False: of(10_000))
    task = prepare(b"s", "cuda")
    assert task.data == "shapes10"
    assert task.note is not None
    assert "45000 training images are needed and 9000 are there" in task.note.en


def test_bands_fall() -> None:
    assert [band.points for band in BANDS] == sorted({band.points for band in BANDS}, reverse=True)
    assert [band.share for band in BANDS] == sorted({band.share for band in BANDS}, reverse=True)
