"""Find the first difference between what came back and what was expected: type, shape, dtype, values."""

from __future__ import annotations

import math
import numbers
from dataclasses import dataclass
from typing import Any

import numpy as np

from show import words

# Relative to the largest expected magnitude: any legitimate order of summation passes.
TOLERANCES = {"float32": 1e-4, "float64": 1e-9}
NUMBERS = {"rel_tol": 1e-5, "abs_tol": 1e-5}  # a loss may have been computed in float32


@dataclass(frozen=True, slots=True)
class Difference:
    """The first thing that differs: a sentence, and the two arrays where there are two of one shape.

    `path` leads to a part of a tuple or dict (`"[1]"`); `index` is the first differing cell.
    """

    sentence: str
    path: str = ""
    actual: np.ndarray | None = None
    expected: np.ndarray | None = None
    index: tuple[int, ...] | None = None


def wanted(gives: Any, like: Any) -> Any:
    """Turn every list in `gives` into an array, of the dtype of the first array in `like`."""
    if isinstance(gives, list):
        arrays = [value for value in like if isinstance(value, np.ndarray)]
        return np.array(gives, dtype=arrays[0].dtype if arrays else None)
    if isinstance(gives, tuple):
        return tuple(wanted(item, like) for item in gives)
    if isinstance(gives, dict):
        return {key: wanted(item, like) for key, item in gives.items()}
    return gives


def difference(actual: Any, expected: Any, path: str = "") -> Difference | None:
    """Return the first difference, or None.

    `expected` is an array, a tensor, a number, a string, None, or a tuple or dict of them. Where a
    tuple is expected, a list will do; where an integer is expected, a float will not.
    """
    if is_tensor(expected):
        if not is_tensor(actual):
            return _type(actual, words.TENSOR, path)
        return _arrays(as_array(actual), as_array(expected), path)
    if isinstance(expected, np.ndarray):
        if not isinstance(actual, np.ndarray):
            return _type(actual, words.ARRAY, path)
        return _arrays(actual, expected, path)
    if isinstance(expected, tuple):
        if not isinstance(actual, tuple | list):
            return _type(actual, words.SEQUENCE, path)
        if len(actual) != len(expected):
            return Difference(words.LENGTH.format(actual=len(actual), expected=len(expected)), path)
        pairs = (difference(a, e, f"{path}[{i}]") for i, (a, e) in enumerate(zip(actual, expected, strict=True)))
        return next((found for found in pairs if found), None)
    if isinstance(expected, dict):
        if not isinstance(actual, dict):
            return _type(actual, words.DICTIONARY, path)
        if actual.keys() != expected.keys():
            return Difference(words.KEYS_DIFFER.format(actual=list(actual), expected=list(expected)), path)
        pairs = (difference(actual[key], expected[key], f"{path}[{key!r}]") for key in expected)
        return next((found for found in pairs if found), None)
    return _plain(actual, expected, path)


def is_tensor(value: Any) -> bool:
    """Tell a torch tensor without importing torch."""
    return type(value).__module__.split(".")[0] == "torch" and hasattr(value, "detach")


def as_array(value: Any) -> np.ndarray:
    """Return the values of a tensor or array."""
    return value.detach().cpu().numpy() if is_tensor(value) else np.asarray(value)


def _arrays(actual: np.ndarray, expected: np.ndarray, path: str) -> Difference | None:
    if actual.shape != expected.shape:
        return Difference(words.SHAPE.format(actual=actual.shape, expected=expected.shape), path, actual, expected)
    if actual.dtype != expected.dtype:
        return Difference(words.DTYPE.format(actual=actual.dtype, expected=expected.dtype), path, actual, expected)
    wrong = ~_close(actual, expected)
    if not wrong.any():
        return None
    index = tuple(int(i) for i in np.argwhere(wrong)[0])
    sentence = words.FIRST_DIFFERENCE.format(
        index=list(index),
        actual=number(actual[index], expected[index]),
        expected=number(expected[index], actual[index]),
    )
    if wrong.sum() > 1:
        sentence += " " + words.HOW_MANY.format(differing=int(wrong.sum()), size=wrong.size)
    return Difference(sentence, path, actual, expected, index)


def _plain(actual: Any, expected: Any, path: str) -> Difference | None:
    if isinstance(expected, numbers.Number) and not isinstance(expected, bool):
        integral = isinstance(expected, numbers.Integral)
        if isinstance(actual, bool | np.bool_) or not isinstance(
            actual, numbers.Integral if integral else numbers.Real
        ):
            return _type(actual, words.INTEGER if integral else words.NUMBER, path)
        equal = actual == expected if integral else math.isclose(actual, expected, **NUMBERS)
    else:
        equal = type(actual) is type(expected) and actual == expected
    if equal:
        return None
    return Difference(words.VALUE.format(actual=repr(actual), expected=repr(expected)), path)


def _close(actual: Any, expected: Any) -> Any:
    finite = expected[np.isfinite(expected)]
    scale = max(1.0, float(np.abs(finite).max(initial=0.0)))
    tolerance = TOLERANCES.get(str(expected.dtype), 0.0) * scale
    with np.errstate(invalid="ignore"):
        return (
            (actual == expected)
            | (np.abs(actual - expected) <= tolerance)
            | ((actual != actual) & (expected != expected))
        )


def _type(actual: Any, expected: Any, path: str) -> Difference:
    if actual is None:
        return Difference(words.NOTHING.format(expected=expected), path)
    return Difference(words.TYPE.format(actual=type(actual).__name__, expected=expected), path)


def number(value: Any, other: Any = None) -> str:
    """Write a number as short as can be, but so that it does not look like `other`."""
    for digits in (4, 7, 10, 17):
        text = _number(value, digits)
        if other is None or text != _number(other, digits):
            break
    return text


def _number(value: Any, digits: int) -> str:
    if isinstance(value, bool | np.bool_):
        return str(bool(value))
    real = float(value)
    if real.is_integer() and abs(real) < 1e15:
        return str(int(real))
    return f"{real:.{digits}g}"
