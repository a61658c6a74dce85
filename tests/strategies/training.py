"""Tiny classifiers and batches of generic numbers (see `generic.py`) for the loops of `training`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

Batches = list[tuple[np.ndarray, np.ndarray]]
State = dict[str, np.ndarray]

SHAPE = (1, 2, 3)
HIDDEN = 4
CLASSES = 3
SEEDS = st.integers(0, 2**32 - 1)

# Batch normalisation wants two samples at least.
SHORT_LAST = st.sampled_from([(4, 4, 2), (5, 2), (3, 3, 3, 2), (6, 2)])
EQUAL = st.sampled_from([(4, 4), (3, 3, 3), (2, 2, 2, 2), (5, 5)])
# Powers of two: the accuracy of equally good epochs is the same number however it is added up.
VALIDATION = (4, 4, 2)


def batches(seed: int, sizes: Sequence[int]) -> Batches:
    """Return batches of these sizes: images `(N, *SHAPE)`, labels `(N,)`."""
    rng = np.random.default_rng(seed)
    return [(rng.normal(size=(N, *SHAPE)), rng.integers(0, CLASSES, N)) for N in sizes]


def state(seed: int) -> State:
    """Return the state of the scenarios' model: Flatten, Linear, BatchNorm1d, Tanh, Linear."""
    rng = np.random.default_rng(seed)
    return {
        "1.weight": rng.normal(size=(HIDDEN, int(np.prod(SHAPE)))),
        "2.weight": rng.uniform(0.5, 2, HIDDEN),
        "2.bias": rng.normal(size=HIDDEN),
        "2.running_mean": rng.normal(size=HIDDEN),
        "2.running_var": rng.uniform(0.5, 2, HIDDEN),
        "2.num_batches_tracked": np.array(7),
        "4.weight": rng.normal(size=(CLASSES, HIDDEN)),
        "4.bias": rng.normal(size=CLASSES),
    }


def batches_and_state(sizes: st.SearchStrategy[tuple[int, ...]]) -> st.SearchStrategy[tuple[Batches, State]]:
    """Draw batches of `sizes` and a model's state."""
    return st.tuples(st.builds(batches, SEEDS, sizes), st.builds(state, SEEDS))


def fits(epochs: st.SearchStrategy[int]) -> st.SearchStrategy[tuple[Batches, Batches, State, int]]:
    """Draw batches to train on, batches to validate on, a model's state, and a number of epochs."""
    validation = st.builds(batches, SEEDS, st.just(VALIDATION))
    return st.tuples(st.builds(batches, SEEDS, SHORT_LAST), validation, st.builds(state, SEEDS), epochs)
