"""What the figures of the statements are drawn with: grids of numbers, frames around windows, signs and arrows.

One unit is the side of a cell; x runs to the right, y downwards. A figure holds no word, so that both languages share
it, and no date, so that the same script gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import matplotlib as mpl
import numpy as np
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "noyaux"
mpl.rcParams["font.family"] = "DejaVu Sans"

EXERCISES = Path(__file__).resolve().parents[2] / "exercises"
INCHES_PER_CELL = 0.42

# The palette of Okabe and Ito, which colour-blind readers can tell apart.
BLUE, ORANGE, GREEN, PURPLE = "#0072B2", "#E69F00", "#009E73", "#CC79A7"
INK, GREY, WHITE = "#222222", "#777777", "#ffffff"


def tint(colour: str, strength: float = 0.3) -> str:
    """Return `colour` as thin as a background under black numbers must be."""
    red, green, blue = mpl.colors.to_rgb(colour)
    return mpl.colors.to_hex([1 - strength * (1 - part) for part in (red, green, blue)])


def sheet(columns: float, rows: float) -> Axes:
    """Return empty axes of this many cells."""
    figure = plt.figure(figsize=(columns * INCHES_PER_CELL, rows * INCHES_PER_CELL), facecolor=WHITE)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_xlim(0, columns)
    axes.set_ylim(rows, 0)
    axes.axis("off")
    return axes


def grid(
    axes: Axes,
    values: Sequence[Sequence[object]] | np.ndarray,
    x: float,
    y: float,
    faces: Mapping[tuple[int, int], str] = MappingProxyType({}),
    inks: Mapping[tuple[int, int], str] = MappingProxyType({}),
    size: float = 11,
) -> None:
    """Draw a grid of numbers with its top left corner at `(x, y)`; `faces` and `inks` colour cells (row, column)."""
    for row, line in enumerate(values):
        for column, value in enumerate(line):
            place = (x + column, y + row)
            axes.add_patch(
                Rectangle(place, 1, 1, facecolor=faces.get((row, column), WHITE), edgecolor=GREY, linewidth=0.8)
            )
            text = f"{value:g}" if isinstance(value, int | float | np.number) else str(value)
            middle = (place[0] + 0.5, place[1] + 0.5)
            axes.text(
                *middle, text, ha="center", va="center_baseline", color=inks.get((row, column), INK), fontsize=size
            )


def frame(axes: Axes, x: float, y: float, columns: float, rows: float, colour: str, width: float = 2.5) -> None:
    """Draw a frame around a window."""
    axes.add_patch(Rectangle((x, y), columns, rows, fill=False, edgecolor=colour, linewidth=width, zorder=3))


def sign(axes: Axes, x: float, y: float, text: str, size: float = 16, colour: str = INK) -> None:
    """Write a sign centred at `(x, y)`."""
    axes.text(x, y, text, ha="center", va="center", color=colour, fontsize=size)


def arrow(axes: Axes, start: tuple[float, float], end: tuple[float, float], colour: str = INK, bend: float = 0) -> None:
    """Draw an arrow, bent by `bend` times its length."""
    style = {"arrowstyle": "-|>", "color": colour, "linewidth": 1.4, "connectionstyle": f"arc3,rad={bend}"}
    axes.annotate("", xy=end, xytext=start, arrowprops={**style, "shrinkA": 0, "shrinkB": 0}, zorder=4)


def save(axes: Axes, chapter: str, name: str) -> None:
    """Write the sheet as `exercises/CHAPTER/figures/NAME.svg`."""
    folder = EXERCISES / chapter / "figures"
    folder.mkdir(exist_ok=True)
    axes.figure.savefig(folder / f"{name}.svg", metadata={"Date": None, "Creator": None})
    plt.close(axes.figure)
