"""Cross-correlation and convolution of one grey image with one kernel."""

from __future__ import annotations

import numpy as np
import torch


def correlate2d(image: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    """Slide `kernel` over `image`, without padding and without flipping it, and sum the products.

    Args:
        image: `(H, W)`.
        kernel: `(kH, kW)`, no larger than `image`.

    Returns:
        `(H - kH + 1, W - kW + 1)`, of the dtype of `image`.

    Raises:
        ValueError: an argument has not two axes, or the kernel is larger than the image.
    """
    _check(image, kernel)
    # torch takes no negative strides, so it gets copies
    x, weight = torch.from_numpy(image.copy()), torch.from_numpy(kernel.copy())
    kH, kW = weight.shape
    windows = x.unfold(0, kH, 1).unfold(1, kW, 1)  # (H_out, W_out, kH, kW)
    result: np.ndarray = (windows * weight).sum(dim=(2, 3)).numpy()
    return result


def convolve2d(image: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    """Slide `kernel`, flipped on both axes, over `image`, without padding, and sum the products.

    Args:
        image: `(H, W)`.
        kernel: `(kH, kW)`, no larger than `image`.

    Returns:
        `(H - kH + 1, W - kW + 1)`, of the dtype of `image`.

    Raises:
        ValueError: an argument has not two axes, or the kernel is larger than the image.
    """
    _check(image, kernel)
    return correlate2d(image, kernel[::-1, ::-1])


def _check(image: np.ndarray, kernel: np.ndarray) -> None:
    if image.ndim != 2 or kernel.ndim != 2:
        raise ValueError(f"image and kernel must have two axes, not the shapes {image.shape} and {kernel.shape}")
    if kernel.shape[0] > image.shape[0] or kernel.shape[1] > image.shape[1]:
        raise ValueError(f"a kernel {kernel.shape} does not fit into an image {image.shape}")
