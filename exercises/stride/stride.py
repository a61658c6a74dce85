"""A window that moves by several pixels at a time, and how many places it takes.

Statement: README.en.md, README.md (French).
"""

import numpy as np


def output_size(size: int, kernel_size: int, stride: int = 1, padding: int = 0) -> int:
    """Return how many places a window takes along one axis.

    Args:
        size: pixels along the axis, at least 1.
        kernel_size: pixels of the window, at least 1.
        stride: pixels from one place to the next, at least 1.
        padding: pixels added on each side, at least 0.

    Returns:
        The number of places where the window lies wholly inside the padded axis, at least 1.

    Raises:
        ValueError: an argument is out of range, or the window is larger than the padded axis.
    """
    # TODO: how much room has the window to move, and how many steps is that?
    raise NotImplementedError("output_size is still to be written")


def correlate2d_strided(image: np.ndarray, kernel: np.ndarray, stride: int) -> np.ndarray:
    """Slide `kernel` over `image` by `stride` pixels at a time, on both axes, and sum the products.

    Args:
        image: `(H, W)`, float32 or float64.
        kernel: `(kH, kW)`, no larger than `image`, of the same dtype; not flipped.
        stride: at least 1.

    Returns:
        `(H_out, W_out)`, of the dtype of `image`; `H_out` and `W_out` are the `output_size` of each axis.

    Raises:
        ValueError: `image` or `kernel` has not two axes; `kernel` is higher or wider than `image`; `stride` is
            smaller than 1.
    """
    # TODO: the cross-correlation, at one place out of `stride` on both axes, from the top left corner on.
    raise NotImplementedError("correlate2d_strided is still to be written")
