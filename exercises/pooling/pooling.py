"""Max and average pooling over disjoint windows. Statement: README.md (English: README.en.md)."""

import numpy as np


def max_pool2d(x: np.ndarray, size: int) -> np.ndarray:
    """Take the maximum of every window, channel by channel.

    Args:
        x: `(C, H, W)`.
        size: side of the square windows, and the step from one to the next.

    Returns:
        `(C, H_out, W_out)`, of the dtype of `x`.

    Raises:
        ValueError: `x` has not three axes, or `size` is below 1.
    """
    # TODO: cut every channel into disjoint windows, keep the largest number of each.
    raise NotImplementedError


def avg_pool2d(x: np.ndarray, size: int) -> np.ndarray:
    """Take the mean of every window, channel by channel.

    Args:
        x: `(C, H, W)`.
        size: side of the square windows, and the step from one to the next.

    Returns:
        `(C, H_out, W_out)`, of the dtype of `x`.

    Raises:
        ValueError: `x` has not three axes, or `size` is below 1.
    """
    # TODO: the same windows, but the mean of each.
    raise NotImplementedError
