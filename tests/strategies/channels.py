"""Images with several channels, alone with one filter, and in batches with everything that `conv2d` takes."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

from tests.strategies.arrays import FLOAT64, WHOLE, arrays

PADDING_MODES = ("zeros", "replicate", "reflect")


@st.composite
def images_with_filters(
    draw: st.DrawFn,
    elements: st.SearchStrategy[float] = WHOLE,
    filter_elements: st.SearchStrategy[float] = WHOLE,
    dtype: st.SearchStrategy[np.dtype] = FLOAT64,
) -> tuple[np.ndarray, np.ndarray, float]:
    """Draw an image `(C, H, W)`, a filter `(C, kH, kW)` that fits, and a bias."""
    sides = st.integers(1, 7)
    x = draw(arrays(st.tuples(st.integers(1, 4), sides, sides), elements, dtype))
    C, H, W = x.shape
    shapes = st.tuples(st.just(C), st.integers(1, min(H, 4)), st.integers(1, min(W, 4)))
    return x, draw(arrays(shapes, filter_elements, st.just(x.dtype))), draw(filter_elements)


@st.composite
def batches_with_filters(
    draw: st.DrawFn,
    elements: st.SearchStrategy[float] = WHOLE,
    filter_elements: st.SearchStrategy[float] = WHOLE,
    dtype: st.SearchStrategy[np.dtype] = FLOAT64,
    border: int = 0,
) -> tuple[np.ndarray, np.ndarray, np.ndarray | None]:
    """Draw a batch `(N, C_in, H, W)`, filters `(C_out, C_in, kH, kW)`, and biases `(C_out,)` or None.

    The filters fit into images with a border of `border` pixels.
    """
    few, sides = st.integers(1, 3), st.integers(1, 6)
    x = draw(arrays(st.tuples(few, few, sides, sides), elements, dtype))
    _, C_in, H, W = x.shape
    C_out, kH, kW = draw(st.tuples(few, *(st.integers(1, min(side + 2 * border, 4)) for side in (H, W))))
    common = st.just(x.dtype)
    weight = draw(arrays((C_out, C_in, kH, kW), filter_elements, common))
    return x, weight, draw(st.none() | arrays((C_out,), filter_elements, common))


@st.composite
def convolutions(
    draw: st.DrawFn,
    elements: st.SearchStrategy[float] = WHOLE,
    filter_elements: st.SearchStrategy[float] = WHOLE,
    dtype: st.SearchStrategy[np.dtype] = FLOAT64,
    modes: tuple[str, ...] = PADDING_MODES,
) -> tuple[np.ndarray, np.ndarray, np.ndarray | None, dict[str, Any]]:
    """Draw a batch, filters and biases, and the settings `stride`, `padding` and `padding_mode`."""
    padding = draw(st.integers(0, 2))
    x, weight, bias = draw(batches_with_filters(elements, filter_elements, dtype, border=padding))
    # An image can only be reflected over a border that is narrower than it.
    modes = tuple(mode for mode in modes if mode != "reflect" or padding < min(x.shape[2:])) or ("zeros",)
    settings = {"stride": draw(st.integers(1, 3)), "padding": padding, "padding_mode": draw(st.sampled_from(modes))}
    return x, weight, bias, settings
