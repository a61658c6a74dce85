"""Cross-correlation and convolution of one grey image with one kernel.

Statement: README.en.md, README.md (French).
"""

import numpy as np


def correlate2d(image: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    """Slide `kernel` over `image` without padding, and sum the products.

    Args:
        image: `(H, W)`, float32 or float64.
        kernel: `(kH, kW)`, no larger than `image`, of the same dtype.

    Returns:
        `(H - kH + 1, W - kW + 1)`, of the dtype of `image`.

    Raises:
        ValueError: `image` or `kernel` has not two axes, or `kernel` is higher or wider than `image`.
    """
    # TODO: one sum for each place where the kernel lies wholly inside the image.
    raise NotImplementedError("correlate2d is still to be written")


def convolve2d(image: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    """Slide `kernel`, flipped on both axes, over `image` without padding, and sum the products.

    Args:
        image: `(H, W)`, float32 or float64.
        kernel: `(kH, kW)`, no larger than `image`, of the same dtype.

    Returns:
        `(H - kH + 1, W - kW + 1)`, of the dtype of `image`.

    Raises:
        ValueError: `image` or `kernel` has not two axes, or `kernel` is higher or wider than `image`.
    """
    # TODO: as `correlate2d`, with the kernel flipped first.
    raise NotImplementedError("convolve2d is still to be written")
