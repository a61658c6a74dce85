import numpy as np


def correlate2d(image, kernel):
    if image.ndim != 2 or kernel.ndim != 2 or kernel.shape[0] > image.shape[0] or kernel.shape[1] > image.shape[1]:
        raise ValueError("shapes")
    out = np.zeros_like(image)
    kH, kW = kernel.shape
    for i in range(image.shape[0] - kH + 1):
        for j in range(image.shape[1] - kW + 1):
            out[i, j] = (image[i : i + kH, j : j + kW] * kernel).sum()
    return out


def convolve2d(image, kernel):
    return correlate2d(image, np.flip(kernel))
