"""Compare an answer with what was expected: type, shape, dtype, finite, values.

The one place for tolerances. Inputs are small integers or short fractions as
floats wherever a chapter allows, so that expected sums are exact; a tolerance
only absorbs the rounding of other legitimate algorithms (an FFT, an im2col in
another order), and any mistake moves some cell by far more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, cast

import numpy as np

from grader.outcome import Value

Aspect = Literal["type", "length", "keys", "shape", "dtype", "finite", "value"]

# An FFT errs by a few eps times the product of the inputs' norms; 16 leaves room for float32.
NORM_FACTOR = 16.0
# A law sees answers only, not inputs: 2**16 eps of the answers' size is 1.5e-11 in float64.
LAW_FACTOR = 2.0**16


@dataclass(frozen=True, slots=True)
class Difference:
    """The first thing in which an answer differs from what was expected.

    `path` leads into tuples and dicts, `at` is the cell of an array; `actual`
    and `expected` are what stands there (a type's name, a shape, a number).
    """

    aspect: Aspect
    actual: Value
    expected: Value
    path: tuple[int | str, ...] = ()
    at: tuple[int, ...] | None = None


class Mismatch(AssertionError):
    """A law does not hold; `difference` says where."""

    def __init__(self, difference: Difference, actual: Value, expected: Value) -> None:
        super().__init__(f"{difference.aspect}: {difference.actual!r} instead of {difference.expected!r}")
        self.difference = difference
        self.actual = actual
        self.expected = expected


def arrays(value: Value) -> Iterable[np.ndarray]:
    """Yield every array in a tree of values."""
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, dict):
        for entry in value.values():
            yield from arrays(entry)
    elif isinstance(value, tuple | list):
        for entry in value:
            yield from arrays(entry)


def tolerance_for(args: Value) -> float:
    """Return the absolute tolerance for an answer computed from `args`.

    Sums of products are bounded by the product of the two largest 2-norms
    among the arguments; the precision is that of the coarsest float array.
    """
    floats = [array for array in arrays(args) if array.dtype.kind == "f"]
    if not floats:
        return NORM_FACTOR * float(np.finfo(np.float64).eps)
    eps = max(float(np.finfo(array.dtype).eps) for array in floats)
    norms = sorted(
        (max(1.0, float(np.linalg.norm(array.astype(np.float64).ravel()))) for array in floats), reverse=True
    )
    return NORM_FACTOR * eps * norms[0] * (norms[1] if len(norms) > 1 else 1.0)


def relative_tolerance(expected: Value, relative: float) -> float:
    """Return the absolute tolerance that is `relative` to the largest expected number, at least to one."""
    largest = 1.0
    for array in arrays(expected):
        finite = np.abs(array[np.isfinite(array)]) if array.dtype.kind == "f" else np.abs(array)
        if finite.size:
            largest = max(largest, float(finite.max()))
    if isinstance(expected, int | float) and np.isfinite(expected):
        largest = max(largest, abs(float(expected)))
    return relative * largest


def difference(actual: Value, expected: Value, tolerance: float, path: tuple[int | str, ...] = ()) -> Difference | None:
    """Return the first difference, or `None` where the answer is right within `tolerance`.

    Numbers may be Python's or NumPy's, but where an integer is expected a float
    will not do; sequences may be tuples or lists; a dtype is only asked to be real
    here (that it is the input's is a property of its own).
    """
    if isinstance(expected, np.ndarray):
        return _array_difference(actual, expected, tolerance, path)
    if isinstance(expected, dict):
        if not isinstance(actual, dict):
            return Difference("type", type_name(actual), "dict", path)
        if set(actual) != set(expected):
            return Difference("keys", tuple(sorted(actual)), tuple(sorted(expected)), path)
        pairs: Iterable[tuple[int | str, Value, Value]] = ((key, actual[key], expected[key]) for key in expected)
    elif isinstance(expected, tuple | list):
        if not isinstance(actual, tuple | list):
            return Difference("type", type_name(actual), type(expected).__name__, path)
        if len(actual) != len(expected):
            return Difference("length", len(actual), len(expected), path)
        pairs = ((i, a, e) for i, (a, e) in enumerate(zip(actual, expected, strict=True)))
    elif isinstance(expected, bool) or expected is None or isinstance(expected, str):
        if type(actual) is not type(expected):
            return Difference("type", type_name(actual), type_name(expected), path)
        return None if actual == expected else Difference("value", actual, expected, path)
    else:
        return _number_difference(actual, expected, tolerance, path)
    for step, a, e in pairs:
        found = difference(a, e, tolerance, (*path, step))
        if found is not None:
            return found
    return None


def identical(one: Value, other: Value) -> bool:
    """Tell whether two values are the same to the byte, which most answers are: cheaper than a tolerance."""
    kind = type(one)
    if kind is not type(other):
        return False
    if isinstance(one, np.ndarray):
        other = cast(np.ndarray, other)
        return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()
    if isinstance(one, tuple | list):
        other = cast("list[Value]", other)
        return len(one) == len(other) and all(map(identical, one, other))
    return kind is not dict and one == other


def close(actual: Value, expected: Value) -> None:
    """Assert, in a law, that two trees of answers are equal up to rounding.

    Raises:
        Mismatch: they are not.
    """
    if difference(actual, expected, 0.0) is None:  # most are equal to the byte: cheaper than a tolerance
        return
    floats = [array for value in (actual, expected) for array in arrays(value) if array.dtype.kind == "f"]
    eps = max((float(np.finfo(array.dtype).eps) for array in floats), default=float(np.finfo(np.float64).eps))
    tolerance = max(relative_tolerance(actual, LAW_FACTOR * eps), relative_tolerance(expected, LAW_FACTOR * eps))
    found = difference(actual, expected, tolerance)
    if found is not None:
        raise Mismatch(found, actual, expected)


def holds(condition: bool, actual: Value, expected: Value) -> None:
    """Assert a law that is no equality: `condition`, where `actual` should have been like `expected`.

    Raises:
        Mismatch: it does not hold.
    """
    if not condition:
        raise Mismatch(Difference("value", actual, expected), actual, expected)


def type_name(value: Value) -> str:
    """Return how a student would call the type of `value`."""
    return "array" if isinstance(value, np.ndarray) else type(value).__name__


def _array_difference(
    actual: Value, expected: np.ndarray, tolerance: float, path: tuple[int | str, ...]
) -> Difference | None:
    if not isinstance(actual, np.ndarray):
        if expected.ndim == 0 and isinstance(actual, int | float) and not isinstance(actual, bool):
            actual = np.asarray(actual)
        else:
            return Difference("type", type_name(actual), "array", path)
    if actual.shape != expected.shape:
        return Difference("shape", actual.shape, expected.shape, path)
    if actual.dtype.kind not in "fiu":
        return Difference("dtype", str(actual.dtype), str(expected.dtype), path)
    if actual.dtype == expected.dtype and actual.tobytes() == expected.tobytes():
        return None
    got, want = actual.astype(np.float64), expected.astype(np.float64)
    finite, should = np.isfinite(got), np.isfinite(want)
    aspect: Aspect = "finite"
    wrong = finite != should
    if not wrong.any():
        # where both are not finite they must be the same: nan with nan, inf with the inf of its sign
        with np.errstate(invalid="ignore"):
            apart = np.where(
                should, np.abs(got - want) > tolerance, ~((got == want) | (np.isnan(got) & np.isnan(want)))
            )
        aspect, wrong = "value", apart
    if not wrong.any():
        return None
    at = tuple(int(i) for i in np.argwhere(wrong)[0])
    return Difference(aspect, float(got[at]), float(want[at]), path, at)


def _number_difference(
    actual: Value, expected: int | float, tolerance: float, path: tuple[int | str, ...]
) -> Difference | None:
    if isinstance(actual, np.ndarray) and actual.ndim == 0 and actual.dtype.kind in "fiu":
        actual = actual.item()
    if isinstance(actual, bool) or not isinstance(actual, int | float):
        return Difference("type", type_name(actual), type_name(expected), path)
    if isinstance(actual, float) and isinstance(expected, int):  # 3.0 can be no size and no index
        return Difference("type", "float", "int", path)
    if isinstance(actual, int) and isinstance(expected, int):
        return None if actual == expected else Difference("value", actual, expected, path)
    got, want = float(actual), float(expected)
    if np.isfinite(got) != np.isfinite(want):
        return Difference("finite", got, want, path)
    same = got == want or (np.isnan(got) and np.isnan(want)) or abs(got - want) <= tolerance
    return None if same else Difference("value", got, want, path)
