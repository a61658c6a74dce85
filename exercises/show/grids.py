"""Draw an array as a grid of text: a window bracketed, a cell marked, a big array cut around them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from show.compare import number

WIDTH = 78  # an 80-column terminal, two columns of indent
ROWS = 9
COLUMNS = 36  # of text: two grids stand side by side


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Rows `top` to `bottom` and columns `left` to `right` of a grid, ends excluded."""

    top: int
    bottom: int
    left: int
    right: int

    @classmethod
    def cell(cls, row: int, column: int) -> Rectangle:
        """Return the rectangle of one cell."""
        return cls(row, row + 1, column, column + 1)


def grid(array: np.ndarray, marked: Rectangle | None = None, other: np.ndarray | None = None) -> list[str]:
    """Draw a 2-D array; `marked` is put between brackets.

    Args:
        array: `(H, W)`; 0 or more rows and columns.
        marked: the cells to bracket; the grid is cut around them.
        other: an array of the same shape: digits are added until the marked cells look different.
    """
    if array.size == 0:
        return ["[]"]
    marked = _clipped(marked, array.shape)
    rows = _cut(array.shape[0], ROWS, marked and (marked.top, marked.bottom))
    columns = _cut(array.shape[1], COLUMNS // 3, marked and (marked.left, marked.right))
    texts = {(row, column): number(array[row, column]) for row in rows for column in columns}
    if marked is not None and other is not None:
        cell = marked.top, marked.left
        texts[cell] = number(array[cell], other[cell])
    width = max(2, *map(len, texts.values()))
    fitting = max(2, COLUMNS // (width + 1))
    columns = _cut(array.shape[1], fitting, marked and (marked.left, marked.right))
    lines = [
        _row(
            [texts[row, column] for column in columns],
            columns,
            width,
            marked if marked and marked.top <= row < marked.bottom else None,
        )
        for row in rows
    ]
    if len(columns) < array.shape[1]:
        lines = [_elided(line, columns, array.shape[1]) for line in lines]
    if rows.start > 0:
        lines.insert(0, " ⋮")
    if rows.stop < array.shape[0]:
        lines.append(" ⋮")
    if len(rows) < array.shape[0] or len(columns) < array.shape[1]:
        lines.append(f" [{rows.start}:{rows.stop}, {columns.start}:{columns.stop}]")
    return [line.rstrip() for line in lines]


def beside(blocks: list[list[str]], gap: int = 4) -> list[str]:
    """Lay blocks of lines side by side, and in a new row where the width ends."""
    lines: list[str] = []
    row: list[list[str]] = []
    used = 0
    for block in blocks:
        width = max(map(len, block))
        if row and used + gap + width > WIDTH:
            lines += [*_joined(row, gap), ""]
            row, used = [], 0
        used += width + (gap if row else 0)
        row.append(block)
    return lines + (_joined(row, gap) if row else [])


def _joined(blocks: list[list[str]], gap: int) -> list[str]:
    height = max(map(len, blocks))
    widths = [max(map(len, block)) for block in blocks]
    padded = [block + [""] * (height - len(block)) for block in blocks]
    return [
        (" " * gap).join(line.ljust(width) for line, width in zip(row, widths, strict=True)).rstrip()
        for row in zip(*padded, strict=True)
    ]


def _row(texts: list[str], columns: range, width: int, marked: Rectangle | None) -> str:
    line = ""
    for column, text in zip(columns, texts, strict=True):
        opens = marked is not None and column == marked.left
        closes = marked is not None and column == marked.right
        line += ("[" if opens else "]" if closes else " ") + text.rjust(width)
    return line + ("]" if marked is not None and columns.stop == marked.right else "")


def _elided(line: str, columns: range, size: int) -> str:
    return ("…" if columns.start > 0 else "") + line + (" …" if columns.stop < size else "")


def _cut(size: int, most: int, around: tuple[int, int] | None) -> range:
    if size <= most:
        return range(size)
    first, last = around or (0, 0)
    start = max(0, min((first + last - most) // 2, size - most))
    return range(start, start + most)


def _clipped(marked: Rectangle | None, shape: tuple[int, ...]) -> Rectangle | None:
    if marked is None:
        return None
    top, bottom = max(0, marked.top), min(shape[0], marked.bottom)
    left, right = max(0, marked.left), min(shape[1], marked.right)
    return Rectangle(top, bottom, left, right) if top < bottom and left < right else None
