"""Networks as the chapter `counting` writes them: a list of layers, and the shape of the input."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

Layer = dict[str, Any]
Shape = tuple[int, int, int]


@st.composite
def networks(draw: st.DrawFn, *, dense: bool = True, sides: st.SearchStrategy[int]) -> tuple[list[Layer], Shape]:
    """Draw layers, and an input `(C, H, W)` that they can take.

    With `dense`, a flatten may follow the image layers, and linear layers the flatten.
    """
    shape = draw(st.tuples(st.integers(1, 4), sides, sides))
    H, W = shape[1:]
    layers: list[Layer] = []
    for _ in range(draw(st.integers(0, 5))):
        layer, (H, W) = draw(_image_layers(H, W))
        layers.append(layer)
    if dense and draw(st.booleans()):
        layers.append({"type": "flatten"})
        for _ in range(draw(st.integers(0, 2))):
            layers += [{"type": "linear", "out_features": draw(st.integers(1, 9))}, {"type": "relu"}]
    return layers, shape


@st.composite
def _image_layers(draw: st.DrawFn, H: int, W: int) -> tuple[Layer, tuple[int, int]]:
    """Draw a layer that fits an image `(H, W)`, and the size that it leaves."""
    match draw(st.sampled_from(["conv", "pool", "relu"])):
        case "conv":
            return draw(_convs(H, W))
        case "pool":
            size = draw(st.integers(1, min(H, W, 3)))
            return {"type": "pool", "size": size}, (H // size, W // size)
    return {"type": "relu"}, (H, W)


@st.composite
def _convs(draw: st.DrawFn, H: int, W: int) -> tuple[Layer, tuple[int, int]]:
    """Draw a convolution that fits an image `(H, W)`, and the size that it leaves."""
    stride, padding = draw(st.integers(1, 3)), draw(st.integers(0, 2))
    size = draw(st.integers(1, min(H + 2 * padding, W + 2 * padding, 5)))
    layer = {"type": "conv", "out_channels": draw(st.integers(1, 5)), "kernel_size": size}
    # The defaults, stride 1 and padding 0, are sometimes written and sometimes left out.
    if stride != 1 or draw(st.booleans()):
        layer["stride"] = stride
    if padding != 0 or draw(st.booleans()):
        layer["padding"] = padding
    return layer, ((H + 2 * padding - size) // stride + 1, (W + 2 * padding - size) // stride + 1)
