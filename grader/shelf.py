"""Small relatives of drawn examples: where the smallest counterexample is taken from.

Shrinking a failure live would draw Hypothesis, PyTorch and the reference into
every grading job. Instead an exam keeps a shelf of small examples per property,
made once for the class by walking down from what was drawn; a submission that
fails is asked the whole shelf, and the first it gets wrong is shown.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

import numpy as np

from grader import values
from grader.outcome import Value
from grader.suite import Example

WALKS = 24
STEPS = 40
CAPACITY = 120


class HasExample(Protocol):
    """Whatever a walk collects: it knows the example it was made from."""

    @property
    def example(self) -> Example:
        """Return the example."""


C = TypeVar("C", bound=HasExample)


def complexity(value: Value) -> tuple[float, ...]:
    """Order examples by how much a person has to read: cells first, then non-zeros, then digits."""
    cells = nonzero = magnitude = 0.0
    for leaf in _leaves(value):
        if isinstance(leaf, np.ndarray):
            cells += leaf.size
            nonzero += float(np.count_nonzero(leaf))
            magnitude += float(np.abs(leaf.astype(np.float64)).sum()) + float((leaf < 0).sum())
        elif isinstance(leaf, int | float) and not isinstance(leaf, bool):
            cells += 1
            magnitude += abs(leaf) if np.isfinite(leaf) else 1e9
        else:
            cells += 1
    return (cells, nonzero, magnitude)


def stock(examples: Sequence[Example], accepted: Callable[[Example], C | None], seed: int) -> list[C]:
    """Walk down from `examples` and return what `accepted` made of the steps, the smallest first.

    Args:
        examples: what was drawn.
        accepted: turns an example into a case, or `None` where it is not a valid one.
        seed: makes the walks repeatable.
    """
    rng = random.Random(seed)  # noqa: S311  the secret is in the seed
    found: dict[bytes, C] = {}
    starts = sorted(examples, key=complexity)[: 4 * WALKS]
    rng.shuffle(starts)
    for start in starts[:WALKS]:
        here = start
        for _ in range(STEPS):
            smaller = _step(here, rng)
            case = accepted(smaller) if complexity(smaller) < complexity(here) else None
            if case is not None:
                here = smaller
                found.setdefault(values.encode(smaller), case)
    ordered = sorted(found.items(), key=lambda item: (complexity(item[1].example), item[0]))
    return [case for _, case in ordered[:CAPACITY]]


def _leaves(value: Value) -> Iterator[Value]:
    if isinstance(value, dict):
        for entry in value.values():
            yield from _leaves(entry)
    elif isinstance(value, tuple | list):
        for entry in value:
            yield from _leaves(entry)
    else:
        yield value


def _step(example: Example, rng: random.Random) -> Example:
    """Make one random reduction somewhere in `example`."""
    arrays = [leaf for leaf in _leaves(example) if isinstance(leaf, np.ndarray) and leaf.ndim]
    sides = sorted({side for array in arrays for side in array.shape if side > 1})
    kind = rng.random()
    if sides and kind < 0.35:  # one side of one array
        chosen = rng.randrange(len(arrays))
        axis, last = rng.randrange(arrays[chosen].ndim), rng.random() < 0.5
        return _map_arrays(example, lambda array, i: _cut(array, {axis}, last=last) if i == chosen else array)
    if sides and kind < 0.6:  # the same side wherever it stands: channels of an image and of its filters
        side, last = rng.choice(sides), rng.random() < 0.5
        axes = {axis for array in arrays for axis in range(array.ndim) if array.shape[axis] == side}
        one = rng.choice(sorted(axes))
        spread = rng.random() < 0.5
        return _map_arrays(
            example,
            lambda array, _: _cut(
                array, {a for a in range(array.ndim) if array.shape[a] == side and (spread or a == one)}, last=last
            ),
        )
    if arrays and kind < 0.85:
        chosen = rng.randrange(len(arrays))
        simpler = rng.choice((_nought_or_one, _one_cell, _half))
        return _map_arrays(example, lambda array, i: simpler(array, rng) if i == chosen else array)
    return tuple(_reduced_scalar(example, rng))


def _map_arrays(example: Example, change: Callable[[np.ndarray, int], np.ndarray]) -> Example:
    count = iter(range(10_000))

    def walk(value: Value) -> Value:
        if isinstance(value, np.ndarray):
            return change(value, next(count)) if value.ndim else value
        if isinstance(value, dict):
            return {key: walk(entry) for key, entry in value.items()}
        if isinstance(value, tuple):
            return tuple(walk(entry) for entry in value)
        if isinstance(value, list):
            return [walk(entry) for entry in value]
        return value

    return tuple(walk(value) for value in example)


def _cut(array: np.ndarray, axes: set[int], *, last: bool) -> np.ndarray:
    keep = tuple(
        slice(None) if axis not in axes or side < 2 else slice(0, -1) if last else slice(1, None)
        for axis, side in enumerate(array.shape)
    )
    return np.ascontiguousarray(array[keep])


def _nought_or_one(array: np.ndarray, _: random.Random) -> np.ndarray:
    return np.asarray(array != 0, dtype=array.dtype)


def _half(array: np.ndarray, _: random.Random) -> np.ndarray:
    return np.asarray(np.trunc(array / 2), dtype=array.dtype)


def _one_cell(array: np.ndarray, rng: random.Random) -> np.ndarray:
    """Blank one cell."""
    blanked = array.copy()
    if blanked.size:
        blanked.flat[rng.randrange(blanked.size)] = 0
    return blanked


def _reduced_scalar(example: Example, rng: random.Random) -> list[Value]:
    """Take one from a whole number, halve it, or drop an entry of a list."""
    places = list(_paths(example))
    if not places:
        return list(example)
    path = rng.choice(places)

    def walk(value: Value, rest: tuple[int | str, ...]) -> Value:
        if not rest:
            if isinstance(value, list):
                drop = rng.randrange(len(value))
                return [entry for i, entry in enumerate(value) if i != drop]
            assert isinstance(value, int)
            return value - 1 if rng.random() < 0.5 else value // 2
        if isinstance(value, dict):
            return {key: walk(entry, rest[1:]) if key == rest[0] else entry for key, entry in value.items()}
        assert isinstance(value, tuple | list)
        changed = [walk(entry, rest[1:]) if i == rest[0] else entry for i, entry in enumerate(value)]
        return tuple(changed) if isinstance(value, tuple) else changed

    return list(walk(example, path))  # type: ignore[arg-type]  # a tuple stays one


def _paths(value: Value, path: tuple[int | str, ...] = ()) -> Iterator[tuple[int | str, ...]]:
    """Yield the way to every whole number above zero and every list with something in it."""
    if isinstance(value, bool):
        return
    if isinstance(value, int):
        if value > 0:
            yield path
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from _paths(entry, (*path, key))
    elif isinstance(value, tuple | list):
        if isinstance(value, list) and value:
            yield path
        for i, entry in enumerate(value):
            yield from _paths(entry, (*path, i))
