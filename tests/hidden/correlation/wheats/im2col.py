"""Every window as one row of a matrix, the kernel as a column."""

import numpy as np


def correlate2d(image, kernel):
    image, kernel = np.asarray(image), np.asarray(kernel)
    if not image.ndim == kernel.ndim == 2:
        raise ValueError(f"expected two axes, got {image.ndim} and {kernel.ndim}")
    shape = tuple(n - k + 1 for n, k in zip(image.shape, kernel.shape, strict=True))
    if min(shape) < 1:
        raise ValueError(f"a kernel {kernel.shape} does not fit into {image.shape}")
    rows = np.arange(shape[0])[:, None, None, None] + np.arange(kernel.shape[0])[:, None]
    columns = np.arange(shape[1])[:, None, None] + np.arange(kernel.shape[1])
    windows = image[rows, columns].reshape(-1, kernel.size)
    return (windows @ kernel.ravel()).reshape(shape)


def convolve2d(image, kernel):
    return correlate2d(image, np.rot90(kernel, 2))
