"""Figures of `correlation`: the sliding window, and the flip."""

import numpy as np
from drawing import BLUE, ORANGE, arrow, frame, grid, save, sheet, sign, tint

IMAGE = np.array([[1, 1, 1, 0, 0], [0, 1, 1, 1, 0], [0, 0, 1, 1, 1], [0, 0, 1, 1, 0], [0, 1, 1, 0, 0]])
KERNEL = np.array([[1, 2, 0], [0, 1, 0], [0, 0, 3]])
RESULT = np.einsum("ijkl,kl", np.lib.stride_tricks.sliding_window_view(IMAGE, KERNEL.shape), KERNEL)


def sliding_window() -> None:
    """Two places of the window, and the two sums they give."""
    places = {(0, 0): BLUE, (1, 2): ORANGE}
    axes = sheet(17, 6)
    grid(axes, IMAGE, 0.5, 0.5)
    sign(axes, 6.25, 3, "⊗")
    grid(axes, KERNEL, 7, 1.5)
    sign(axes, 10.75, 3, "=")
    grid(axes, RESULT, 11.5, 1.5, faces={place: tint(colour) for place, colour in places.items()})
    for (i, j), colour in places.items():
        frame(axes, 0.5 + j, 0.5 + i, 3, 3, colour)
        frame(axes, 11.5 + j, 1.5 + i, 1, 1, colour)
    save(axes, "correlation", "window")


def flip() -> None:
    """A kernel, and the same flipped on both axes."""
    kernel = np.arange(1, 10).reshape(3, 3)
    axes = sheet(9, 4)
    grid(axes, kernel, 0.5, 0.5, faces={(0, j): tint(BLUE) for j in range(3)})
    grid(axes, kernel[::-1, ::-1], 5.5, 0.5, faces={(2, j): tint(BLUE) for j in range(3)})
    arrow(axes, (3.9, 2), (5.1, 2))
    save(axes, "correlation", "flip")


if __name__ == "__main__":
    sliding_window()
    flip()
