"""Figures of `backward`: one window of a convolution and one of a pooling, there and back."""

import numpy as np
from drawing import BLUE, ORANGE, arrow, frame, grid, save, sheet, sign, tint

KERNEL = np.array([[1, 2], [0, -1]])
GRADIENT = np.array([[1, 2], [3, 4]])


def convolution() -> None:
    """Two overlapping windows give their gradients back: the pixels between them get both."""
    shares = np.zeros((2, 3, 3), int)
    for number, (i, j) in enumerate([(0, 0), (0, 1)]):
        shares[number, i : i + 2, j : j + 2] = GRADIENT[i, j] * KERNEL
    axes = sheet(18, 4)
    grid(axes, GRADIENT, 0.5, 1, faces={(0, 0): tint(BLUE), (0, 1): tint(ORANGE)})
    sign(axes, 3, 2, "→")
    for x, share, column, colour in ((3.5, shares[0], 0, BLUE), (8, shares[1], 1, ORANGE)):
        window = {(i, j + column): tint(colour) for i, j in np.ndindex(2, 2)}
        grid(axes, share, x, 0.5, faces=window)
        frame(axes, x + column, 0.5, 2, 2, colour)
    sign(axes, 7.25, 2, "+")
    sign(axes, 11.75, 2, "+")
    sign(axes, 12.75, 2, "…")
    sign(axes, 13.75, 2, "=")
    total = np.zeros((3, 3), int)
    for i, j in np.ndindex(2, 2):
        total[i : i + 2, j : j + 2] += GRADIENT[i, j] * KERNEL
    grid(axes, total, 14.5, 0.5)
    save(axes, "backward", "convolution")


def pooling() -> None:
    """The gradient of every window goes to its maximum; a remainder gets nothing."""
    image = np.array([[1, 3, 2, 2, 9], [3, 0, 1, 0, 9], [0, 1, 5, 4, 9], [1, 0, 5, 6, 9]])
    gradient = np.array([[7, -2], [4, 8]])
    maxima = {(0, 1): BLUE, (0, 2): ORANGE, (2, 1): ORANGE, (3, 3): BLUE}
    back = np.zeros_like(image)
    for place, value in zip(maxima, gradient.ravel(), strict=True):
        back[place] = value
    faces = {place: tint(colour) for place, colour in maxima.items()}
    axes = sheet(17, 5)
    grid(axes, image, 0.5, 0.5, faces=faces)
    grid(
        axes,
        gradient,
        7,
        1.5,
        faces={(0, 0): tint(BLUE), (0, 1): tint(ORANGE), (1, 0): tint(ORANGE), (1, 1): tint(BLUE)},
    )
    grid(axes, back, 11.5, 0.5, faces=faces)
    for x in (0.5, 11.5):
        for i, j in np.ndindex(2, 2):
            frame(axes, x + 2 * j, 0.5 + 2 * i, 2, 2, "#222222", width=1.8)
    arrow(axes, (9.3, 2.5), (11.2, 2.5))
    save(axes, "backward", "pooling")


if __name__ == "__main__":
    convolution()
    pooling()
