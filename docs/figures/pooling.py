"""Figure of `pooling`: disjoint windows, their maxima and their means."""

import numpy as np
from drawing import BLUE, GREEN, GREY, ORANGE, PURPLE, frame, grid, save, sheet, sign, tint

IMAGE = np.array([[1, 3, 2, 0, 7], [5, 3, 1, 1, 8], [-4, -2, 6, 0, 9], [-1, -1, 4, 2, 5]])
WINDOWS = IMAGE[:, :4].reshape(2, 2, 2, 2)


def windows() -> None:
    """Four windows of an image with a remainder on the right, and what each of them becomes."""
    axes = sheet(15.5, 5)
    colours = dict(zip(np.ndindex(2, 2), (BLUE, ORANGE, GREEN, PURPLE), strict=True))
    faces = {place: tint(colour) for place, colour in colours.items()}
    remainder = dict.fromkeys([(i, 4) for i in range(4)], GREY)
    grid(axes, IMAGE, 0.5, 0.5, inks=remainder)
    sign(axes, 6.5, 2.5, "→", colour=GREY)
    grid(axes, WINDOWS.max(axis=(1, 3)), 8, 1.5, faces=faces)
    sign(axes, 9, 4.2, "max", size=11)
    grid(axes, WINDOWS.mean(axis=(1, 3)), 12, 1.5, faces=faces)
    sign(axes, 13, 4.2, "avg", size=11)
    for (i, j), colour in colours.items():
        frame(axes, 0.55 + 2 * j, 0.55 + 2 * i, 1.9, 1.9, colour)
    save(axes, "pooling", "windows")


if __name__ == "__main__":
    windows()
