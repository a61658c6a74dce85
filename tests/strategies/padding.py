"""Images with a padding that their mode allows."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from tests.strategies.arrays import FLOAT64, WHOLE
from tests.strategies.images import images

MODES = st.sampled_from(["zeros", "replicate", "reflect"])


@st.composite
def images_with_paddings(
    draw: st.DrawFn,
    modes: st.SearchStrategy[str] = MODES,
    elements: st.SearchStrategy[float] = WHOLE,
    dtype: st.SearchStrategy[np.dtype] = FLOAT64,
) -> tuple[np.ndarray, int, str]:
    """Draw an image `(H, W)`, a padding and a mode; to reflect, the padding is smaller than both sides."""
    mode = draw(modes)
    image = draw(images(elements, dtype, st.integers(1, 7)))
    return image, draw(st.integers(0, min(image.shape) - 1 if mode == "reflect" else 4)), mode
