import numpy as np


def correlate2d(image, kernel):
    if image.ndim != 2 or kernel.ndim != 2 or kernel.shape[0] > image.shape[0] or kernel.shape[1] > image.shape[1]:
        raise ValueError("shapes")
    kH, kW = kernel.shape
    H_out, W_out = image.shape[0] - kH + 1, image.shape[1] - kW + 1
    for i in range(H_out):
        for j in range(W_out):
            image[i, j] = (image[i : i + kH, j : j + kW] * kernel).sum()
    return image[:H_out, :W_out].copy()


def convolve2d(image, kernel):
    return correlate2d(image, kernel[::-1, ::-1])
