"""Gradients for the results of layers, with the arguments that the layers had."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import strategies as st

from tests.strategies.arrays import FLOAT64, WHOLE, arrays
from tests.strategies.channels import convolutions
from tests.strategies.pooling import images_with_sizes

# float64 holds them to its last digit, float32 does not; only for what is continuous, for their sums are not exact.
SEVENTHS = st.integers(-9, 9).map(lambda n: n / 7)
# Small enough for products through several layers.
WEIGHTS = st.integers(-2, 2).map(float)


@st.composite
def gradients_of_relu(
    draw: st.DrawFn,
    elements: st.SearchStrategy[float] = WHOLE,
    dtype: st.SearchStrategy[np.dtype] = FLOAT64,
) -> tuple[np.ndarray, np.ndarray]:
    """Draw a gradient and an array of its shape, of one to four axes; many of its elements are 0."""
    shape = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4).map(tuple))
    grad_output = draw(arrays(shape, elements, dtype))
    return grad_output, draw(arrays(shape, st.integers(-2, 2).map(float), st.just(grad_output.dtype)))


@st.composite
def gradients_of_conv2d(
    draw: st.DrawFn,
    elements: st.SearchStrategy[float] = WHOLE,
    operands: st.SearchStrategy[float] = WHOLE,
    dtype: st.SearchStrategy[np.dtype] = FLOAT64,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, dict[str, int]]:
    """Draw a gradient of `elements`, images and filters of `operands`, and the settings `stride` and `padding`."""
    x, weight, _, settings = draw(convolutions(operands, operands, dtype, modes=("zeros",)))
    stride, padding = settings["stride"], settings["padding"]
    outer = ((side + 2 * padding - k) // stride + 1 for side, k in zip(x.shape[2:], weight.shape[2:], strict=True))
    grad_output = draw(arrays((len(x), len(weight), *outer), elements, st.just(x.dtype)))
    return grad_output, x, weight, {"stride": stride, "padding": padding}


@st.composite
def gradients_of_max_pool2d(
    draw: st.DrawFn,
    elements: st.SearchStrategy[float] = WHOLE,
    pixels: st.SearchStrategy[float] = WHOLE,
    dtype: st.SearchStrategy[np.dtype] = FLOAT64,
) -> tuple[np.ndarray, np.ndarray, int]:
    """Draw a gradient of `elements`, an image of `pixels`, and a size that fits into it."""
    x, size = draw(images_with_sizes(pixels, dtype).filter(lambda drawn: drawn[1] <= min(drawn[0].shape[1:])))
    C, H, W = x.shape
    return draw(arrays((C, H // size, W // size), elements, st.just(x.dtype))), x, size


@st.composite
def dense_nets(
    draw: st.DrawFn,
    elements: st.SearchStrategy[float] = WEIGHTS,
    dtype: st.SearchStrategy[np.dtype] = FLOAT64,
) -> tuple[list[np.ndarray], np.ndarray]:
    """Draw the weights of one to four layers, and an input or a batch of them."""
    common = st.just(draw(dtype))
    widths = draw(st.lists(st.integers(1, 4), min_size=2, max_size=5))
    weights = [draw(arrays((b, a), elements, common)) for a, b in pairwise(widths)]
    shape = draw(st.sampled_from([(widths[0],), (1, widths[0]), (3, widths[0])]))
    return weights, draw(arrays(shape, elements, common))
