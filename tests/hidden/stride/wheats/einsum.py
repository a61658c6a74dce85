"""A view of all windows, of which some are kept, contracted with the kernel by einsum."""

import numpy as np


def output_size(size, kernel_size, stride=1, padding=0):
    if min(size, kernel_size, stride) < 1 or padding < 0 or kernel_size > size + 2 * padding:
        raise ValueError("no such window")
    return (size + 2 * padding - kernel_size) // stride + 1


def correlate2d_strided(image, kernel, stride):
    if image.ndim != 2 or kernel.ndim != 2 or stride < 1:
        raise ValueError("two matrices and a stride of at least 1")
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)[::stride, ::stride]
    return np.einsum("ijkl,kl", windows, kernel)
