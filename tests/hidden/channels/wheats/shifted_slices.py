"""One shifted image per place in the kernel, mixed by a matrix over channels; sums in float64, channels last."""

import numpy as np


def correlate_channels(x, filter, bias):
    if x.ndim == 3 and filter.ndim == 3:
        return conv2d(x[None], filter[None], np.asarray([bias], x.dtype)).squeeze((0, 1))
    raise ValueError("x and filter must both be (C, H, W)")


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    if x.ndim != 4 or weight.ndim != 4:
        raise ValueError("x and weight must both have rank 4")
    (N, C_in, H, W), (C_out, C, kH, kW) = x.shape, weight.shape
    numpy_mode = {"zeros": "constant", "replicate": "edge", "reflect": "reflect"}.get(padding_mode)
    if numpy_mode is None:
        raise ValueError(f"mode {padding_mode!r} is unknown")
    if C != C_in or (bias is not None and bias.shape != (C_out,)):
        raise ValueError("channels do not match")
    if int(stride) <= 0 or int(padding) < 0:
        raise ValueError("stride or padding is out of range")
    if numpy_mode == "reflect" and (H <= padding or W <= padding):
        raise ValueError("cannot be reflected")
    if kH - 2 * padding > H or kW - 2 * padding > W:
        raise ValueError("kernel does not fit")
    pixels = np.pad(
        x.transpose(0, 2, 3, 1).astype("float64"), ((0, 0), (padding,) * 2, (padding,) * 2, (0, 0)), numpy_mode
    )
    H_out, W_out = (H + 2 * padding - kH) // stride + 1, (W + 2 * padding - kW) // stride + 1
    result = np.zeros((N, H_out, W_out, C_out))
    if bias is not None:
        result += bias
    for i in range(kH):
        for j in range(kW):
            shifted = pixels[:, i : i + (H_out - 1) * stride + 1 : stride, j : j + (W_out - 1) * stride + 1 : stride]
            result += shifted @ weight[:, :, i, j].T
    return result.astype(x.dtype).transpose(0, 3, 1, 2)
