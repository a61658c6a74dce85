"""The first difference: type, shape, dtype, then values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from show import text
from show.compare import difference, wanted

ONES = np.ones((2, 3))


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    text.speak("en")
    yield
    text.speak()


@pytest.mark.parametrize(
    ("actual", "expected", "sentence"),
    [
        (None, ONES, "Nothing (None) came back, expected a NumPy array: is a `return` missing?"),
        ([[1, 1, 1], [1, 1, 1]], ONES, "The type differs: returned list, expected a NumPy array."),
        (ONES.T, ONES, "The shape differs: returned (3, 2), expected (2, 3)."),
        (ONES.astype("float32"), ONES, "The dtype differs: returned float32, expected float64."),
        (ONES * [1, 1, 2], ONES, "First difference at [0, 2]: returned 2, expected 1. 2 of 6 values differ."),
        (np.full((2, 3), np.nan), ONES, "First difference at [0, 0]: returned nan, expected 1. 6 of 6 values differ."),
        (7.0, 7, "The type differs: returned float, expected an integer."),
        (True, 1, "The type differs: returned bool, expected an integer."),
        (np.array(7), 7, "The type differs: returned ndarray, expected an integer."),
        (1.1, 1.0, "Returned 1.1, expected 1.0."),
        (8, 7, "Returned 8, expected 7."),
        ((1, 2), (1, 2, 3), "The number of values differs: returned 2, expected 3."),
        ({"a": 1}, {"b": 1}, "The keys differ: returned ['a'], expected ['b']."),
        ("relu", "conv", "Returned 'relu', expected 'conv'."),
    ],
)
def test_what_differs_is_said(actual: Any, expected: Any, sentence: str) -> None:
    found = difference(actual, expected)
    assert found is not None
    assert found.sentence == sentence


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (ONES + 1e-12, ONES),
        (ONES.astype("float32") * np.float32(1 + 1e-6), ONES.astype("float32")),
        (np.array([np.nan, np.inf]), np.array([np.nan, np.inf])),
        (np.int64(7), 7),
        (np.float32(0.5), 0.5),
        (1, 1.0),
        (float(np.float32(0.1)), 0.1),
        ([1, (ONES, 2)], (1, (ONES, 2))),
        ({"loss": [0.5]}, {"loss": (0.5,)}),
    ],
)
def test_what_may_differ_is_let_pass(actual: Any, expected: Any) -> None:
    assert difference(actual, expected) is None


def test_a_rounding_error_is_measured_by_the_largest_value() -> None:
    expected = np.array([1e6, 0.0])
    assert difference(expected + 1e-5, expected) is None
    assert difference(expected + 1e-1, expected) is not None


def test_a_difference_inside_a_tuple_says_where() -> None:
    found = difference((ONES, {"a": (1, 2)}), (ONES, {"a": (1, 3)}))
    assert found is not None
    assert found.path == "[1]['a'][1]"


def test_a_list_stands_for_an_array_of_the_first_arguments_dtype() -> None:
    expected = wanted(([[1, 2]], 3), (2, ONES.astype("float32")))
    assert expected[0].dtype == np.float32
    assert expected[1] == 3
