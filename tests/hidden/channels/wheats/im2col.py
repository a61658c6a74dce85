"""Windows as columns of a matrix, filters as rows of another: one matrix product per image."""

import numpy as np


def border(x, padding, mode):
    if padding < 0:
        raise ValueError("padding < 0")
    if mode == "zeros":
        return np.pad(x, [(0, 0)] * 2 + [(padding, padding)] * 2)
    if mode == "replicate":
        return np.pad(x, [(0, 0)] * 2 + [(padding, padding)] * 2, mode="edge")
    if mode == "reflect" and padding < x.shape[2] and padding < x.shape[3]:
        return np.pad(x, [(0, 0)] * 2 + [(padding, padding)] * 2, mode="reflect")
    raise ValueError(f"no {mode} padding of {padding}")


def columns(image, kH, kW, stride):
    _, H, W = image.shape
    places = [(i, j) for i in range(0, H - kH + 1, stride) for j in range(0, W - kW + 1, stride)]
    return np.stack([image[:, i : i + kH, j : j + kW].ravel() for i, j in places], axis=1)


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    N, C_in, H, W = x.shape  # unpacking raises ValueError by itself
    C_out, C, kH, kW = weight.shape
    if C != C_in:
        raise ValueError("channels")
    if stride < 1:
        raise ValueError("stride")
    if bias is None:
        bias = np.zeros(C_out, x.dtype)
    if bias.ndim != 1 or len(bias) != C_out:
        raise ValueError("bias")
    x = border(x, padding, padding_mode)
    H_out, W_out = ((side - k) // stride + 1 for side, k in zip(x.shape[2:], (kH, kW), strict=True))
    if H_out < 1 or W_out < 1:
        raise ValueError("kernel")
    rows = weight.reshape(C_out, -1)
    results = [rows @ columns(image, kH, kW, stride) + bias.reshape(-1, 1) for image in x]
    return np.array(results).reshape(N, C_out, H_out, W_out)


def correlate_channels(x, filter, bias):
    if x.ndim != 3 or filter.ndim != 3:
        raise ValueError("rank")
    return conv2d(x[np.newaxis], filter[np.newaxis], np.full(1, bias, x.dtype))[0, 0]
