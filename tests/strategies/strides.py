"""Strides beside an image and a kernel, and windows along one axis."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

Pair = tuple[np.ndarray, np.ndarray]

STRIDES = st.integers(1, 4)


def with_strides(
    pairs: st.SearchStrategy[Pair], strides: st.SearchStrategy[int] = STRIDES
) -> st.SearchStrategy[tuple[np.ndarray, np.ndarray, int]]:
    """Draw a pair of image and kernel, and a stride, smaller or larger than the kernel."""
    return st.tuples(pairs, strides).map(lambda drawn: (*drawn[0], drawn[1]))


@st.composite
def windows(draw: st.DrawFn, largest: int = 12) -> tuple[int, int, int, int]:
    """Draw the size of an axis, and a kernel size, a stride and a padding with which at least one window fits."""
    size, padding = draw(st.integers(1, largest)), draw(st.integers(0, 3))
    return size, draw(st.integers(1, size + 2 * padding)), draw(st.integers(1, 5)), padding
