"""The convolution theorem: a product of transforms, of which the inner part is kept."""

import numpy as np


def convolve2d(image, kernel):
    if image.ndim != 2 or kernel.ndim != 2:
        raise ValueError("image and kernel must have two axes")
    (H, W), (kH, kW) = image.shape, kernel.shape
    if H < kH or W < kW:
        raise ValueError("no place for the kernel")
    product = np.fft.rfft2(image) * np.fft.rfft2(kernel, s=(H, W))
    return np.fft.irfft2(product, s=(H, W))[kH - 1 :, kW - 1 :].astype(image.dtype)


def correlate2d(image, kernel):
    return convolve2d(image, np.flip(kernel))
