"""The reference of `counting` against published figures and against PyTorch's own layers."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from reference.counting import (
    conv2d_parameters,
    linear_parameters,
    locally_connected_parameters,
    network_output_shape,
    network_parameters,
    receptive_field,
)
from tests.strategies.counting import networks


def conv(out_channels, kernel_size, **settings):
    return {"type": "conv", "out_channels": out_channels, "kernel_size": kernel_size, **settings}


def linear(out_features):
    return {"type": "linear", "out_features": out_features}


POOL, RELU, FLATTEN = {"type": "pool", "size": 2}, {"type": "relu"}, {"type": "flatten"}


def vgg16():
    layers = []
    for width, depth in ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3)):
        layers += [conv(width, 3, padding=1), RELU] * depth + [POOL]
    return [*layers, FLATTEN, linear(4096), RELU, linear(4096), RELU, linear(1000)]


LENET5 = [
    *(conv(6, 5), RELU, POOL, conv(16, 5), RELU, POOL),
    *(FLATTEN, linear(120), RELU, linear(84), RELU, linear(10)),
]
COURSE_CNN = [
    *(conv(32, 3, padding=1), RELU, POOL, conv(64, 3, padding=1), RELU, POOL),
    *(FLATTEN, linear(128), RELU, linear(10)),
]


def test_parameters_of_published_networks():
    # Simonyan & Zisserman 2015; LeCun et al. 1998, with C3 and C5 fully connected.
    assert network_parameters(vgg16(), (3, 224, 224)) == 138_357_544
    assert network_parameters(LENET5, (1, 32, 32)) == 61_706
    assert network_parameters(COURSE_CNN, (3, 32, 32)) == 545_098


def test_receptive_fields_of_vgg16():
    layers = vgg16()
    pool5 = len(layers) - layers[::-1].index(POOL)
    assert receptive_field(layers[: pool5 - 1]) == 196  # conv5_3
    assert receptive_field(layers[:pool5]) == 212
    assert receptive_field(layers) == 212


def test_the_lectures_figures():
    assert linear_parameters(200 * 200, 40_000, bias=False) == 1_600_000_000
    assert locally_connected_parameters(200, 200, 10) == 4_000_000
    assert conv2d_parameters(1, 1, 10, bias=False) == 100
    assert conv2d_parameters(1, 10, 10, bias=False) == 1_000


def module(layers, shape):
    """Build the network out of PyTorch's lazy layers, which find their input sizes by themselves."""
    built = {
        "conv": lambda layer: nn.LazyConv2d(
            layer["out_channels"], layer["kernel_size"], layer.get("stride", 1), layer.get("padding", 0)
        ),
        "pool": lambda layer: nn.MaxPool2d(layer["size"]),
        "relu": lambda layer: nn.ReLU(),
        "flatten": lambda layer: nn.Flatten(),
        "linear": lambda layer: nn.LazyLinear(layer["out_features"]),
    }
    network = nn.Sequential(*(built[layer["type"]](layer) for layer in layers)).double()
    return network, network(torch.zeros(1, *shape, dtype=torch.float64))


@given(networks(sides=st.integers(1, 12)))
def test_shape_and_parameters_of_pytorchs_layers(case):
    layers, shape = case
    network, output = module(layers, shape)
    assert network_output_shape(layers, shape) == tuple(output.shape[1:])
    assert network_parameters(layers, shape) == sum(parameter.numel() for parameter in network.parameters())


@pytest.mark.parametrize("bias", [True, False])
def test_parameters_of_one_layer(bias):
    assert conv2d_parameters(3, 5, 7, bias) == sum(p.numel() for p in nn.Conv2d(3, 5, 7, bias=bias).parameters())
    assert linear_parameters(3, 5, bias) == sum(p.numel() for p in nn.Linear(3, 5, bias=bias).parameters())


@pytest.mark.parametrize(
    "layers",
    [
        [],
        [RELU],
        [conv(1, 3)],
        [conv(1, 3, padding=1), POOL, conv(1, 2, stride=3), RELU, conv(1, 5)],
        [POOL, POOL, conv(1, 3, stride=2)],
    ],
)
def test_the_receptive_field_is_what_the_gradient_reaches(layers):
    side = 120
    x = torch.zeros(1, 1, side, side, dtype=torch.float64, requires_grad=True)
    out = x
    for layer in layers:
        if layer["type"] == "conv":
            kernel = torch.ones(1, 1, layer["kernel_size"], layer["kernel_size"], dtype=torch.float64)
            out = nn.functional.conv2d(out, kernel, None, layer.get("stride", 1), layer.get("padding", 0))
        elif layer["type"] == "pool":
            out = nn.functional.avg_pool2d(out, layer["size"])
    out[0, 0, out.shape[2] // 2, out.shape[3] // 2].backward()
    reached = x.grad[0, 0].nonzero()
    assert (reached.max(dim=0).values - reached.min(dim=0).values + 1).tolist() == [receptive_field(layers)] * 2
