"""Max and average pooling over disjoint windows: the definition of the chapter `pooling`."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from torch import nn


def max_pool2d(x: np.ndarray, size: int) -> np.ndarray:
    """Take the maximum of every window, channel by channel.

    Args:
        x: `(C, H, W)`.
        size: side of the square windows, and the step from one to the next.

    Returns:
        `(C, H // size, W // size)`; a remainder at the bottom or at the right is dropped.

    Raises:
        ValueError: `x` has not three axes, or `size` is below 1.
    """
    return _pool2d(nn.functional.max_pool2d, x, size)


def avg_pool2d(x: np.ndarray, size: int) -> np.ndarray:
    """Take the mean of every window, channel by channel.

    Args:
        x: `(C, H, W)`.
        size: side of the square windows, and the step from one to the next.

    Returns:
        `(C, H // size, W // size)`; a remainder at the bottom or at the right is dropped.

    Raises:
        ValueError: `x` has not three axes, or `size` is below 1.
    """
    return _pool2d(nn.functional.avg_pool2d, x, size)


def _pool2d(pool: Callable[[torch.Tensor, int], torch.Tensor], x: np.ndarray, size: int) -> np.ndarray:
    if x.ndim != 3:
        raise ValueError(f"x must have three axes (C, H, W), not the shape {x.shape}")
    if size < 1:
        raise ValueError(f"size must be at least 1, not {size}")
    C, H, W = x.shape
    if size > min(H, W):  # PyTorch raises here; the course calls it no window at all
        return np.zeros((C, H // size, W // size), x.dtype)
    return pool(torch.from_numpy(x.copy()), size).numpy()
