"""Counting parameters, sizes and receptive fields: the definition of the chapter `counting`.

A layer is a dict: `{"type": "conv", "out_channels": C, "kernel_size": k, "stride": s, "padding": p}` (stride 1 and
padding 0 if left out), `{"type": "pool", "size": z}`, `{"type": "relu"}`, `{"type": "flatten"}` or
`{"type": "linear", "out_features": n}`.
"""

from __future__ import annotations

import math
from typing import Any

Layer = dict[str, Any]


def conv2d_parameters(in_channels: int, out_channels: int, kernel_size: int, bias: bool = True) -> int:
    """Count the parameters of a convolutional layer with square kernels.

    Args:
        in_channels: number of channels of the input.
        out_channels: number of filters.
        kernel_size: side of the kernels.
        bias: whether every filter has a bias.

    Returns:
        The number of weights and biases.
    """
    return out_channels * (in_channels * kernel_size**2 + bias)


def linear_parameters(in_features: int, out_features: int, bias: bool = True) -> int:
    """Count the parameters of a fully connected layer.

    Args:
        in_features: number of inputs.
        out_features: number of outputs.
        bias: whether every output has a bias.

    Returns:
        The number of weights and biases.
    """
    return out_features * (in_features + bias)


def locally_connected_parameters(height: int, width: int, kernel_size: int) -> int:
    """Count the parameters of a layer with a kernel of its own at every pixel.

    Args:
        height: height of the image, kept by the layer.
        width: width of the image, kept by the layer.
        kernel_size: side of the kernels.

    Returns:
        The number of weights; there is no bias.
    """
    return height * width * kernel_size**2


def network_output_shape(layers: list[Layer], shape: tuple[int, ...]) -> tuple[int, ...]:
    """Follow the shape of one image through a network.

    Args:
        layers: the network, first layer first.
        shape: `(C, H, W)` of the input.

    Returns:
        `(C, H, W)` of the output, or `(n,)` after a `flatten`.
    """
    for layer in layers:
        shape = _output_shape(layer, shape)
    return shape


def network_parameters(layers: list[Layer], shape: tuple[int, ...]) -> int:
    """Count the weights and biases of a network.

    Args:
        layers: the network, first layer first.
        shape: `(C, H, W)` of the input.

    Returns:
        The number of parameters; every convolutional and linear layer has biases.
    """
    total = 0
    for layer in layers:
        if layer["type"] == "conv":
            total += conv2d_parameters(shape[0], layer["out_channels"], layer["kernel_size"])
        elif layer["type"] == "linear":
            total += linear_parameters(shape[0], layer["out_features"])
        shape = _output_shape(layer, shape)
    return total


def receptive_field(layers: list[Layer]) -> int:
    """Compute how much of the input one unit of the last layer sees.

    Args:
        layers: the network, first layer first; counted up to the first `flatten`.

    Returns:
        The side of the square of input pixels, borders ignored.
    """
    side = 1
    step = 1  # distance in input pixels between two neighbours of the current layer
    for layer in layers:
        match layer["type"]:
            case "conv":
                side += (layer["kernel_size"] - 1) * step
                step *= layer.get("stride", 1)
            case "pool":
                side += (layer["size"] - 1) * step
                step *= layer["size"]
            case "flatten":
                break
    return side


def _output_shape(layer: Layer, shape: tuple[int, ...]) -> tuple[int, ...]:
    match layer["type"]:
        case "conv":
            k, s, p = layer["kernel_size"], layer.get("stride", 1), layer.get("padding", 0)
            _, H, W = shape
            return layer["out_channels"], (H + 2 * p - k) // s + 1, (W + 2 * p - k) // s + 1
        case "pool":
            C, H, W = shape
            return C, H // layer["size"], W // layer["size"]
        case "flatten":
            return (math.prod(shape),)
        case "linear":
            return (layer["out_features"],)
    return shape
