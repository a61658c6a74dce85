"""One `match` per layer, one loop per question."""

from math import prod


def conv2d_parameters(in_channels, out_channels, kernel_size, bias=True):
    weights = in_channels * out_channels * kernel_size * kernel_size
    return weights + out_channels if bias else weights


def linear_parameters(in_features, out_features, bias=True):
    return in_features * out_features + (out_features if bias else 0)


def locally_connected_parameters(height, width, kernel_size):
    return height * width * kernel_size**2


def walk(layers, shape):
    """Yield the parameters of every layer, and the shape behind it."""
    for layer in layers:
        parameters = 0
        match layer, shape:
            case {"type": "conv", "out_channels": out, "kernel_size": k}, (C, H, W):
                s, p = layer.get("stride", 1), layer.get("padding", 0)
                parameters = conv2d_parameters(C, out, k)
                shape = out, (H + 2 * p - k) // s + 1, (W + 2 * p - k) // s + 1
            case {"type": "pool", "size": z}, (C, H, W):
                shape = C, H // z, W // z
            case {"type": "flatten"}, _:
                shape = (prod(shape),)
            case {"type": "linear", "out_features": n}, (features,):
                parameters = linear_parameters(features, n)
                shape = (n,)
        yield parameters, shape


def network_output_shape(layers, shape):
    shapes = [shape, *(after for _, after in walk(layers, shape))]
    return shapes[-1]


def network_parameters(layers, shape):
    return sum(parameters for parameters, _ in walk(layers, shape))


def receptive_field(layers):
    side, step = 1, 1
    for layer in layers:
        match layer:
            case {"type": "flatten"}:
                return side
            case {"type": "conv", "kernel_size": k}:
                side, step = side + (k - 1) * step, step * layer.get("stride", 1)
            case {"type": "pool", "size": z}:
                side, step = side + (z - 1) * step, step * z
    return side
