"""Images with several channels, alone, in batches, and with filters that fit."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from tests.strategies.arrays import FLOAT64, WHOLE, arrays


@st.composite
def images_with_filters(
    draw: st.DrawFn,
    elements: st.SearchStrategy[float] = WHOLE,
    filter_elements: st.SearchStrategy[float] = WHOLE,
    dtype: st.SearchStrategy[np.dtype] = FLOAT64,
) -> tuple[np.ndarray, np.ndarray, float]:
    """Draw an image `(C, H, W)`, a filter `(C, kH, kW)` that fits, and a bias."""
    C, H, W = draw(st.tuples(st.integers(1, 4), st.integers(1, 7), st.integers(1, 7)))
    kH, kW = draw(st.tuples(st.integers(1, H), st.integers(1, W)))
    x = draw(arrays((C, H, W), elements, dtype))
    return x, draw(arrays((C, kH, kW), filter_elements, st.just(x.dtype))), draw(filter_elements)


@st.composite
def batches_with_filters(
    draw: st.DrawFn,
    elements: st.SearchStrategy[float] = WHOLE,
    filter_elements: st.SearchStrategy[float] = WHOLE,
    dtype: st.SearchStrategy[np.dtype] = FLOAT64,
) -> tuple[np.ndarray, np.ndarray, np.ndarray | None]:
    """Draw a batch `(N, C_in, H, W)`, filters `(C_out, C_in, kH, kW)` that fit, and biases `(C_out,)` or None."""
    N, C_in, H, W = draw(st.tuples(st.integers(1, 3), st.integers(1, 3), st.integers(1, 6), st.integers(1, 6)))
    C_out, kH, kW = draw(st.tuples(st.integers(1, 3), st.integers(1, H), st.integers(1, W)))
    x = draw(arrays((N, C_in, H, W), elements, dtype))
    common = st.just(x.dtype)
    weight = draw(arrays((C_out, C_in, kH, kW), filter_elements, common))
    return x, weight, draw(st.none() | arrays(C_out, filter_elements, common))
