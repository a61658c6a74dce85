"""The reference of `channels` against SciPy, np.pad and the lecture's example."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import signal

from reference.channels import conv2d, correlate_channels
from tests.strategies.channels import batches_with_filters, images_with_filters

NUMPY_MODES = {"zeros": "constant", "replicate": "edge", "reflect": "reflect"}


@given(images_with_filters())
def test_one_filter_is_a_correlation_in_three_dimensions(case):
    x, kernels, bias = case
    expected = signal.correlate(x, kernels, "valid", method="direct")[0] + bias
    np.testing.assert_array_equal(correlate_channels(x, kernels, bias), expected)


@given(batches_with_filters(), st.integers(1, 4), st.integers(0, 3), st.sampled_from(sorted(NUMPY_MODES)))
def test_every_image_meets_every_filter(case, stride, padding, mode):
    x, weight, bias = case
    if mode == "reflect":
        padding = min(padding, *(side - 1 for side in x.shape[2:]))
    padded = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)), NUMPY_MODES[mode])
    expected = [
        [
            signal.correlate(image, kernels, "valid", method="direct")[0, ::stride, ::stride] + b
            for kernels, b in zip(weight, np.zeros(len(weight)) if bias is None else bias, strict=True)
        ]
        for image in padded
    ]
    np.testing.assert_array_equal(conv2d(x, weight, bias, stride, padding, mode), expected)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_dtype_of_the_images_comes_out(dtype):
    x, weight = np.ones((1, 2, 3, 3), dtype), np.ones((1, 2, 2, 2), dtype)
    assert correlate_channels(x[0], weight[0], 0.5).dtype == dtype
    assert conv2d(x, weight, np.ones(1, dtype), padding=1).dtype == dtype


def test_the_inputs_stay_as_they_were():
    x, weight, bias = np.ones((1, 1, 2, 2)), np.ones((1, 1, 1, 1)), np.zeros(1)
    result = conv2d(x, weight, bias)
    assert not any(np.shares_memory(result, array) for array in (x, weight, bias))
    result[:] = 7
    assert x.max() == weight.max() == 1


@pytest.mark.parametrize(
    ("x", "kernels", "message"),
    [
        ((3, 3), (1, 3, 3), "three axes"),
        ((1, 3, 3), (3, 3), "three axes"),
        ((2, 3, 3), (1, 3, 3), "channels"),
        ((2, 2, 3), (2, 3, 3), "does not fit"),
        ((2, 3, 2), (2, 3, 3), "does not fit"),
    ],
)
def test_a_filter_that_does_not_match_is_refused(x, kernels, message):
    with pytest.raises(ValueError, match=message):
        correlate_channels(np.ones(x), np.ones(kernels), 0.0)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"x": np.ones((2, 4, 4))}, "four axes"),
        ({"weight": np.ones((2, 3, 3))}, "four axes"),
        ({"weight": np.ones((3, 1, 3, 3))}, "channels"),
        ({"bias": np.ones(1)}, "bias"),
        ({"bias": np.ones((3, 1))}, "bias"),
        ({"weight": np.ones((3, 2, 5, 1))}, "does not fit"),
        ({"weight": np.ones((3, 2, 1, 6))}, "does not fit"),
        ({"stride": 0}, "stride"),
        ({"stride": -1}, "stride"),
        ({"padding": -1}, "padding"),
        ({"padding_mode": "same"}, "padding_mode"),
        ({"padding": 4, "padding_mode": "reflect"}, "reflected"),
    ],
)
def test_bad_arguments_are_refused(changes, message):
    good = {"x": np.ones((1, 2, 4, 5)), "weight": np.ones((3, 2, 3, 3)), "bias": np.ones(3)}
    assert conv2d(**good).shape == (1, 3, 2, 3)
    with pytest.raises(ValueError, match=message):
        conv2d(**(good | changes))
