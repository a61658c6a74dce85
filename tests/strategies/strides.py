"""Images with a kernel and a stride, and windows along one axis."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from tests.strategies.arrays import FLOAT64, WHOLE
from tests.strategies.images import SIDES, images_with_kernels

STRIDES = st.integers(1, 4)


@st.composite
def images_with_strides(
    draw: st.DrawFn,
    elements: st.SearchStrategy[float] = WHOLE,
    kernel_elements: st.SearchStrategy[float] = WHOLE,
    dtype: st.SearchStrategy[np.dtype] = FLOAT64,
    sides: st.SearchStrategy[int] = SIDES,
) -> tuple[np.ndarray, np.ndarray, int]:
    """Draw an image `(H, W)`, a kernel that fits, and a stride, smaller or larger than the kernel."""
    image, kernel = draw(images_with_kernels(elements, kernel_elements, dtype, sides))
    return image, kernel, draw(STRIDES)


@st.composite
def windows(draw: st.DrawFn, largest: int = 12) -> tuple[int, int, int, int]:
    """Draw the size of an axis, and a kernel size, a stride and a padding with which at least one window fits."""
    size, padding = draw(st.integers(1, largest)), draw(st.integers(0, 3))
    return size, draw(st.integers(1, size + 2 * padding)), draw(st.integers(1, 5)), padding
