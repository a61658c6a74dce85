"""Two while loops that move a window until it would leave the image."""

import numpy as np


def output_size(size, kernel_size, stride=1, padding=0):
    if size < 1 or kernel_size < 1 or stride < 1 or padding < 0:
        raise ValueError("an argument is out of range")
    room = size + 2 * padding - kernel_size
    if room < 0:
        raise ValueError("no window fits")
    return 1 + (room - room % stride) // stride


def correlate2d_strided(image, kernel, stride):
    H, W = image.shape
    kH, kW = kernel.shape
    if stride < 1:
        raise ValueError("the window must move")
    rows = []
    top = 0
    while top + kH <= H:
        row = []
        left = 0
        while left + kW <= W:
            row.append(sum(float(image[top + k, left + l]) * float(kernel[k, l]) for k in range(kH) for l in range(kW)))  # noqa: E741
            left += stride
        rows.append(row)
        top += stride
    if not rows or not rows[0]:
        raise ValueError("the kernel is larger than the image")
    return np.array(rows, dtype=image.dtype)
