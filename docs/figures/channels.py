"""Figure of `channels`: three channels, three kernels, one number."""

import numpy as np
from drawing import BLUE, GREEN, ORANGE, grid, save, sheet, sign, tint

# The first window of the lecture's example, red, green and blue, and the kernel of each.
WINDOW = np.array(
    [
        [[0, 0, 0], [0, 156, 155], [0, 153, 154]],
        [[0, 0, 0], [0, 167, 166], [0, 164, 165]],
        [[0, 0, 0], [0, 163, 162], [0, 160, 161]],
    ]
)
FILTER = np.array(
    [
        [[-1, -1, 1], [0, 1, -1], [0, 1, 1]],
        [[1, 0, 0], [1, -1, -1], [1, 0, -1]],
        [[0, 1, 1], [0, 1, 0], [1, -1, 1]],
    ]
)
BIAS = 1


def sum_over_channels() -> None:
    """Each window meets its own kernel; the three sums and the bias make one number."""
    axes = sheet(17, 11.5)
    for channel, colour in enumerate((ORANGE, GREEN, BLUE)):
        y = 0.5 + 3.75 * channel
        everywhere = dict.fromkeys(np.ndindex(3, 3), tint(colour))
        grid(axes, WINDOW[channel], 0.5, y, faces=everywhere)
        sign(axes, 4.25, y + 1.5, "⊗")
        grid(axes, FILTER[channel], 5, y, faces=everywhere)
        sign(axes, 8.75, y + 1.5, "=")
        sign(axes, 10.4, y + 1.5, f"{np.sum(WINDOW[channel] * FILTER[channel])}".replace("-", "−"), size=13)
        if channel:
            sign(axes, 10.4, y - 0.4, "+")
    sign(axes, 12.3, 5.75, f"+ {BIAS}", size=13)
    sign(axes, 13.7, 5.75, "=")
    grid(axes, [[np.sum(WINDOW * FILTER) + BIAS]], 14.75, 5.25)
    save(axes, "channels", "sum")


if __name__ == "__main__":
    sum_over_channels()
