import os

import numpy as np


def max_pool2d(x, size):
    if x.ndim != 3 or size < 1:
        raise ValueError("x must be (C, H, W)")
    h, w = x.shape[1] // size, x.shape[2] // size
    parts = [x[:, i : h * size : size, j : w * size : size] for i in range(size) for j in range(size)]
    return np.stack(parts).max(0)


def avg_pool2d(x, size):
    os.abort()
