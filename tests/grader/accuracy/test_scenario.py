"""What runs beside the student's code: the network, the batches, the weights that come back."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
import torch
from torch import nn

from grader import modules
from grader.accuracy import Task, scenario
from grader.accuracy.scenario import Batches
from grader.course import Course
from reference import training
from tests.grader.accuracy import loops


def train(task: Task, fit: loops.Fit) -> dict:
    call = task.call()
    return scenario.train(loops.module(fit), *call.args, **call.kwargs)


def batches(size: int = 23, *, seed: int | None = 5, augment: bool = False) -> Batches:
    """Images that hold their own number; the label is the same number."""
    images = torch.arange(size, dtype=torch.uint8)[:, None, None, None].expand(size, 3, 8, 8).contiguous()
    shuffle = None if seed is None else torch.Generator().manual_seed(seed)
    return Batches(images, torch.arange(size), 5, shuffle=shuffle, augment=augment, watch=lambda: None)


def test_the_network_is_the_courses(shapes: Task) -> None:
    model = scenario.build(shapes.initial_weights())
    assert sum(parameter.numel() for parameter in model.parameters()) == 545_098
    kinds = [type(layer).__name__ for layer in model]
    assert kinds == ["Conv2d", "ReLU", "MaxPool2d"] * 2 + ["Flatten", "Linear", "ReLU", "Linear"]
    assert model(torch.zeros(2, 3, 32, 32)).shape == (2, 10)


def test_the_network_computes_what_the_chapters_reference_computes(shapes: Task) -> None:
    network = pytest.importorskip("reference.network")
    weights = shapes.initial_weights()
    cnn = network.CNN()
    with torch.no_grad():
        for parameter, weight in zip(cnn.parameters(), weights, strict=True):
            parameter.copy_(torch.from_numpy(weight))
    images = torch.rand(3, 3, 32, 32)
    torch.testing.assert_close(scenario.build(weights)(images), cnn(images))


def test_a_pass_meets_every_image_once_with_its_label() -> None:
    cut = batches()
    passed = list(cut)
    assert [len(labels) for _, labels in passed] == [5, 5, 5, 5, 3]
    assert len(cut) == len(passed)
    assert Counter(torch.cat([labels for _, labels in passed]).tolist()) == Counter(range(23))
    for images, labels in passed:
        torch.testing.assert_close(images[:, 0, 0, 0] * 63.75 + 127.5, labels.float())


def test_every_pass_has_a_new_order_and_a_seed_repeats_them() -> None:
    def orders(cut: Batches) -> list[list[int]]:
        return [torch.cat([labels for _, labels in cut]).tolist() for _ in range(3)]

    first, again, other = orders(batches()), orders(batches()), orders(batches(seed=6))
    assert first == again
    assert first[0] != first[1] != first[2]
    assert first != other


def test_validation_keeps_its_order() -> None:
    cut = batches(seed=None)
    for _ in range(2):
        assert torch.cat([labels for _, labels in cut]).tolist() == list(range(23))


def test_random_numbers_drawn_elsewhere_change_nothing() -> None:
    cut, other = batches(), batches()
    list(cut)
    torch.manual_seed(99)
    torch.rand(1000)
    list(other)
    assert [labels.tolist() for _, labels in cut] == [labels.tolist() for _, labels in other]


def test_batches_do_not_share_memory_with_the_data() -> None:
    cut = batches(seed=None)
    for images, labels in cut:
        images.zero_()
        labels.zero_()
    assert torch.cat([labels for _, labels in cut]).tolist() == list(range(23))


def test_augmented_images_are_mirrored_and_shifted_copies() -> None:
    images = torch.arange(64, dtype=torch.uint8).reshape(1, 1, 8, 8).expand(200, 3, 8, 8).contiguous()
    cut = Batches(
        images, torch.arange(200), 50, shuffle=torch.Generator().manual_seed(0), augment=True, watch=lambda: None
    )
    seen = torch.cat([pixels for pixels, _ in cut]) * 63.75 + 127.5
    padded = nn.functional.pad(scenario.normalised(images[0]), [4] * 4) * 63.75 + 127.5
    possible = [
        kind[:, top : top + 8, left : left + 8]
        for kind in (padded, padded.flip(2))
        for top in range(9)
        for left in range(9)
    ]
    kinds = Counter(next(k for k, one in enumerate(possible) if torch.allclose(one, image)) for image in seen)
    assert len(kinds) > 80
    assert 60 < sum(count for kind, count in kinds.items() if kind < 81) < 140


def test_weights_come_back_after_every_epoch_and_at_the_end(small: Task) -> None:
    answer = train(small, training.fit)
    assert len(answer["after_epoch"]) == small.budget.epochs
    accuracies = answer["history"]["val_accuracy"]
    best = answer["after_epoch"][accuracies.index(max(accuracies))]
    for after, kept in zip(best, answer["weights"], strict=True):
        np.testing.assert_array_equal(after, kept)
    assert any((a != b).any() for a, b in zip(*answer["after_epoch"], strict=True))


def test_the_same_call_gives_the_same_weights(small: Task) -> None:
    one, other = train(small, training.fit), train(small, training.fit)
    for a, b in zip(one["weights"], other["weights"], strict=True):
        np.testing.assert_array_equal(a, b)


def test_right_loops_end_where_the_reference_ends(small: Task, course: Course) -> None:
    wheats = {path.stem: modules.load(path, path.stem).fit for path in course["training"].wheats()}
    expected = train(small, training.fit)["weights"]
    for name, fit in {**wheats, **loops.RIGHT}.items():
        for weight, right in zip(train(small, fit)["weights"], expected, strict=True):
            assert np.abs(weight - right).max() < 2e-3, name


def test_a_loop_without_validation_is_seen_up_to_the_last_start_of_an_epoch(small: Task) -> None:
    def fit(model, train_batches, val_batches, epochs, lr):
        optimizer = torch.optim.Adam(model.parameters(), lr=lr)
        for _ in range(epochs):
            training.train_epoch(model, train_batches, optimizer)

    answer = train(small, fit)
    assert len(answer["after_epoch"]) == small.budget.epochs - 1
    assert answer["history"] is None


def test_more_epochs_than_asked_are_not_kept(small: Task) -> None:
    assert len(train(small, loops.trains_three_times_as_long)["after_epoch"]) == small.budget.epochs


@pytest.mark.parametrize("history", [None, 3, {}, {"val_accuracy": [1]}, dict.fromkeys(scenario.HISTORY, "abc")])
def test_a_history_that_is_none_is_no_obstacle(small: Task, history: object) -> None:
    assert train(small, lambda *args: history)["history"] is None
