"""Draw an array: as lines of text for a terminal, as SVG for a page."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import numpy as np

from grader.report.plain import one_line
from grader.report.plane import DIGITS, Cell, Plane, Window, number, planes

WIDTH = 80
MAX_ROWS = 12
MAX_SPOKEN = 64  # cells that a text alternative reads out

PIXELS = 330  # what a phone can show
CELL_HEIGHT = 26
CHARACTER = 9
PADDING = 12
FRAME = 3
MARGIN = 14  # for the dots of what is cut


@dataclass(frozen=True, eq=False, slots=True)
class Picture:
    """One array of a counterexample, or, without `array`, a `text` in its place."""

    caption: str
    text: str = ""
    array: np.ndarray | None = None
    at: tuple[int, ...] | None = None
    window: Window | None = None
    wrong: np.ndarray | None = None
    digits: int = DIGITS[0]

    @property
    def widest(self) -> int:
        """Return the length of the longest number."""
        cells = () if self.array is None else self.array.flat
        return max((len(number(cell, self.digits)) for cell in cells), default=1)

    def planes(self, *, columns: int) -> list[Plane]:
        """Return what is drawn, of every plane at most so many columns."""
        if self.array is None:
            return []
        return list(
            planes(
                self.array,
                at=self.at,
                window=self.window,
                wrong=self.wrong,
                digits=self.digits,
                rows=MAX_ROWS,
                columns=max(1, columns),
            )
        )


def lines(picture: Picture) -> list[str]:
    """Draw `picture` in at most 80 columns: `[1]` is in the window, `>1<` differs first, `…` was cut."""
    if picture.array is None:
        return [one_line(picture.text)]
    widest = picture.widest
    drawn: list[str] = []
    for plane in picture.planes(columns=(WIDTH - 8) // (widest + 3)):
        if plane.index:
            drawn.append(_index(plane))
        left, right = plane.columns.start > 0, plane.columns.stop < plane.shape[1]
        drawn += ["⋮"] * (plane.rows.start > 0)
        drawn += [
            " ".join(["…"] * left + [_bracketed(cell.text.rjust(widest), cell) for cell in row] + ["…"] * right)
            for row in plane.cells
        ]
        drawn += ["⋮"] * (plane.rows.stop < plane.shape[0])
    return [line.rstrip() for line in drawn]


def _bracketed(text: str, cell: Cell) -> str:
    return f">{text}<" if cell.first else f"[{text}]" if cell.inside else f" {text} "


def svgs(picture: Picture) -> list[str]:
    """Draw every plane as an `<svg>` element that takes its colours from the page, below the index of the plane."""
    wide = max(CELL_HEIGHT, picture.widest * CHARACTER + PADDING)
    return [
        f"<code>{_index(plane)}</code>{_svg(picture, plane, wide)}" if plane.index else _svg(picture, plane, wide)
        for plane in picture.planes(columns=min(MAX_ROWS, PIXELS // wide))
    ]


def _index(plane: Plane) -> str:
    return f"[{', '.join(map(str, plane.index))}]"


def _svg(picture: Picture, plane: Plane, wide: int) -> str:
    top, left = plane.rows.start > 0, plane.columns.start > 0
    bottom, right = plane.rows.stop < plane.shape[0], plane.columns.stop < plane.shape[1]
    x0, y0 = FRAME + MARGIN * left, FRAME + MARGIN * top
    width = x0 + wide * len(plane.columns) + FRAME + MARGIN * right
    height = y0 + CELL_HEIGHT * len(plane.rows) + FRAME + MARGIN * bottom
    parts = []
    for i, row in enumerate(plane.cells):
        for j, cell in enumerate(row):
            x, y = x0 + j * wide, y0 + i * CELL_HEIGHT
            classes = " ".join(["cell", *["wrong"] * cell.wrong, *["inside"] * cell.inside])
            parts.append(f'<rect class="{classes}" x="{x}" y="{y}" width="{wide}" height="{CELL_HEIGHT}"/>')
            parts.append(f'<text x="{x + wide / 2:g}" y="{y + CELL_HEIGHT / 2:g}">{escape(cell.text)}</text>')
    for name, chosen in (("window", "inside"), ("first", "first")):
        places = [(i, j) for i, row in enumerate(plane.cells) for j, cell in enumerate(row) if getattr(cell, chosen)]
        if places:
            (i, j), (k, m) = places[0], places[-1]
            parts.append(
                f'<rect class="{name}" x="{x0 + j * wide}" y="{y0 + i * CELL_HEIGHT}" '
                f'width="{(m - j + 1) * wide}" height="{(k - i + 1) * CELL_HEIGHT}"/>'
            )
    middle_x, middle_y = x0 + wide * len(plane.columns) / 2, y0 + CELL_HEIGHT * len(plane.rows) / 2
    for there, middle, level, dots in (
        (left, 8.0, middle_y, "…"),
        (right, width - 8.0, middle_y, "…"),
        (top, middle_x, 9.0, "⋮"),
        (bottom, middle_x, height - 9.0, "⋮"),
    ):
        if there:
            parts.append(f'<text x="{middle:g}" y="{level:g}">{dots}</text>')
    return (
        f'<svg class="grid" role="img" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'aria-label="{escape(spoken(picture, plane))}">{"".join(parts)}</svg>'
    )


def spoken(picture: Picture, plane: Plane) -> str:
    """Return the text alternative: what it is, and its numbers row by row where they are few."""
    index = f" {_index(plane)}" if plane.index else ""
    size = f"{picture.caption}{index}, {plane.shape[0]}×{plane.shape[1]}"
    if plane.cut or plane.shape[0] * plane.shape[1] > MAX_SPOKEN:
        return size
    rows = "; ".join(" ".join(cell.text for cell in row) for row in plane.cells)
    return f"{size}: {rows}"
