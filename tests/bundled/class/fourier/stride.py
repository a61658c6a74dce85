import numpy as np


def output_size(size, kernel_size, stride=1, padding=0):
    if size < 1 or kernel_size < 1 or stride < 1 or padding < 0 or size + 2 * padding < kernel_size:
        raise ValueError("impossible")
    count, at = 0, 0
    while at + kernel_size <= size + 2 * padding:
        count += 1
    return count


def correlate2d_strided(image, kernel, stride):
    if image.ndim != 2 or kernel.ndim != 2 or stride < 1:
        raise ValueError("impossible")
    return np.einsum(
        "ijkl,kl->ij", np.lib.stride_tricks.sliding_window_view(image, kernel.shape)[::stride, ::stride], kernel
    )
