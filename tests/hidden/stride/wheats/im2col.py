"""One column per place, gathered by index arrays, and a product of matrices."""

import math

import numpy as np


def output_size(size, kernel_size, stride=1, padding=0):
    for value, least in ((size, 1), (kernel_size, 1), (stride, 1), (padding, 0)):
        if value < least:
            raise ValueError(f"{value} is less than {least}")
    last = size + 2 * padding - kernel_size
    if last < 0:
        raise ValueError("the window is larger than the axis")
    return int(math.floor(last / stride) + 1)


def correlate2d_strided(image, kernel, stride):
    if np.ndim(image) != 2 or np.ndim(kernel) != 2:
        raise ValueError("image and kernel must be matrices")
    H_out, W_out = (output_size(n, k, stride) for n, k in zip(image.shape, kernel.shape, strict=True))
    k, l = np.indices(kernel.shape).reshape(2, -1, 1)  # noqa: E741
    i, j = np.indices((H_out, W_out)).reshape(2, 1, -1) * stride
    return (kernel.reshape(1, -1) @ image[i + k, j + l]).reshape(H_out, W_out)
