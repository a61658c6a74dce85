import numpy as np


def output_size(size, kernel_size, stride=1, padding=0):
    if size < 1 or kernel_size < 1 or stride < 1 or padding < 0:
        raise ValueError("argument out of range")
    room = size + 2 * padding - kernel_size
    if room < 0:
        raise ValueError("no window fits")
    return room // stride + 1


def correlate2d_strided(image, kernel, stride):
    if image.ndim != 2 or kernel.ndim != 2:
        raise ValueError("image and kernel must be 2-D")
    kH, kW = kernel.shape
    out = np.empty((output_size(image.shape[0], kH, stride), output_size(image.shape[1], kW, stride)), image.dtype)
    for (i, j), _ in np.ndenumerate(out):
        y, x = i * stride, j * stride
        out[i, j] = (image[y : y + kH, x : x + kW] * kernel).sum()
    return out
