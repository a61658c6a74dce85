"""Correlation of images with several channels. Statement: README.md (English: README.en.md)."""

import numpy as np


def _pad2d(x: np.ndarray, padding: int, padding_mode: str) -> np.ndarray:
    """Put a border around the last two axes of `x`. Given: writing it is the chapter `padding`.

    Args:
        x: `(..., H, W)`.
        padding: width of the border.
        padding_mode: `"zeros"`, `"replicate"` or `"reflect"`.

    Returns:
        `(..., H + 2 * padding, W + 2 * padding)`.

    Raises:
        ValueError: the width is negative, the mode is unknown, or the image is too small to be reflected.
    """
    modes = {"zeros": "constant", "replicate": "edge", "reflect": "reflect"}
    if padding < 0:
        raise ValueError(f"padding must not be negative, not {padding}")
    if padding_mode not in modes:
        raise ValueError(f"padding_mode must be one of {', '.join(modes)}, not {padding_mode!r}")
    if padding_mode == "reflect" and padding >= min(x.shape[-2:]):
        raise ValueError(f"an image of shape {x.shape[-2:]} cannot be reflected over a border of {padding}")
    border = [(0, 0)] * (x.ndim - 2) + [(padding, padding)] * 2
    return np.pad(x, border, mode=modes[padding_mode])


def correlate_channels(x: np.ndarray, filter: np.ndarray, bias: float) -> np.ndarray:
    """Correlate every channel with its kernel, sum over the channels, add the bias once.

    Args:
        x: `(C, H, W)`.
        filter: `(C, kH, kW)`, one kernel per channel, not flipped.
        bias: added to every sum.

    Returns:
        `(H_out, W_out)`, of the dtype of `x`.

    Raises:
        ValueError: a rank is wrong, the channels do not match, or the kernels do not fit.
    """
    # TODO: one sum over channels, rows and columns of every window, and the bias.
    raise NotImplementedError


def conv2d(
    x: np.ndarray,
    weight: np.ndarray,
    bias: np.ndarray | None,
    stride: int = 1,
    padding: int = 0,
    padding_mode: str = "zeros",
) -> np.ndarray:
    """Correlate every image of a batch with every filter.

    Args:
        x: `(N, C_in, H, W)`.
        weight: `(C_out, C_in, kH, kW)`, kernels not flipped.
        bias: `(C_out,)`, one number per filter, or None.
        stride: step between two windows, on both axes.
        padding: width of the border put around every image.
        padding_mode: what the border holds: `"zeros"`, `"replicate"` or `"reflect"`.

    Returns:
        `(N, C_out, H_out, W_out)`, of the dtype of `x`.

    Raises:
        ValueError: a rank is wrong, channels or the length of the bias do not match, the kernel does not fit,
            `stride` or `padding` is out of range, the mode is unknown, or the image is too small to be reflected.
    """
    # TODO: the border comes from _pad2d; then one channel of the result per filter, one image after the other.
    raise NotImplementedError
