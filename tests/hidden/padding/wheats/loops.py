"""Pixel by pixel, in plain Python lists."""

import numpy as np


def _source(i, size, mode):
    if 0 <= i < size:
        return i
    if mode == "zeros":
        return None
    if mode == "replicate":
        return 0 if i < 0 else size - 1
    return -i if i < 0 else 2 * (size - 1) - i


def pad2d(image, padding, mode):
    H, W = image.shape  # raises ValueError for any other number of axes
    if padding < 0 or mode not in {"zeros", "replicate", "reflect"}:
        raise ValueError(f"padding {padding}, mode {mode}")
    if mode == "reflect" and not (padding < H and padding < W):
        raise ValueError("the reflection needs more pixels than the image has")
    rows = []
    for i in range(-padding, H + padding):
        row = []
        for j in range(-padding, W + padding):
            k, l = _source(i, H, mode), _source(j, W, mode)  # noqa: E741
            row.append(0.0 if k is None or l is None else image[k, l])
        rows.append(row)
    return np.array(rows, dtype=image.dtype)


def same_padding(kernel_size):
    for padding in range(kernel_size + 1):
        if 2 * padding + 1 == kernel_size:
            return padding
    raise ValueError("no padding keeps the size")
