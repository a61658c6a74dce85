import numpy as np


def _windows(x, size):
    if x.ndim != 3 or size < 1:
        raise ValueError("x must be (C, H, W) and size at least 1")
    C, H, W = x.shape
    h, w = H // size, W // size
    return x[:, : h * size, : w * size].reshape(C, h, size, w, size)


def max_pool2d(x, size):
    windows = _windows(x, size)
    if windows.size == 0:
        return np.zeros((windows.shape[0], windows.shape[1], windows.shape[3]), x.dtype)
    return windows.max(axis=(2, 4))


def avg_pool2d(x, size):
    return _windows(x, size).mean(axis=(2, 4))
