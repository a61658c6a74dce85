"""One strided slice of the image per place in a window, all of them combined in float64, in Fortran order."""

from functools import reduce

import numpy as np


def slices(x, size):
    if np.ndim(x) != 3:
        raise ValueError("three axes are needed")
    if size < 1:
        raise ValueError("size must be at least one")
    H_out, W_out = x.shape[1] // size, x.shape[2] // size
    for i in range(size):
        for j in range(size):
            yield x[:, i::size, j::size][:, :H_out, :W_out].astype(np.float64)


def max_pool2d(x, size):
    return np.asarray(reduce(np.maximum, slices(x, size)), dtype=x.dtype, order="F")


def avg_pool2d(x, size):
    return np.asarray(sum(slices(x, size)) / size**2, dtype=x.dtype, order="F")
