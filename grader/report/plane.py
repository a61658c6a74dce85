"""A two-dimensional cut through an array, small enough to look at, with what to look at marked.

Text and SVG draw the same planes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np

# More planes than this and only the one with the marked cell is drawn.
MAX_PLANES = 4
# As many digits as it takes to see two numbers apart; 17 tell all float64 apart.
DIGITS = (4, 6, 9, 12, 17)
# Larger ones are written with an exponent.
LARGEST_WHOLE = 10**12


@dataclass(frozen=True, slots=True)
class Window:
    """The rows and columns that one output cell is computed from; `batch` is its image, where there are several."""

    rows: range
    columns: range
    batch: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One number, and why it is marked."""

    text: str
    first: bool = False
    inside: bool = False
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Plane:
    """Rows of cells; `rows` and `columns` are the parts of `shape` that were kept, `index` the leading axes."""

    index: tuple[int, ...]
    shape: tuple[int, int]
    rows: range
    columns: range
    cells: list[list[Cell]]

    @property
    def cut(self) -> bool:
        """Say whether rows or columns are left out."""
        return len(self.rows) < self.shape[0] or len(self.columns) < self.shape[1]


def digits_to_tell(one: float, other: float) -> int:
    """Return the number of significant digits at which two numbers are written differently."""
    return next((digits for digits in DIGITS if number(one, digits) != number(other, digits)), DIGITS[0])


def number(value: float, digits: int) -> str:
    """Write a number: whole ones whole, fractions with at most `digits` significant digits."""
    value = float(value)
    if value.is_integer() and abs(value) < LARGEST_WHOLE:
        return str(int(value))
    return f"{value:.{digits}g}"


def planes(
    array: np.ndarray,
    *,
    at: tuple[int, ...] | None = None,
    window: Window | None = None,
    wrong: np.ndarray | None = None,
    digits: int = DIGITS[0],
    rows: int,
    columns: int,
) -> Iterator[Plane]:
    """Yield what is drawn of `array`.

    Args:
        array: any rank; a vector is one row.
        at: the cell to mark.
        window: the part to frame.
        wrong: where to colour, of the shape of `array`.
        digits: significant digits of a number.
        rows: how many rows are drawn at most, around what is marked.
        columns: how many columns.
    """
    deep = array.reshape((1,) * max(0, 2 - array.ndim) + array.shape)
    mask = np.zeros(deep.shape, dtype=bool) if wrong is None else wrong.reshape(deep.shape)
    mark = None if at is None else (0,) * (deep.ndim - len(at)) + tuple(at)
    height, width = deep.shape[-2:]
    focus = (mark[-2], mark[-1]) if mark else (window.rows.start, window.columns.start) if window else (0, 0)
    kept_rows, kept_columns = _around(focus[0], height, rows), _around(focus[1], width, columns)
    for index in _indices(deep.shape[:-2], mark, window):
        framed = window if window and (window.batch is None or index[:1] == (window.batch,)) else None
        yield Plane(
            index=index,
            shape=(height, width),
            rows=kept_rows,
            columns=kept_columns,
            cells=[
                [
                    Cell(
                        text=number(deep[(*index, i, j)], digits),
                        first=mark == (*index, i, j),
                        inside=framed is not None and i in framed.rows and j in framed.columns,
                        wrong=bool(mask[(*index, i, j)]),
                    )
                    for j in kept_columns
                ]
                for i in kept_rows
            ],
        )


def _indices(leading: tuple[int, ...], mark: tuple[int, ...] | None, window: Window | None) -> list[tuple[int, ...]]:
    every = list(product(*map(range, leading)))
    if len(every) <= MAX_PLANES:
        return every
    if mark:
        return [mark[:-2]]
    if window and window.batch is not None:
        every = [index for index in every if index[0] == window.batch]
    return every[:MAX_PLANES]


def _around(focus: int, size: int, most: int) -> range:
    start = min(max(0, focus - most // 2), max(0, size - most))
    return range(start, min(size, start + most))
