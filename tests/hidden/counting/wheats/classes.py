"""A class per layer, each of which knows its shape, its parameters and its window; inputs found by intervals."""

from dataclasses import dataclass
from functools import reduce
from operator import mul


@dataclass
class Window:
    size: int
    stride: int
    padding: int = 0
    filters: int | None = None

    def after(self, shape):
        sides = tuple(len(range(0, side + 2 * self.padding - self.size + 1, self.stride)) for side in shape[1:])
        return (self.filters or shape[0], *sides)

    def parameters(self, shape):
        return conv2d_parameters(shape[0], self.filters, self.size) if self.filters else 0

    def seen(self, first, last):
        return first * self.stride, last * self.stride + self.size - 1


class Flat(Window):
    def __init__(self, features=None):
        super().__init__(1, 1)
        self.features = features

    def after(self, shape):
        return (self.features or reduce(mul, shape),)

    def parameters(self, shape):
        return linear_parameters(*shape, self.features) if self.features else 0


class Same(Window):
    def __init__(self):
        super().__init__(1, 1)

    def after(self, shape):
        return tuple(shape)


def build(layer):
    settings = dict(layer)
    kind = settings.pop("type")
    if kind == "conv":
        return Window(
            settings["kernel_size"], settings.get("stride", 1), settings.get("padding", 0), settings["out_channels"]
        )
    if kind == "pool":
        return Window(settings["size"], settings["size"])
    return Same() if kind == "relu" else Flat(settings.get("out_features"))


def conv2d_parameters(in_channels, out_channels, kernel_size, bias=True):
    return out_channels * linear_parameters(in_channels * kernel_size * kernel_size, 1, bias)


def linear_parameters(in_features, out_features, bias=True):
    return in_features * out_features + [0, out_features][bias]


def locally_connected_parameters(height, width, kernel_size):
    return linear_parameters(kernel_size * kernel_size, height * width, bias=False)


def network_output_shape(layers, shape):
    return reduce(lambda shape, layer: build(layer).after(shape), layers, tuple(shape))


def network_parameters(layers, shape):
    total = 0
    for layer in map(build, layers):
        total, shape = total + layer.parameters(shape), layer.after(shape)
    return total


def receptive_field(layers):
    first, last = 0, 0
    built = [build(layer) for layer in layers]
    flat = next((i for i, layer in enumerate(built) if isinstance(layer, Flat)), len(built))
    for layer in built[:flat][::-1]:
        first, last = layer.seen(first, last)
    return last - first + 1
