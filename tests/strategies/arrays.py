"""Arrays of numbers whose sums are exact, drawn element by element.

Hypothesis shrinks what it draws itself: the counterexample that a student reads is small, with small numbers in it.
An array filled from a random seed would stay as large and as illegible as it was found.
"""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

Shape = tuple[int, ...]

# Elements. Whole numbers have exact sums and products in float32 too.
WHOLE = st.integers(-9, 9).map(float)
# Fractions are as exact, but a cast to int loses them.
EIGHTHS = st.integers(-32, 32).map(lambda n: n / 8)
# Odd numbers near 2**31: float64 holds them and their sums, float32 makes them all equal.
WIDE = st.integers(-9, 9).map(lambda n: float(2**31 + 2 * n + 1))

FLOAT64 = st.just(np.dtype(np.float64))
BOTH_DTYPES = st.sampled_from([np.dtype(np.float64), np.dtype(np.float32)])


def arrays(
    shape: Shape | st.SearchStrategy[Shape],
    elements: st.SearchStrategy[float] = WHOLE,
    dtype: st.SearchStrategy[np.dtype] = FLOAT64,
) -> st.SearchStrategy[np.ndarray]:
    """Draw arrays of `shape`, each element from `elements`."""
    # With its default `fill`, Hypothesis would repeat one element all over a larger array.
    return npst.arrays(dtype, shape, elements=elements, fill=st.nothing())
