"""Counting parameters, sizes and receptive fields. Statement: README.md (English: README.en.md).

A layer is a dict: `{"type": "conv", "out_channels": C, "kernel_size": k, "stride": s, "padding": p}` (stride 1 and
padding 0 if left out), `{"type": "pool", "size": z}`, `{"type": "relu"}`, `{"type": "flatten"}` or
`{"type": "linear", "out_features": n}`.
"""

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
    # TODO: how many kernels are there, how many weights in each, how many biases?
    raise NotImplementedError


def linear_parameters(in_features: int, out_features: int, bias: bool = True) -> int:
    """Count the parameters of a fully connected layer.

    Args:
        in_features: number of inputs.
        out_features: number of outputs.
        bias: whether every output has a bias.

    Returns:
        The number of weights and biases.
    """
    # TODO: every output is connected to every input.
    raise NotImplementedError


def locally_connected_parameters(height: int, width: int, kernel_size: int) -> int:
    """Count the parameters of a layer with a kernel of its own at every pixel.

    Args:
        height: height of the image, kept by the layer.
        width: width of the image, kept by the layer.
        kernel_size: side of the kernels.

    Returns:
        The number of weights; there is no bias.
    """
    # TODO: one kernel per pixel.
    raise NotImplementedError


def network_output_shape(layers: list[Layer], shape: tuple[int, ...]) -> tuple[int, ...]:
    """Follow the shape of one image through a network.

    Args:
        layers: the network, first layer first.
        shape: `(C, H, W)` of the input.

    Returns:
        `(C, H, W)` of the output, or `(n,)` after a `flatten`.
    """
    # TODO: from layer to layer, what comes out of one goes into the next.
    raise NotImplementedError


def network_parameters(layers: list[Layer], shape: tuple[int, ...]) -> int:
    """Count the weights and biases of a network.

    Args:
        layers: the network, first layer first.
        shape: `(C, H, W)` of the input.

    Returns:
        The number of parameters; every convolutional and linear layer has biases.
    """
    # TODO: a layer's parameters depend on the shape that reaches it.
    raise NotImplementedError


def receptive_field(layers: list[Layer]) -> int:
    """Compute how much of the input one unit of the last layer sees.

    Args:
        layers: the network, first layer first; counted up to the first `flatten`.

    Returns:
        The side of the square of input pixels, borders ignored.
    """
    # TODO: how far apart in the input are two neighbours of the current layer?
    raise NotImplementedError
