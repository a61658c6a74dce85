"""What stands around an image: zeros, its border again, or its reflection."""

from __future__ import annotations

import numpy as np
import torch

# `nn.Conv2d` and `torch.nn.functional.pad` name the first mode differently.
_NAMES = {"zeros": "constant", "replicate": "replicate", "reflect": "reflect"}


def pad2d(image: np.ndarray, padding: int, mode: str) -> np.ndarray:
    """Surround `image` with `padding` pixels on each side.

    Args:
        image: `(H, W)`.
        padding: the width of the border, at least 0.
        mode: `"zeros"`; `"replicate"`, the nearest pixel of the image; or `"reflect"`, the image mirrored at its
            outermost pixels, which are not repeated.

    Returns:
        `(H + 2 * padding, W + 2 * padding)`, of the dtype of `image`.

    Raises:
        ValueError: `image` has not two axes, `padding` is negative, `mode` is unknown, or it is `"reflect"` and
            `padding` is not smaller than both sides of `image`.
    """
    if image.ndim != 2:
        raise ValueError(f"image must have two axes, not the shape {image.shape}")
    if padding < 0:
        raise ValueError(f"padding must be at least 0, not {padding}")
    if mode not in _NAMES:
        raise ValueError(f"mode must be one of {', '.join(_NAMES)}, not {mode!r}")
    if mode == "reflect" and padding >= min(image.shape):
        raise ValueError(f"an image {image.shape} has no {padding} pixels beside its border to reflect")
    # torch takes no negative strides, so it gets a copy
    x = torch.from_numpy(image.copy())[None]
    result: np.ndarray = torch.nn.functional.pad(x, [padding] * 4, _NAMES[mode])[0].numpy()
    return result


def same_padding(kernel_size: int) -> int:
    """Return the padding with which a kernel of this size, at stride 1, keeps the size of an image.

    Args:
        kernel_size: odd.

    Raises:
        ValueError: `kernel_size` is even, or smaller than 1.
    """
    if kernel_size < 1 or kernel_size % 2 == 0:
        raise ValueError(f"kernel_size must be odd and at least 1, not {kernel_size}")
    return (kernel_size - 1) // 2
