"""One index array per axis, and one look-up for all pixels."""

import numpy as np

INDICES = {
    "replicate": lambda at, size: np.clip(at, 0, size - 1),
    "reflect": lambda at, size: (size - 1) - np.abs((size - 1) - np.abs(at)),
    "zeros": lambda at, size: np.where((at < 0) | (at >= size), size, at),
}


def pad2d(image, padding, mode):
    if np.ndim(image) != 2 or padding < 0:
        raise ValueError("expected (H, W) and a padding of at least 0")
    if mode not in INDICES:
        raise ValueError(f"mode is one of {sorted(INDICES)}")
    if mode == "reflect" and max(padding - side for side in image.shape) >= 0:
        raise ValueError("padding >= side")
    rows, columns = (INDICES[mode](np.arange(-padding, side + padding), side) for side in image.shape)
    # index H and index W stand for a row and a column of zeros
    extended = np.vstack(
        [np.column_stack([image, np.zeros_like(image[:, :1])]), np.zeros_like(image, shape=(1, image.shape[1] + 1))]
    )
    return extended[rows[:, None], columns]


def same_padding(kernel_size):
    half, odd = divmod(kernel_size, 2)
    if not odd:
        raise ValueError(f"{kernel_size} is even")
    return half
