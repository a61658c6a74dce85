"""The reference of `correlation` against SciPy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from scipy import signal

from reference.correlation import convolve2d, correlate2d
from tests.strategies.arrays import BOTH_DTYPES, EIGHTHS, WIDE
from tests.strategies.images import images_with_kernels

PAIRS = images_with_kernels(dtype=BOTH_DTYPES) | images_with_kernels(EIGHTHS) | images_with_kernels(WIDE)


@given(PAIRS)
def test_correlate2d_is_scipys(pair):
    image, kernel = pair
    result = correlate2d(image, kernel)
    np.testing.assert_array_equal(result, signal.correlate2d(image, kernel, mode="valid"))
    assert result.dtype == image.dtype


@given(PAIRS)
def test_convolve2d_is_scipys(pair):
    image, kernel = pair
    result = convolve2d(image, kernel)
    np.testing.assert_array_equal(result, signal.convolve2d(image, kernel, mode="valid"))
    assert result.dtype == image.dtype


@pytest.mark.parametrize("function", [correlate2d, convolve2d])
def test_the_lectures_example(function):
    image = np.array([[1, 1, 1, 0, 0], [0, 1, 1, 1, 0], [0, 0, 1, 1, 1], [0, 0, 1, 1, 0], [0, 1, 1, 0, 0]], dtype=float)
    kernel = np.array([[1, 0, 1], [0, 1, 0], [1, 0, 1]], dtype=float)
    np.testing.assert_array_equal(function(image, kernel), [[4, 3, 4], [2, 4, 3], [2, 3, 4]])


@pytest.mark.parametrize("function", [correlate2d, convolve2d])
@pytest.mark.parametrize(
    ("image_shape", "kernel_shape", "message"),
    [
        ((5,), (2, 2), "two axes"),
        ((1, 4, 5), (2, 2), "two axes"),
        ((4, 5), (2,), "two axes"),
        ((4, 5), (1, 2, 2), "two axes"),
        ((4, 5), (5, 1), "does not fit"),
        ((4, 5), (1, 6), "does not fit"),
    ],
)
def test_refuses(function, image_shape, kernel_shape, message):
    with pytest.raises(ValueError, match=message):
        function(np.ones(image_shape), np.ones(kernel_shape))
