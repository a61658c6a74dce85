"""Counts as NumPy's integers, layers as rows of an array."""

import numpy as np


def conv2d_parameters(in_channels, out_channels, kernel_size, bias=True):
    return np.prod([in_channels, out_channels, kernel_size, kernel_size], dtype=np.int64) + out_channels * bool(bias)


def linear_parameters(in_features, out_features, bias=True):
    return np.int64(in_features + int(bias)) * np.int64(out_features)


def locally_connected_parameters(height, width, kernel_size):
    return np.prod([height, width, kernel_size, kernel_size], dtype=np.int64)


def network_output_shape(layers, shape):
    shape = np.array(shape, dtype=np.int64)
    for layer in layers:
        kind = layer["type"]
        if kind == "conv":
            padding, stride = layer.get("padding", 0), layer.get("stride", 1)
            shape[1:] = (shape[1:] + 2 * padding - layer["kernel_size"]) // stride + 1
            shape[0] = layer["out_channels"]
        elif kind == "pool":
            shape[1:] //= layer["size"]
        elif kind == "flatten":
            shape = shape.prod(keepdims=True)
        elif kind == "linear":
            shape = np.array([layer["out_features"]])
    return tuple(shape)


def network_parameters(layers, shape):
    total = np.int64(0)
    for place, layer in enumerate(layers):
        before = network_output_shape(layers[:place], shape)
        if layer["type"] == "conv":
            total += conv2d_parameters(before[0], layer["out_channels"], layer["kernel_size"])
        if layer["type"] == "linear":
            total += linear_parameters(before[0], layer["out_features"])
    return total


def receptive_field(layers):
    windows = []
    for layer in layers:
        if layer["type"] == "flatten":
            break
        if layer["type"] == "conv":
            windows.append((layer["kernel_size"], layer.get("stride", 1)))
        if layer["type"] == "pool":
            windows.append((layer["size"], layer["size"]))
    if not windows:
        return 1
    sizes, strides = np.array(windows).T
    steps = np.cumprod([1, *strides[:-1]])
    return 1 + np.sum((sizes - 1) * steps)
