"""The generated stand-in: same shapes as CIFAR-10, reproducible, not linear."""

from __future__ import annotations

import numpy as np

from datasets import shapes10


def test_has_the_shapes_and_dtypes_of_cifar10() -> None:
    split = shapes10.load("train", 25)
    assert (split.images.dtype, split.images.shape) == (np.uint8, (25, 3, 32, 32))
    assert (split.labels.dtype, split.labels.shape) == (np.int64, (25,))
    assert len(split.classes) == 10


def test_classes_are_balanced_and_in_no_order_that_the_validation_split_could_meet() -> None:
    labels = shapes10.load("train", 1000).labels
    assert np.bincount(labels, minlength=10).tolist() == [100] * 10
    assert len(set(labels[9::10])) == 10


def test_a_seed_gives_the_same_images_and_another_gives_others() -> None:
    first, again, other = (shapes10.load("test", 20, seed).images for seed in (3, 3, 4))
    np.testing.assert_array_equal(first, again)
    assert (first != other).mean() > 0.5


def test_training_and_test_images_differ() -> None:
    train, test = shapes10.load("train", 50).images, shapes10.load("test", 50).images
    assert not {image.tobytes() for image in train} & {image.tobytes() for image in test}


def test_every_figure_is_seen() -> None:
    split = shapes10.load("train", 200)
    spread = split.images.astype(float).std(axis=(1, 2, 3))
    assert spread.min() > 20  # the noise alone has a deviation of 15


def test_a_linear_model_stays_far_below_what_the_cnn_reaches() -> None:
    """Ridge regression on the pixels; docs/accuracy.md has the figure of the CNN, above 0.8."""
    train, test = shapes10.load("train", 2000), shapes10.load("test", 500)
    x, x_test = (
        np.c_[split.images.reshape(len(split), -1) / 255 - 0.5, np.ones(len(split))] for split in (train, test)
    )
    dual = np.linalg.solve(x @ x.T + 300 * np.eye(len(x)), np.eye(10)[train.labels])
    accuracy = ((x_test @ (x.T @ dual)).argmax(1) == test.labels).mean()
    assert 0.15 < accuracy < 0.5
