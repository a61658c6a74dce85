import numpy as np


def pad2d(image, padding, mode):
    if image.ndim != 2:
        raise ValueError("image must be 2-D")
    if padding < 0:
        raise ValueError("padding must be >= 0")
    H, W = image.shape
    if mode == "zeros":
        out = np.zeros((H + 2 * padding, W + 2 * padding), dtype=image.dtype)
        out[padding : padding + H, padding : padding + W] = image
        return out
    rows = np.arange(-padding, H + padding)
    cols = np.arange(-padding, W + padding)
    if mode == "replicate":
        rows, cols = np.clip(rows, 0, H - 1), np.clip(cols, 0, W - 1)
    elif mode == "reflect":
        if padding >= H or padding >= W:
            raise ValueError("reflect needs padding smaller than the image")
        rows = np.where(rows < 0, -rows, np.where(rows >= H, 2 * (H - 1) - rows, rows))
        cols = np.where(cols < 0, -cols, np.where(cols >= W, 2 * (W - 1) - cols, cols))
    else:
        raise ValueError(f"unknown mode {mode}")
    return image[np.ix_(rows, cols)]


def same_padding(kernel_size):
    if kernel_size % 2 == 0:
        raise ValueError("only odd kernels keep the size")
    return (kernel_size - 1) // 2
