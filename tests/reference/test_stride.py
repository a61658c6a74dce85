"""The reference of `stride` against PyTorch's layers and SciPy."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from scipy import signal

from reference.stride import correlate2d_strided, output_size
from tests.strategies.arrays import BOTH_DTYPES, EIGHTHS, WIDE
from tests.strategies.images import images_with_kernels
from tests.strategies.strides import windows, with_strides


@given(windows())
def test_output_size_is_pytorchs(window):
    size, kernel_size, stride, padding = window
    result = torch.nn.functional.conv1d(torch.ones(1, 1, size), torch.ones(1, 1, kernel_size), None, stride, padding)
    assert output_size(size, kernel_size, stride, padding) == result.shape[-1]


def test_output_size_has_defaults():
    assert output_size(7, 3) == 5
    assert output_size(7, 3, padding=1) == 7
    assert output_size(7, 3, stride=2) == 3


@given(
    with_strides(images_with_kernels(dtype=BOTH_DTYPES))
    | with_strides(images_with_kernels(EIGHTHS, EIGHTHS))
    | with_strides(images_with_kernels(WIDE))
)
def test_correlate2d_strided_is_scipys(example):
    image, kernel, stride = example
    result = correlate2d_strided(image, kernel, stride)
    np.testing.assert_array_equal(result, signal.correlate2d(image, kernel, mode="valid")[::stride, ::stride])
    assert result.dtype == image.dtype


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((0, 1), "^size"),
        ((5, 0), "kernel_size"),
        ((5, 3, 0), "stride"),
        ((5, 3, 1, -1), "padding"),
        ((5, 6), "does not fit"),
        ((2, 7, 1, 2), "does not fit"),
    ],
)
def test_output_size_refuses(arguments, message):
    with pytest.raises(ValueError, match=message):
        output_size(*arguments)


@pytest.mark.parametrize(
    ("image_shape", "kernel_shape", "stride", "message"),
    [
        ((5,), (1, 2), 1, "two axes"),
        ((4, 5), (1, 2, 2), 1, "two axes"),
        ((4, 5), (5, 1), 2, "does not fit"),
        ((4, 5), (1, 6), 2, "does not fit"),
        ((4, 5), (2, 2), 0, "stride"),
        ((4, 5), (2, 2), -1, "stride"),
    ],
)
def test_correlate2d_strided_refuses(image_shape, kernel_shape, stride, message):
    with pytest.raises(ValueError, match=message):
        correlate2d_strided(np.ones(image_shape), np.ones(kernel_shape), stride)
