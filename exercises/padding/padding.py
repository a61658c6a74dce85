"""What stands around an image: zeros, its border again, or its reflection.

Statement: README.en.md, README.md (French).
"""

import numpy as np


def pad2d(image: np.ndarray, padding: int, mode: str) -> np.ndarray:
    """Surround `image` with `padding` pixels on each of its four sides.

    Args:
        image: `(H, W)`, float32 or float64.
        padding: the width of the border, at least 0.
        mode: `"zeros"`; `"replicate"`, the nearest pixel of the image; or `"reflect"`, the image mirrored at its
            outermost pixels, which are not repeated.

    Returns:
        `(H + 2 * padding, W + 2 * padding)`, of the dtype of `image`.

    Raises:
        ValueError: `image` has not two axes; `padding` is negative; `mode` is unknown; `mode` is `"reflect"` and
            `padding >= H` or `padding >= W`.
    """
    # TODO: without np.pad. The corners belong to the border too.
    raise NotImplementedError("pad2d is still to be written")


def same_padding(kernel_size: int) -> int:
    """Return the padding with which a kernel of this size, moved by one pixel at a time, keeps the size of an image.

    Args:
        kernel_size: an odd number.

    Returns:
        The padding on each side.

    Raises:
        ValueError: `kernel_size` is even.
    """
    # TODO: which padding makes up for the places that are lost at the border?
    raise NotImplementedError("same_padding is still to be written")
