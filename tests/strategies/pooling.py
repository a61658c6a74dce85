"""Images with several channels, and the side of the windows they are pooled over."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from tests.strategies.arrays import FLOAT64, WHOLE, arrays


@st.composite
def images_with_sizes(
    draw: st.DrawFn,
    elements: st.SearchStrategy[float] = WHOLE,
    dtype: st.SearchStrategy[np.dtype] = FLOAT64,
) -> tuple[np.ndarray, int]:
    """Draw an image `(C, H, W)` and a size, with and without a remainder, or larger than the image."""
    sides = st.integers(1, 9)
    x = draw(arrays(st.tuples(st.integers(1, 3), sides, sides), elements, dtype))
    return x, draw(st.integers(1, 4))
