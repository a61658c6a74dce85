"""Figure of `counting`: what one unit sees through a convolution, a pooling and another convolution."""

from drawing import BLUE, GREY, WHITE, grid, save, sheet, sign, tint

# Along one axis, last layer first: the size of the window, and its step.
LAYERS = ((3, 1), (2, 2), (3, 1))
PIXELS, UNIT = 12, 1


def receptive_field() -> None:
    """From one unit of the last layer down to the pixels that it sees, and how many there are on the way."""
    units, centres = [PIXELS], [0.0]  # per row: how many units, and where the first of them lies over the pixels
    step = 1
    for size, stride in reversed(LAYERS):
        centres.append(centres[-1] + (size - 1) * step / 2)
        units.append((units[-1] - size) // stride + 1)
        step *= stride
    axes = sheet(PIXELS + 2.5, 2 * len(LAYERS) + 2)
    first, last = UNIT, UNIT
    for row, (count, centre) in enumerate(zip(reversed(units), reversed(centres), strict=True)):
        y = 0.5 + 2 * row
        for unit in range(count):
            seen = first <= unit <= last
            grid(axes, [[""]], 0.5 + centre + unit * step, y, faces={(0, 0): tint(BLUE) if seen else WHITE})
        sign(axes, PIXELS + 1.5, y + 0.5, f"{last - first + 1}", size=12, colour=BLUE)
        if row == len(LAYERS):
            break
        edges = [0.5 + centre + first * step, 1.5 + centre + last * step]
        size, stride = LAYERS[row]
        first, last, step = first * stride, last * stride + size - 1, step // stride
        below = centres[len(LAYERS) - 1 - row]
        for edge, end in zip(edges, (0.5 + below + first * step, 1.5 + below + last * step), strict=True):
            axes.plot([edge, end], [y + 1, y + 2], color=GREY, linewidth=1, linestyle=":")
    save(axes, "counting", "receptive-field")


if __name__ == "__main__":
    receptive_field()
