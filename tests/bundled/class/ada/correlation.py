import numpy as np


def correlate2d(image, kernel):
    if image.ndim != 2 or kernel.ndim != 2:
        raise ValueError("image and kernel must be 2-D")
    H, W = image.shape
    kH, kW = kernel.shape
    if kH > H or kW > W:
        raise ValueError("the kernel does not fit")
    out = np.zeros((H - kH + 1, W - kW + 1), dtype=image.dtype)
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = np.sum(image[i : i + kH, j : j + kW] * kernel)
    return out


def convolve2d(image, kernel):
    if kernel.ndim != 2:
        raise ValueError("kernel must be 2-D")
    return correlate2d(image, kernel[::-1, ::-1])
