"""Figure of `network`: what becomes of one image on its way through the default network."""

from drawing import BLUE, GREEN, GREY, INK, ORANGE, arrow, save, sheet, sign, tint
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

STACK_SHIFT = 0.12


def stack(axes: Axes, x: float, side: float, channels: int, colour: str, shape: str) -> float:
    """Draw some of `channels` maps behind each other, centred, their shape below; return the right edge."""
    shown = min(channels, 3 + channels // 16)
    for number in reversed(range(shown)):
        place = (x + number * STACK_SHIFT, 3.6 - side / 2 - number * STACK_SHIFT)
        axes.add_patch(Rectangle(place, side, side, facecolor=tint(colour), edgecolor=GREY, linewidth=0.8))
    width = side + shown * STACK_SHIFT
    sign(axes, x + width / 2, 6.6, shape, size=9)
    return x + width


def column(axes: Axes, x: float, height: float, colour: str, shape: str) -> float:
    """Draw a vector as a column, its length below; return the right edge."""
    axes.add_patch(Rectangle((x, 3.6 - height / 2), 0.5, height, facecolor=tint(colour), edgecolor=GREY, linewidth=0.8))
    sign(axes, x + 0.25, 6.6, shape, size=9)
    return x + 0.5


def shapes() -> None:
    """Image, two blocks (convolution and ReLU, then pooling), flatten, two linear layers."""
    axes = sheet(33, 7.2)
    right = stack(axes, 0.5, 4.4, 3, GREEN, "3×32×32")
    steps = [
        (stack, 4.4, 32, BLUE, "32×32×32", "conv, ReLU"),
        (stack, 2.2, 32, ORANGE, "32×16×16", "max 2"),
        (stack, 2.2, 64, BLUE, "64×16×16", "conv, ReLU"),
        (stack, 1.1, 64, ORANGE, "64×8×8", "max 2"),
    ]
    for draw, side, channels, colour, shape, name in steps:
        arrow(axes, (right + 0.2, 3.6), (right + 1.6, 3.6), INK)
        sign(axes, right + 0.9, 0.7, name, size=9)
        right = draw(axes, right + 1.8, side, channels, colour, shape)
    for height, shape, name in [(5.2, "4096", "flatten"), (2.6, "128", "linear, ReLU"), (0.9, "10", "linear")]:
        arrow(axes, (right + 0.2, 3.6), (right + 1.6, 3.6), INK)
        sign(axes, right + 0.9, 0.7, name, size=9)
        right = column(axes, right + 1.8, height, GREEN, shape)
    save(axes, "network", "shapes")


if __name__ == "__main__":
    shapes()
