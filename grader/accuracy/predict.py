"""What the examiner computes from weights, where no student code runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from grader.accuracy.task import Task

if TYPE_CHECKING:
    from datasets.splits import Split

_BATCH_SIZE = 500  # bounds memory; a prediction does not depend on its batch


def probabilities(task: Task, weights: Sequence[np.ndarray], images: np.ndarray) -> np.ndarray:
    """Return the probability of each class for each image, float64 `(N, 10)`; NaN where the network overflows."""
    import torch

    from grader.accuracy.scenario import build, normalised

    model = build(weights).eval()
    with torch.inference_mode():
        batches = torch.split(torch.from_numpy(images), _BATCH_SIZE)
        logits = torch.cat([model(normalised(batch)) for batch in batches]).to(torch.float64)
        return logits.softmax(dim=1).numpy()[:, task.label_names]


def accuracy(task: Task, weights: Sequence[np.ndarray], split: Split) -> float:
    """Return the share of images whose class is predicted; where the network overflows, it predicts none."""
    return float((predicted(probabilities(task, weights, split.images)) == split.labels).mean())


def predicted(probability: np.ndarray) -> np.ndarray:
    """Return the most probable class of each row, or -1 where there is none, int64 `(N,)`."""
    return np.where(np.isfinite(probability).all(axis=1), probability.argmax(axis=1), -1)


def received(weights: object, task: Task) -> list[np.ndarray] | None:
    """Return `weights` if they are finite parameters of the course's CNN, else `None`."""
    expected = task.initial_weights()
    if not isinstance(weights, list) or len(weights) != len(expected):
        return None
    for weight, initial in zip(weights, expected, strict=True):
        if not isinstance(weight, np.ndarray) or weight.dtype != np.float32 or weight.shape != initial.shape:
            return None
        if not np.isfinite(weight).all():
            return None
    return weights


def displacement(task: Task, weights: Sequence[np.ndarray]) -> np.ndarray:
    """Return how far training moved all parameters, as one float64 vector."""
    moved = (after - before for after, before in zip(weights, task.initial_weights(), strict=True))
    return np.concatenate([part.ravel() for part in moved]).astype(np.float64)


def cosine(one: np.ndarray, other: np.ndarray) -> float:
    """Return the cosine of the angle between two vectors, 0 where one of them is zero."""
    norms = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(one @ other) / norms if norms else 0.0
