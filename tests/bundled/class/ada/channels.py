import numpy as np

MODES = {"zeros": "constant", "replicate": "edge", "reflect": "reflect"}


def correlate_channels(x, filter, bias):
    if x.ndim != 3 or filter.ndim != 3 or x.shape[0] != filter.shape[0]:
        raise ValueError("x and filter must be (C, H, W) and (C, kH, kW)")
    _, kH, kW = filter.shape
    H_out, W_out = x.shape[1] - kH + 1, x.shape[2] - kW + 1
    if H_out < 1 or W_out < 1:
        raise ValueError("the filter does not fit")
    out = np.full((H_out, W_out), bias, dtype=x.dtype)
    for i in range(kH):
        for j in range(kW):
            out += np.tensordot(filter[:, i, j], x[:, i : i + H_out, j : j + W_out], axes=1)
    return out


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    if x.ndim != 4 or weight.ndim != 4 or x.shape[1] != weight.shape[1]:
        raise ValueError("x must be (N, C, H, W), weight (C_out, C, kH, kW)")
    if stride < 1 or padding < 0 or padding_mode not in MODES:
        raise ValueError("stride, padding or mode out of range")
    if padding_mode == "reflect" and padding >= min(x.shape[2:]):
        raise ValueError("reflect needs padding smaller than the image")
    if bias is None:
        bias = np.zeros(len(weight), dtype=x.dtype)
    if bias.shape != (len(weight),):
        raise ValueError("one bias per filter")
    around = ((0, 0), (0, 0), (padding, padding), (padding, padding))
    x = np.pad(x, around, mode=MODES[padding_mode])
    out = [[correlate_channels(image, w, b)[::stride, ::stride] for w, b in zip(weight, bias)] for image in x]
    return np.array(out)
