"""Two matrices of zeros and ones: padding is linear, P @ image @ Q."""

import numpy as np


def _matrix(size, padding, mode):
    matrix = np.zeros((size + 2 * padding, size))
    for row in range(size + 2 * padding):
        i = row - padding
        if mode == "replicate":
            i = min(max(i, 0), size - 1)
        elif mode == "reflect":
            if padding >= size:
                raise ValueError(f"{padding} pixels around {size}")
            i = abs(i)
            i = i if i < size else 2 * size - 2 - i
        elif mode != "zeros":
            raise ValueError(mode)
        if 0 <= i < size:
            matrix[row, i] = 1
    return matrix


def pad2d(image, padding, mode):
    if image.ndim != 2 or padding < 0:
        raise ValueError("a matrix and a padding of at least 0")
    H, W = image.shape
    return (_matrix(H, padding, mode) @ image @ _matrix(W, padding, mode).T).astype(image.dtype)


def same_padding(kernel_size):
    if not kernel_size & 1:
        raise ValueError("odd sizes only")
    return np.int64(kernel_size >> 1)
