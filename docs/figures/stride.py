"""Figures of `stride`: places along one axis, and on an image."""

import numpy as np
from drawing import BLUE, GREEN, GREY, ORANGE, PURPLE, arrow, frame, grid, save, sheet, sign, tint

COLOURS = (BLUE, ORANGE, GREEN, PURPLE)


def axis() -> None:
    """A window of 3 on an axis of 8, by steps of 2: three places, and one that would leave the axis."""
    axes = sheet(11, 6)
    grid(axes, [range(8)], 0.5, 0.5)
    for place, colour in enumerate(COLOURS[:3]):
        y = 2 + place
        grid(axes, [[""] * 3], 0.5 + 2 * place, y, faces=dict.fromkeys([(0, 0), (0, 1), (0, 2)], tint(colour)))
        frame(axes, 0.5 + 2 * place, y, 3, 1, colour)
    frame(axes, 6.5, 5, 3, 0.9, GREY, width=1.5)
    sign(axes, 8, 5.45, "✗", colour=GREY)
    for place in range(2):
        arrow(axes, (0.7 + 2 * place, 3.45 + place), (2.4 + 2 * place, 3.45 + place))
    save(axes, "stride", "axis")


def places() -> None:
    """The places of a 2×2 kernel at stride 3 on a 5×6 image, and where their sums go."""
    image = np.arange(1, 31).reshape(5, 6)
    axes = sheet(14, 6)
    grid(axes, image, 0.5, 0.5)
    sign(axes, 7.25, 3, "⊗")
    grid(axes, [[1, 0], [0, 2]], 8, 2)
    sign(axes, 10.75, 3, "=")
    colours = dict(zip([(0, 0), (0, 1), (1, 0), (1, 1)], COLOURS, strict=True))
    sums = [[image[3 * i, 3 * j] + 2 * image[3 * i + 1, 3 * j + 1] for j in range(2)] for i in range(2)]
    grid(axes, sums, 11.5, 2, faces={place: tint(colour) for place, colour in colours.items()})
    for (i, j), colour in colours.items():
        frame(axes, 0.55 + 3 * j, 0.55 + 3 * i, 1.9, 1.9, colour)
    save(axes, "stride", "places")


if __name__ == "__main__":
    axis()
    places()
