"""The image is set into a larger array; the border is filled side by side from what is already there."""

import numpy as np


def pad2d(image, padding, mode):
    if image.ndim != 2:
        raise ValueError("two axes")
    if padding < 0:
        raise ValueError("the padding is negative")
    if mode not in ("zeros", "replicate", "reflect"):
        raise ValueError(f"unknown mode {mode!r}")
    H, W = image.shape
    if mode == "reflect" and padding >= min(H, W):
        raise ValueError("too wide to reflect")
    result = np.zeros((H + 2 * padding, W + 2 * padding), dtype=image.dtype)
    result[padding : padding + H, padding : padding + W] = image
    for step in range(1, padding + 1) if mode != "zeros" else ():
        source = 2 * step if mode == "reflect" else 1
        result[padding - step] = result[padding - step + source]
        result[padding + H - 1 + step] = result[padding + H - 1 + step - source]
    for step in range(1, padding + 1) if mode != "zeros" else ():
        source = 2 * step if mode == "reflect" else 1
        result[:, padding - step] = result[:, padding - step + source]
        result[:, padding + W - 1 + step] = result[:, padding + W - 1 + step - source]
    return result


def same_padding(kernel_size):
    if kernel_size % 2 == 0:
        raise ValueError("even")
    return kernel_size // 2
