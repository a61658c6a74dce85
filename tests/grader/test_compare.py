"""Answers are compared in the order type, shape, dtype, finite, values, and rounding is forgiven."""

import numpy as np
import pytest
from scipy.signal import fftconvolve

from grader.compare import Mismatch, close, difference, tolerance_for


def aspect(actual, expected, tolerance=1e-9):
    found = difference(actual, expected, tolerance)
    return found.aspect if found else None


@pytest.mark.parametrize(
    ("actual", "expected", "found"),
    [
        (np.ones((2, 3)), np.ones((2, 3)), None),
        (np.ones((2, 3), np.float32), np.ones((2, 3)), None),
        (np.ones((2, 3), np.int64), np.ones((2, 3)), None),
        (np.ones((3, 2)), np.ones((2, 3)), "shape"),
        (np.ones(6), np.ones((2, 3)), "shape"),
        (np.ones((2, 3), bool), np.ones((2, 3)), "dtype"),
        ([[1.0]], np.ones((1, 1)), "type"),
        (1.0, np.ones(()), None),
        (1.0, np.ones(1), "type"),
        (np.array([np.nan]), np.array([1.0]), "finite"),
        (np.array([np.inf]), np.array([1.0]), "finite"),
        (np.array([np.inf]), np.array([-np.inf]), "value"),
        (np.array([np.nan]), np.array([np.nan]), None),
        (np.array([1.5]), np.array([1.0]), "value"),
        (3, 3, None),
        (3.0, 3, "type"),
        (np.float64(3.0), 3, "type"),
        (np.array(3.0), 3, "type"),
        (3, 3.0, None),
        (True, 1, "type"),
        (4, 3, "value"),
        (np.array(3), 3, None),
        ("3", 3, "type"),
        (None, 3, "type"),
        ([1, 2], (1, 2), None),
        ((1, 2, 3), (1, 2), "length"),
        ((1, 5), (1, 2), "value"),
        ({"a": 1}, {"a": 1}, None),
        ({"b": 1}, {"a": 1}, "keys"),
        ([1], {"a": 1}, "type"),
        (float("nan"), 1.0, "finite"),
        (float("inf"), float("inf"), None),
    ],
)
def test_the_first_aspect_that_differs_is_named(actual, expected, found):
    assert aspect(actual, expected) == found


def test_the_first_differing_cell_is_named_with_its_path():
    found = difference(
        (np.zeros((2, 2)), {"x": np.array([[0.0, 1.0]])}), (np.zeros((2, 2)), {"x": np.zeros((1, 2))}), 0
    )
    assert (found.path, found.at, found.actual, found.expected) == ((1, "x"), (0, 1), 1.0, 0.0)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("side", [1, 5, 12])
def test_an_fft_passes_and_a_unit_step_in_one_cell_does_not(dtype, side):
    rng = np.random.default_rng(side)
    image = rng.integers(-9, 10, (12, 12)).astype(dtype)
    kernel = rng.integers(-9, 10, (side, side)).astype(dtype)
    exact = fftconvolve(image.astype(np.float64), kernel.astype(np.float64), mode="valid").round()
    tolerance = tolerance_for((image, kernel))
    assert difference(fftconvolve(image, kernel, mode="valid"), exact, tolerance) is None
    wrong = exact.copy()
    wrong[-1, -1] += 1
    assert difference(wrong, exact, tolerance).at == (exact.shape[0] - 1, exact.shape[1] - 1)


def test_a_cast_to_float32_is_seen_on_wide_values():
    image = np.full((4, 4), 2.0**31 + 1)
    assert difference(image.astype(np.float32), image, tolerance_for((image,))) is not None


def test_a_law_forgives_rounding_and_nothing_else():
    close(np.array([1.0 + 1e-13]), np.array([1.0]))
    with pytest.raises(Mismatch, match="value"):
        close(np.array([1.0 + 1e-6]), np.array([1.0]))
    with pytest.raises(Mismatch, match="shape"):
        close(np.ones(2), np.ones(3))
