"""Two loops over the result, as in the statement."""

import numpy as np


def correlate2d(image, kernel):
    if image.ndim != 2 or kernel.ndim != 2:
        raise ValueError("image and kernel must be matrices")
    (H, W), (kH, kW) = image.shape, kernel.shape
    if kH > H or kW > W:
        raise ValueError("the kernel is larger than the image")
    result = np.zeros((H - kH + 1, W - kW + 1), dtype=image.dtype)
    for i in range(result.shape[0]):
        for j in range(result.shape[1]):
            result[i, j] = np.sum(image[i : i + kH, j : j + kW] * kernel)
    return result


def convolve2d(image, kernel):
    return correlate2d(image, np.flip(kernel))
