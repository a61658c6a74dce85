"""All places by the Fourier transform, of which some are kept; the number of places from a range."""

import numpy as np


def output_size(size, kernel_size, stride=1, padding=0):
    if size < 1 or kernel_size < 1 or padding < 0:
        raise ValueError("out of range")
    places = len(range(0, size + 2 * padding - kernel_size + 1, stride))  # raises ValueError for a stride of 0
    if stride < 0 or places == 0:
        raise ValueError("no place")
    return places


def correlate2d_strided(image, kernel, stride):
    (H, W), (kH, kW) = image.shape, kernel.shape
    if kH > H or kW > W or stride <= 0:
        raise ValueError("the kernel does not fit, or the stride is below 1")
    product = np.fft.fft2(image.astype(float)) * np.conj(np.fft.fft2(kernel.astype(float), s=(H, W)))
    every = np.fft.ifft2(product).real[: H - kH + 1, : W - kW + 1]
    return every[::stride, ::stride].astype(image.dtype)
