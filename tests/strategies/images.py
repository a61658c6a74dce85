"""Grey images, alone and with a kernel that fits."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from tests.strategies.arrays import FLOAT64, WHOLE, arrays

SIDES = st.integers(1, 9)


def images(
    elements: st.SearchStrategy[float] = WHOLE,
    dtype: st.SearchStrategy[np.dtype] = FLOAT64,
    sides: st.SearchStrategy[int] = SIDES,
) -> st.SearchStrategy[np.ndarray]:
    """Draw images `(H, W)`, square or not."""
    return arrays(st.tuples(sides, sides), elements, dtype)


@st.composite
def images_with_kernels(
    draw: st.DrawFn,
    elements: st.SearchStrategy[float] = WHOLE,
    kernel_elements: st.SearchStrategy[float] = WHOLE,
    dtype: st.SearchStrategy[np.dtype] = FLOAT64,
    sides: st.SearchStrategy[int] = SIDES,
) -> tuple[np.ndarray, np.ndarray]:
    """Draw an image `(H, W)` and a kernel `(kH, kW)` no larger than it, of one dtype."""
    image = draw(images(elements, dtype, sides))
    H, W = image.shape
    kernel_shapes = st.tuples(st.integers(1, H), st.integers(1, W))
    return image, draw(arrays(kernel_shapes, kernel_elements, st.just(image.dtype)))
