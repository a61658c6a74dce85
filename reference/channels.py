"""Correlation of images with several channels: the definition of the chapter `channels`."""

from __future__ import annotations

import numpy as np
import torch
from torch import nn

_PADDING_MODES = {"zeros": "constant", "replicate": "replicate", "reflect": "reflect"}  # nn.Conv2d's name: pad's name


def correlate_channels(x: np.ndarray, filter: np.ndarray, bias: float) -> np.ndarray:
    """Correlate every channel with its kernel, sum over the channels, add the bias once.

    Args:
        x: `(C, H, W)`.
        filter: `(C, kH, kW)`, one kernel per channel, not flipped.
        bias: added to every sum.

    Returns:
        `(H - kH + 1, W - kW + 1)`.

    Raises:
        ValueError: a rank is wrong, the channels do not match, or the kernels do not fit.
    """
    if x.ndim != 3 or filter.ndim != 3:
        raise ValueError(f"x and filter must have three axes, not the shapes {x.shape} and {filter.shape}")
    result: np.ndarray = conv2d(x[None], filter[None], np.array([bias], x.dtype))[0, 0]
    return result


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
        `(N, C_out, H_out, W_out)` with `H_out = (H + 2 * padding - kH) // stride + 1`.

    Raises:
        ValueError: a rank is wrong, channels or the length of the bias do not match, the kernel does not fit,
            `stride` or `padding` is out of range, the mode is unknown, or the image is too small to be reflected.
    """
    _check(x, weight, bias, stride, padding, padding_mode)
    images = nn.functional.pad(torch.from_numpy(x.copy()), (padding,) * 4, mode=_PADDING_MODES[padding_mode])
    kernels = torch.from_numpy(weight.copy())
    biases = None if bias is None else torch.from_numpy(bias.copy())
    return nn.functional.conv2d(images, kernels, biases, stride=stride).numpy()


def _check(
    x: np.ndarray, weight: np.ndarray, bias: np.ndarray | None, stride: int, padding: int, padding_mode: str
) -> None:
    if x.ndim != 4 or weight.ndim != 4:
        raise ValueError(f"x and weight must have four axes, not the shapes {x.shape} and {weight.shape}")
    _, C_in, H, W = x.shape
    C_out, C_kernel, kH, kW = weight.shape
    if C_in != C_kernel:
        raise ValueError(f"x has {C_in} channels, but the filters have {C_kernel}")
    if bias is not None and bias.shape != (C_out,):
        raise ValueError(f"bias must have the shape ({C_out},), one number per filter, not {bias.shape}")
    if stride < 1:
        raise ValueError(f"stride must be at least 1, not {stride}")
    if padding < 0:
        raise ValueError(f"padding must not be negative, not {padding}")
    if padding_mode not in _PADDING_MODES:
        raise ValueError(f"padding_mode must be one of {', '.join(_PADDING_MODES)}, not {padding_mode!r}")
    if padding_mode == "reflect" and padding >= min(H, W):
        raise ValueError(f"an image of {H}×{W} cannot be reflected over a border of {padding}")
    if kH > H + 2 * padding or kW > W + 2 * padding:
        raise ValueError(f"a kernel of {kH}×{kW} does not fit into an image of {H}×{W} with a border of {padding}")
