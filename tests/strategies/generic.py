"""Arrays of generic real numbers, for what is not continuous in its input.

The gradient of a maximum at a tie, of ReLU at zero, and the best of two equal epochs are a matter of rounding. Values
from a seeded normal distribution meet none of these; their counterexamples have nothing to shrink but their sizes.
"""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st


def generic_arrays(*shapes: tuple[int, ...]) -> st.SearchStrategy[list[np.ndarray]]:
    """Draw float64 arrays of these shapes, normally distributed."""
    return st.integers(0, 2**32 - 1).map(lambda seed: normal_arrays(seed, *shapes))


def normal_arrays(seed: int, *shapes: tuple[int, ...]) -> list[np.ndarray]:
    """Return the float64 arrays of these shapes that belong to `seed`."""
    rng = np.random.default_rng(seed)
    return [rng.normal(size=shape) for shape in shapes]
