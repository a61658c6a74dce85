"""A set of labelled images, and the one validation split that everybody uses."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


class DatasetError(Exception):
    """Data is missing or wrong; the message says which file or folder, and what to do."""


@dataclass(frozen=True, slots=True)
class Split:
    """Images with their labels.

    Attributes:
        images: uint8, `(N, 3, 32, 32)`, red, green and blue planes.
        labels: int64, `(N,)`, indices into `classes`.
        classes: the names of the classes, in English as the data set publishes them.
    """

    images: np.ndarray
    labels: np.ndarray
    classes: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, index: slice | np.ndarray) -> Split:
        """Return the images that a slice, a mask or an array of indices picks."""
        return Split(self.images[index], self.labels[index], self.classes)


def train_validation(split: Split) -> tuple[Split, Split]:
    """Part training images into `(train, validation)`: every tenth image validates.

    The rule is the published split. It needs no random generator, so it is the same everywhere and for ever;
    it also is the same when only some of CIFAR-10's batches of 10 000 images are there, whose order is random.
    """
    validates = np.arange(len(split)) % 10 == 9
    return split[~validates], split[validates]
