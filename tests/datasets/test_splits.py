"""The published validation split."""

from __future__ import annotations

import numpy as np

from datasets.splits import Split, train_validation


def numbered(size: int) -> Split:
    images = np.zeros((size, 3, 32, 32), np.uint8)
    return Split(images, np.arange(size, dtype=np.int64), tuple("abcdefghij"))


def test_every_tenth_image_validates_and_none_does_both() -> None:
    train, validation = train_validation(numbered(50))
    assert validation.labels.tolist() == [9, 19, 29, 39, 49]
    assert sorted([*train.labels, *validation.labels]) == list(range(50))
    assert len(train.images) == 45


def test_a_part_of_the_batches_keeps_its_validation_images() -> None:
    """Batches have 10 000 images, a multiple of ten."""
    whole, part = numbered(60), numbered(60)[20:40]
    _, of_whole = train_validation(whole)
    _, of_part = train_validation(part)
    assert set(of_part.labels) == set(of_whole.labels) & set(range(20, 40))


def test_a_slice_and_a_mask_pick_images_and_labels_together() -> None:
    split = numbered(6)
    assert split[2:4].labels.tolist() == [2, 3]
    assert len(split[split.labels > 3].images) == 2
