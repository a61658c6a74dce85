"""Loops over images, filters and places; the border is read pixel by pixel, without a padded image."""

import numpy as np


def require(condition, message):
    if not condition:
        raise ValueError(message)


def correlate_channels(x, filter, bias):
    require(len(x.shape) == 3 and len(filter.shape) == 3, "three axes are needed")
    require(len(x) == len(filter), "the channels do not match")
    kH, kW = filter.shape[1:]
    H_out, W_out = x.shape[1] - kH + 1, x.shape[2] - kW + 1
    require(H_out > 0 and W_out > 0, "the kernel does not fit")
    result = np.empty((H_out, W_out), x.dtype)
    for i in range(H_out):
        for j in range(W_out):
            result[i, j] = np.vdot(x[:, i : i + kH, j : j + kW], filter) + bias
    return result


def source(place, side, mode):
    """Return the place in the image that a place outside it copies, or None for a zero."""
    if 0 <= place < side:
        return place
    if mode == "zeros":
        return None
    if mode == "replicate":
        return min(max(place, 0), side - 1)
    return -place if place < 0 else 2 * (side - 1) - place


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    require(np.ndim(x) == 4 and np.ndim(weight) == 4, "four axes are needed")
    H, W = x.shape[2:]
    require(padding_mode in ("zeros", "replicate", "reflect"), "unknown mode")
    require(padding >= 0 and stride >= 1, "padding or stride out of range")
    require(padding_mode != "reflect" or (padding < H and padding < W), "reflection too wide")
    require(bias is None or bias.shape == (len(weight),), "one bias per filter")
    padded = np.zeros((*x.shape[:2], H + 2 * padding, W + 2 * padding), x.dtype)
    for i in range(padded.shape[2]):
        for j in range(padded.shape[3]):
            row, column = source(i - padding, H, padding_mode), source(j - padding, W, padding_mode)
            if row is not None and column is not None:
                padded[:, :, i, j] = x[:, :, row, column]
    biases = [0.0] * len(weight) if bias is None else bias.tolist()
    return np.array(
        [
            [correlate_channels(image, w, b)[::stride, ::stride] for w, b in zip(weight, biases, strict=True)]
            for image in padded
        ]
    )
