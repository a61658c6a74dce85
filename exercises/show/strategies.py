"""Small arrays for laws: whole numbers as floats, so that every sum is exact."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from hypothesis import strategies as st

Side = int | tuple[int, int]


def arrays(*sides: Side, low: int = -4, high: int = 4, dtype: str = "float64") -> st.SearchStrategy[np.ndarray]:
    """Draw arrays; every side is a number, or the smallest and the largest one.

    The largest array is drawn and its last rows and columns are taken: what Hypothesis has shrunk to
    zeros lies in front, so a smaller array of the same kind is always within its reach.
    """
    ranges = [(side, side) if isinstance(side, int) else side for side in sides]
    full = tuple(largest for _, largest in ranges)
    size = math.prod(full)
    # A string of bytes is one choice where a list is one per element: ten times faster to draw.
    values = np.array(sorted(range(low, high + 1), key=abs), dtype=dtype)
    return st.tuples(
        st.tuples(*(st.integers(*side) for side in ranges)),
        st.binary(min_size=size, max_size=size),
    ).map(lambda drawn: values[np.frombuffer(drawn[1], np.uint8) % len(values)].reshape(full)[_last(drawn[0])].copy())


@st.composite
def images_with_kernels(draw: Any, max_side: int = 6, max_kernel: int = 3) -> tuple[np.ndarray, np.ndarray]:
    """Draw an image `(H, W)` and a kernel `(kH, kW)` that fits into it; few of them are square."""
    image = draw(arrays((1, max_side), (1, max_side)))
    kernel = draw(arrays((1, max_kernel), (1, max_kernel)))
    return image, kernel[_last(image.shape)].copy()


def _last(sides: tuple[int, ...]) -> tuple[slice, ...]:
    return tuple(slice(-side, None) for side in sides)
