"""shapes10: a generated stand-in for CIFAR-10, with the same shapes and dtypes and ten classes.

One figure per image, of any colour on a darker ground of any colour, of any size, anywhere, a little turned, under
noise. As the figure moves, a single pixel says little, so a linear model stays far below a convolutional one
(docs/accuracy.md has both figures). The same seed gives the same images.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import numpy as np

from datasets.splits import Split

_SIDE = 32
_MAX_TURN = np.pi / 10  # a plus turned by an eighth would be a saltire
_SEEDS = {"train": 0, "test": 1}


def _box(u: np.ndarray, v: np.ndarray) -> Any:
    return np.maximum(np.abs(u), np.abs(v))


def _plus(u: np.ndarray, v: np.ndarray) -> Any:
    u, v = np.abs(u), np.abs(v)
    return np.minimum(np.maximum(u - 0.95, v - 0.27), np.maximum(u - 0.27, v - 0.95))


# How far the point (u, v) lies outside the figure (negative: inside), about; every figure has radius 1.
_FIGURES: dict[str, Callable[[np.ndarray, np.ndarray], Any]] = {
    "disc": lambda u, v: np.hypot(u, v) - 0.95,
    "ring": lambda u, v: np.abs(np.hypot(u, v) - 0.75) - 0.2,
    "square": lambda u, v: _box(u, v) - 0.85,
    "frame": lambda u, v: np.abs(_box(u, v) - 0.68) - 0.18,
    "triangle": lambda u, v: np.maximum(v, 0.866 * np.abs(u) - 0.5 * v) - 0.5,
    "plus": _plus,
    "saltire": lambda u, v: _plus((u + v) / np.sqrt(2), (u - v) / np.sqrt(2)),
    "bars": lambda u, v: np.maximum(_box(u, v) - 0.95, np.abs((v + 1) % 0.75 - 0.375) - 0.19),
    "crescent": lambda u, v: np.maximum(np.hypot(u, v) - 0.95, 0.75 - np.hypot(u - 0.45, v)),
    "flower": lambda u, v: np.hypot(u, v) - 0.7 - 0.25 * np.cos(5 * np.arctan2(v, u)),
}
CLASSES = tuple(_FIGURES)


def load(split: Literal["train", "test"], size: int, seed: int = 0) -> Split:
    """Generate `size` images, as many of each class as can be, in random order.

    A larger split does not begin with the images of a smaller one.
    """
    rng = np.random.default_rng([_SEEDS[split], seed])
    labels = rng.permutation(np.arange(size, dtype=np.int64) % len(CLASSES))
    coverage = _draw(labels, rng)[:, np.newaxis]
    figure, ground = _colours(size, rng)
    pixels = ground + coverage * (figure - ground) + rng.normal(0, 15, (size, 3, _SIDE, _SIDE))
    return Split(np.clip(pixels, 0, 255).astype(np.uint8), labels, CLASSES)


def _colours(size: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Draw a colour for each figure and a darker one for its ground, `(N, 3, 1, 1)` each."""
    ground = rng.uniform(0, 110, (size, 3, 1, 1))
    return ground + rng.uniform(80, 135, (size, 3, 1, 1)), ground


def _draw(labels: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return how much of each pixel the figure covers, `(N, 32, 32)`, in 0..1."""
    size = len(labels)
    radius = rng.uniform(8, 12, (size, 1, 1))
    centre_y, centre_x = _SIDE / 2 + (_SIDE / 2 - radius) * rng.uniform(-1, 1, (2, size, 1, 1))
    turn = rng.uniform(-_MAX_TURN, _MAX_TURN, (size, 1, 1))
    y, x = np.mgrid[:_SIDE, :_SIDE] + 0.5
    y, x = (y - centre_y) / radius, (x - centre_x) / radius
    u, v = np.cos(turn) * x + np.sin(turn) * y, np.cos(turn) * y - np.sin(turn) * x
    distance = np.empty_like(u)
    for label, figure in enumerate(_FIGURES.values()):
        of_class = labels == label
        distance[of_class] = figure(u[of_class], v[of_class])
    covered: np.ndarray = np.clip(0.5 - distance * radius, 0, 1)
    return covered
