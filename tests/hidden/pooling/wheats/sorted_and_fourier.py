"""The maximum as the last of the sorted window; the mean as a product of spectra."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


class Shape(ValueError):
    """An error of one's own is a ValueError too."""


def check(x, size):
    if x.ndim != 3 or size < 1:
        raise Shape(f"{x.shape}, {size}")
    C, H, W = x.shape
    return C, H // size, W // size


def max_pool2d(x, size):
    shape = check(x, size)
    if 0 in shape:
        return np.empty(shape, x.dtype)
    windows = sliding_window_view(x, (size, size), axis=(1, 2))[:, ::size, ::size]
    return np.sort(windows.reshape(*shape, -1), axis=-1)[..., -1].copy()


def avg_pool2d(x, size):
    C, H_out, W_out = check(x, size)
    if not H_out or not W_out:
        return np.empty((C, H_out, W_out), x.dtype)
    box = np.zeros(x.shape[1:])
    box[:size, :size] = 1 / size**2
    spectrum = np.fft.rfft2(x.astype(np.float64)) * np.conj(np.fft.rfft2(box))
    means = np.fft.irfft2(spectrum, s=x.shape[1:])
    return means[:, : H_out * size : size, : W_out * size : size].astype(x.dtype)
