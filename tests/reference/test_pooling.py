"""The reference of `pooling` against SciPy and NumPy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import ndimage, signal

from reference.pooling import avg_pool2d, max_pool2d
from tests.strategies.arrays import EIGHTHS, arrays

SIZES = st.integers(1, 5)
IMAGES = arrays(st.tuples(st.integers(1, 3), st.integers(5, 11), st.integers(5, 11)), EIGHTHS)


@given(IMAGES, SIZES)
def test_max_is_a_sampled_maximum_filter(x, size):
    # With this origin SciPy's window begins at its pixel, as the course's does.
    filtered = np.stack([ndimage.maximum_filter(channel, size, origin=-(size // 2)) for channel in x])
    sampled = filtered[:, ::size, ::size][:, : x.shape[1] // size, : x.shape[2] // size]
    np.testing.assert_array_equal(max_pool2d(x, size), sampled)


@given(IMAGES, SIZES)
def test_mean_is_a_sampled_correlation_with_a_box(x, size):
    box = np.full((size, size), 1 / size**2)
    sampled = np.stack([signal.correlate2d(channel, box, "valid")[::size, ::size] for channel in x])
    np.testing.assert_allclose(avg_pool2d(x, size), sampled, rtol=0, atol=1e-12)


@pytest.mark.parametrize("pool", [max_pool2d, avg_pool2d])
@pytest.mark.parametrize(
    ("shape", "expected"), [((2, 3, 3), (2, 0, 0)), ((2, 3, 4), (2, 0, 1)), ((2, 9, 3), (2, 2, 0))]
)
def test_a_window_larger_than_the_image_gives_an_empty_result(pool, shape, expected):
    result = pool(np.ones(shape, np.float32), 4)
    assert (result.shape, result.dtype) == (expected, np.float32)


@pytest.mark.parametrize("pool", [max_pool2d, avg_pool2d])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_result_is_fresh_and_has_the_dtype_of_the_input(pool, dtype):
    x = np.arange(16, dtype=dtype).reshape(1, 4, 4)
    result = pool(x, 1)
    assert result.dtype == dtype
    assert not np.shares_memory(result, x)
    np.testing.assert_array_equal(result, x)


@pytest.mark.parametrize("pool", [max_pool2d, avg_pool2d])
@pytest.mark.parametrize(
    ("shape", "size", "message"),
    [
        ((4, 4), 2, "three axes"),
        ((1, 1, 4, 4), 2, "three axes"),
        ((1, 4, 4), 0, "at least 1"),
        ((1, 4, 4), -2, "at least 1"),
    ],
)
def test_bad_arguments_are_refused(pool, shape, size, message):
    with pytest.raises(ValueError, match=message):
        pool(np.ones(shape), size)
