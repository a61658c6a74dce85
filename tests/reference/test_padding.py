"""The reference of `padding` against `np.pad`, and against PyTorch's layer of the same size."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given

from reference.padding import pad2d, same_padding
from tests.strategies.arrays import BOTH_DTYPES, EIGHTHS, WIDE
from tests.strategies.padding import images_with_paddings

NUMPYS = {"zeros": "constant", "replicate": "edge", "reflect": "reflect"}


@given(
    images_with_paddings(dtype=BOTH_DTYPES)
    | images_with_paddings(elements=EIGHTHS)
    | images_with_paddings(elements=WIDE)
)
def test_pad2d_is_numpys(example):
    image, padding, mode = example
    result = pad2d(image, padding, mode)
    np.testing.assert_array_equal(result, np.pad(image, padding, mode=NUMPYS[mode]))
    assert result.dtype == image.dtype
    assert not np.shares_memory(result, image)


@pytest.mark.parametrize(
    ("mode", "row"),
    [
        ("zeros", [0, 0, 1, 2, 3, 4, 0, 0]),
        ("replicate", [1, 1, 1, 2, 3, 4, 4, 4]),
        ("reflect", [3, 2, 1, 2, 3, 4, 3, 2]),
    ],
)
def test_a_row(mode, row):
    image = np.tile([1.0, 2.0, 3.0, 4.0], (3, 1))
    np.testing.assert_array_equal(pad2d(image, 2, mode)[3], row)


@pytest.mark.parametrize(
    ("shape", "padding", "mode", "message"),
    [
        ((4,), 1, "zeros", "two axes"),
        ((1, 4, 5), 1, "zeros", "two axes"),
        ((4, 5), -1, "zeros", "at least 0"),
        ((4, 5), 1, "symmetric", "mode must be one of"),
        ((4, 5), 0, "", "mode must be one of"),
        ((4, 5), 4, "reflect", "to reflect"),
        ((5, 4), 4, "reflect", "to reflect"),
    ],
)
def test_pad2d_refuses(shape, padding, mode, message):
    with pytest.raises(ValueError, match=message):
        pad2d(np.ones(shape), padding, mode)


@pytest.mark.parametrize("kernel_size", range(1, 15, 2))
def test_same_padding_keeps_the_size(kernel_size):
    layer = torch.nn.Conv2d(1, 1, kernel_size, padding=same_padding(kernel_size))
    assert layer(torch.zeros(1, 1, 6, 7)).shape == (1, 1, 6, 7)


@pytest.mark.parametrize("kernel_size", [-1, 0, 2, 10])
def test_same_padding_refuses(kernel_size):
    with pytest.raises(ValueError, match="odd"):
        same_padding(kernel_size)
