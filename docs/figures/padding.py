"""Figure of `padding`: the three modes around one image."""

import numpy as np
from drawing import BLUE, GREY, frame, grid, save, sheet, tint

IMAGE = np.arange(1, 13).reshape(3, 4)


def modes() -> None:
    """The same image with zeros, its border, and its reflection around it."""
    border = [(i, j) for i, j in np.ndindex(7, 8) if not (2 <= i < 5 and 2 <= j < 6)]
    axes = sheet(27, 8)
    for x, mode in ((0.5, "constant"), (9.5, "edge"), (18.5, "reflect")):
        around = np.pad(IMAGE, 2, mode=mode)
        grid(axes, around, x, 0.5, faces=dict.fromkeys(border, tint(BLUE, 0.15)), inks=dict.fromkeys(border, GREY))
        frame(axes, x + 2, 2.5, 4, 3, BLUE)
    save(axes, "padding", "modes")


if __name__ == "__main__":
    modes()
