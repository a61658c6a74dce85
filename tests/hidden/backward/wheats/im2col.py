"""Columns and matrix products; windows reshaped, maxima by `argmax`."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def relu_backward(grad_output, x):
    if np.shape(grad_output) != np.shape(x):
        raise ValueError(f"{np.shape(grad_output)} is not {np.shape(x)}")
    return np.where(x > 0, grad_output, grad_output.dtype.type(0))


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    if not x.ndim == weight.ndim == 4:
        raise ValueError("x and weight must have four axes")
    if x.shape[1] != weight.shape[1]:
        raise ValueError("channels do not match")
    if stride < 1 or padding < 0:
        raise ValueError("stride or padding is out of range")
    N, C_in, H, W = x.shape
    C_out, _, kH, kW = weight.shape
    padded = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    windows = sliding_window_view(padded, (kH, kW), axis=(2, 3))[:, :, ::stride, ::stride]
    H_out, W_out = windows.shape[2:4]
    if grad_output.shape != (N, C_out, H_out, W_out):
        raise ValueError("grad_output has a wrong shape")
    columns = windows.transpose(0, 2, 3, 1, 4, 5).reshape(-1, C_in * kH * kW)
    flat = grad_output.transpose(0, 2, 3, 1).reshape(-1, C_out)
    grad_columns = (flat @ weight.reshape(C_out, -1)).reshape(N, H_out, W_out, C_in, kH, kW)
    grad_padded = np.zeros_like(padded)
    for k in range(kH):
        for m in range(kW):
            part = grad_columns[..., k, m].transpose(0, 3, 1, 2)
            grad_padded[:, :, k : k + stride * H_out : stride, m : m + stride * W_out : stride] += part
    grad_x = grad_padded[:, :, padding : H + padding, padding : W + padding]
    return np.ascontiguousarray(grad_x), (flat.T @ columns).reshape(weight.shape), flat.sum(0)


def max_pool2d_backward(grad_output, x, size):
    if x.ndim != 3:
        raise ValueError("x must have three axes")
    if size < 1:
        raise ValueError("size must be at least 1")
    C, H, W = x.shape
    h, w = H // size, W // size
    if grad_output.shape != (C, h, w):
        raise ValueError("grad_output has a wrong shape")
    windows = x[:, : h * size, : w * size].reshape(C, h, size, w, size).transpose(0, 1, 3, 2, 4).reshape(C, h, w, -1)
    spread = np.zeros_like(windows)
    np.put_along_axis(spread, windows.argmax(-1)[..., None], grad_output[..., None], -1)
    grad_x = np.zeros_like(x)
    spread = spread.reshape(C, h, w, size, size).transpose(0, 1, 3, 2, 4).reshape(C, h * size, w * size)
    grad_x[:, : h * size, : w * size] = spread
    return grad_x


def gradient_norms(weights, x, activation):
    slopes = {"sigmoid": lambda a: a * (1 - a), "relu": lambda a: (a > 0).astype(x.dtype)}
    functions = {"sigmoid": lambda z: np.reciprocal(1 + np.exp(-z)), "relu": lambda z: np.maximum(z, 0)}
    if activation not in functions:
        raise ValueError(f"unknown activation {activation!r}")
    if x.ndim not in (1, 2):
        raise ValueError("x must have one or two axes")
    outputs = [x]
    for weight in weights:
        if weight.ndim != 2:
            raise ValueError("every weight must have two axes")
        outputs.append(functions[activation](outputs[-1] @ weight.T))  # matmul raises ValueError itself
    gradient, norms = np.ones_like(outputs[-1]), []
    for weight, output in zip(reversed(weights), reversed(outputs), strict=False):
        gradient = (gradient * slopes[activation](output)) @ weight
        norms.insert(0, np.linalg.norm(gradient))
    return np.array(norms, dtype=x.dtype)
