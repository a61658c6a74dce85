"""Grey images, alone and with a kernel: one that fits, and pairs that a correlation must refuse."""

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


@st.composite
def squares_with_kernels(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    """Draw a square image and a square kernel no larger than it."""
    side = draw(SIDES)
    kernel_side = draw(st.integers(1, side))
    return draw(arrays((side, side))), draw(arrays((kernel_side, kernel_side)))


@st.composite
def pairs_of_wrong_rank(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    """Draw an image and a kernel of which at least one has not two axes; no side is too large."""
    image_rank, kernel_rank = draw(st.sampled_from([(1, 1), (1, 2), (2, 1), (3, 2), (2, 3), (3, 3)]))
    image = draw(arrays(st.tuples(*[st.integers(3, 5)] * image_rank)))
    return image, draw(arrays(st.tuples(*[st.integers(1, 3)] * kernel_rank)))


@st.composite
def pairs_that_do_not_fit(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    """Draw an image and a kernel that is higher than it, or wider, or both."""
    image = draw(images(sides=st.integers(1, 5)))
    H, W = image.shape
    too_large = st.tuples(st.integers(1, 8), st.integers(1, 8)).filter(lambda shape: shape[0] > H or shape[1] > W)
    return image, draw(arrays(too_large))
