"""Windows as a view with two more axes, made by hand from the strides."""

import numpy as np
from numpy.lib.stride_tricks import as_strided


def windows(x, size):
    if x.ndim != 3:
        raise ValueError(f"expected (C, H, W), got {x.shape}")
    if size < 1:
        raise ValueError(f"size {size} is below 1")
    C, H, W = x.shape
    c, h, w = x.strides
    return as_strided(x, (C, H // size, W // size, size, size), (c, size * h, size * w, h, w), writeable=False)


def max_pool2d(x, size):
    return np.max(windows(x, size), axis=(-2, -1))


def avg_pool2d(x, size):
    return np.mean(windows(x, size), axis=(-2, -1))
