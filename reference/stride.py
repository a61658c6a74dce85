"""A window that moves by several pixels at a time, and how many places it takes."""

from __future__ import annotations

import numpy as np
import torch


def output_size(size: int, kernel_size: int, stride: int = 1, padding: int = 0) -> int:
    """Return how many places a window takes along one axis.

    Args:
        size: pixels along the axis, at least 1.
        kernel_size: pixels of the window, at least 1.
        stride: pixels from one place to the next, at least 1.
        padding: pixels added on each side, at least 0.

    Raises:
        ValueError: an argument is out of range, or the window is larger than the padded axis.
    """
    for name, value, least in (("size", size, 1), ("kernel_size", kernel_size, 1), ("stride", stride, 1)):
        if value < least:
            raise ValueError(f"{name} must be at least {least}, not {value}")
    if padding < 0:
        raise ValueError(f"padding must be at least 0, not {padding}")
    if kernel_size > size + 2 * padding:
        raise ValueError(f"a window of {kernel_size} does not fit into {size} pixels with {padding} more on each side")
    return (size + 2 * padding - kernel_size) // stride + 1


def correlate2d_strided(image: np.ndarray, kernel: np.ndarray, stride: int) -> np.ndarray:
    """Slide `kernel` over `image` by `stride` pixels at a time, on both axes, and sum the products.

    Args:
        image: `(H, W)`.
        kernel: `(kH, kW)`, no larger than `image`; not flipped.
        stride: at least 1.

    Returns:
        `((H - kH) // stride + 1, (W - kW) // stride + 1)`, of the dtype of `image`.

    Raises:
        ValueError: an array has not two axes, the kernel is larger than the image, or `stride` is smaller than 1.
    """
    if image.ndim != 2 or kernel.ndim != 2:
        raise ValueError(f"image and kernel must have two axes, not the shapes {image.shape} and {kernel.shape}")
    for side, kernel_side in zip(image.shape, kernel.shape, strict=True):
        output_size(side, kernel_side, stride)
    # torch takes no negative strides, so it gets copies
    x, weight = torch.from_numpy(image.copy()), torch.from_numpy(kernel.copy())
    kH, kW = weight.shape
    windows = x.unfold(0, kH, stride).unfold(1, kW, stride)  # (H_out, W_out, kH, kW)
    result: np.ndarray = (windows * weight).sum(dim=(2, 3)).numpy()
    return result
