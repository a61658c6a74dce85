import numpy as np

MODES = {"zeros": "constant", "replicate": "edge", "reflect": "reflect"}


def pad2d(image, padding, mode):
    if image.ndim != 2 or padding < 0 or mode not in MODES:
        raise ValueError("impossible")
    if mode == "reflect" and padding >= min(image.shape):
        raise ValueError("too wide")
    return np.pad(image, padding, mode=MODES[mode])


def same_padding(kernel_size):
    if kernel_size % 2 == 0:
        raise ValueError("even")
    return kernel_size // 2
