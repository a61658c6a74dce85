"""Draw a failure: the call, its arguments, what came back beside what was expected, the first difference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from show import words
from show.compare import Difference, as_array, is_tensor
from show.grids import Rectangle, beside, grid
from show.prose import fitted, shortened, wrapped
from show.student import Call

SLICES = 3  # drawn of an array of more than two axes
LISTED = 12  # lines of a list
SHORT = 40  # characters of a value that stands in the call itself


@dataclass(frozen=True, slots=True)
class Window:
    """Where in `argument` a cell of the result comes from: drawn around the first differing cell's origin.

    Attributes:
        argument: the parameter's name.
        size: side of the window, or (height, width).
        stride: step between two windows.
        padding: width of the border that the function adds.
        shared: how many leading axes argument and result have in common (1 for pooling, and for a
            batch that goes through a layer).
    """

    argument: str
    size: int | tuple[int, int]
    stride: int = 1
    padding: int = 0
    shared: int = 0

    def at(self, index: tuple[int, ...]) -> Rectangle:
        """Return the cells that the result's cell `index` was computed from."""
        height, width = (self.size, self.size) if isinstance(self.size, int) else self.size
        top, left = (i * self.stride - self.padding for i in index[-2:])
        return Rectangle(top, top + height, left, left + width)


def failure(call: Call, message: str) -> str:
    """Draw a call that gave no answer: it raised, or it never ended."""
    return "\n".join([*_called(call), "", fitted(message)])


def mismatch(call: Call | None, name: str, found: Difference, window: Window | None) -> str:
    """Draw an answer that is not the expected one; `name` is what the answer is called on the screen."""
    lines = [] if call is None else [*_called(call, found.index, window), ""]
    if found.actual is not None and found.expected is not None:
        lines += [*beside([*_compared(name, found)]), ""]
    sentence = found.sentence
    if found.path:
        sentence = words.INSIDE.format(part=f"{name}{found.path}", sentence=sentence)
    return "\n".join([*lines, fitted(sentence)])


def changed(call: Call, argument: str, after: Any) -> str:
    """Draw an argument that the call changed."""
    before = call.arguments[argument]
    blocks = _blocks(f"{argument}, {words.BEFORE}", before) + _blocks(f"{argument}, {words.AFTER}", after)
    return "\n".join([_line(call), "", *beside(blocks), "", fitted(words.CHANGED.format(name=argument))])


def shared(call: Call, argument: str) -> str:
    """Draw a result that is a view of an argument."""
    return "\n".join([*_called(call), "", fitted(words.SHARED.format(name=argument))])


def _called(call: Call, index: tuple[int, ...] | None = None, window: Window | None = None) -> list[str]:
    blocks: list[list[str]] = []
    for name, value in call.arguments.items():
        if window is not None and window.argument == name and index is not None and len(index) >= 2:
            blocks += _blocks(name, value, window.at(index), index[: window.shared])
        elif _inline(value) is None:
            blocks += _blocks(name, value)
    return [_line(call), *(["", *beside(blocks)] if blocks else [])]


def _line(call: Call) -> str:
    parts = []
    for name, value in call.arguments.items():
        text = _inline(value) or name
        parts.append(f"{name}={text}" if name in call.keywords else text)
    text = f"{words.CALLED}  {call.name}({', '.join(parts)})"
    return "\n".join(wrapped(text, indent="       "))


def _inline(value: Any) -> str | None:
    """Return what stands for `value` in the call itself; None for what is drawn below it under its name."""
    if isinstance(value, np.ndarray) or is_tensor(value):
        return None
    if value is None or isinstance(value, bool | int | float | str):
        return _brief(value)
    if isinstance(value, list | tuple | dict):
        text = _brief(value)
        return text if len(text) <= SHORT else None
    return type(value).__name__


def _blocks(
    name: str, value: Any, marked: Rectangle | None = None, at: tuple[int, ...] = (), other: np.ndarray | None = None
) -> list[list[str]]:
    """Draw one value as blocks to lay side by side: an array of more than two axes becomes several."""
    if not isinstance(value, np.ndarray) and not is_tensor(value):
        return [[name, *_listed(value)]]
    array = as_array(value)
    title = f"{name}  {array.shape}"
    if array.ndim < 2:
        # One row; a marked cell of a vector lies in row 0.
        return [[title, *grid(array.reshape(1, -1), marked, None if other is None else other.reshape(1, -1))]]
    leading = [index for index in np.ndindex(*array.shape[:-2]) if index[: len(at)] == at]
    blocks = []
    for index in leading[:SLICES]:
        label = title if not index else f"{name}[{', '.join(map(str, index))}]"
        blocks.append([label, *grid(array[index], marked, None if other is None else other[index])])
    if array.ndim > 2:
        rest = f"  {words.MORE.format(count=len(leading) - SLICES)}" if len(leading) > SLICES else ""
        blocks[0][0] = f"{blocks[0][0]}  {array.shape}{rest}"
    return blocks or [[title, "[]"]]


def _compared(name: str, found: Difference) -> list[list[str]]:
    assert found.actual is not None
    assert found.expected is not None
    titles = (f"{name}{found.path}", f"{words.EXPECTED}{found.path}")
    if found.index is None:
        return _blocks(titles[0], found.actual) + _blocks(titles[1], found.expected)
    row, column = (0, *found.index)[-2:] if found.index else (0, 0)
    marked, at = Rectangle.cell(row, column), found.index[:-2]
    return _blocks(titles[0], found.actual, marked, at, found.expected) + _blocks(
        titles[1], found.expected, marked, at, found.actual
    )


def _listed(value: Any) -> list[str]:
    items = list(value) if isinstance(value, list | tuple) else [value]
    lines = [f"  {_brief(item)}" for item in items[:LISTED]]
    return [shortened(line) for line in lines] + ["  …"] * (len(items) > LISTED)


def _brief(value: Any) -> str:
    """Write a value on one line, arrays and objects by what they are."""
    if isinstance(value, np.ndarray) or is_tensor(value):
        return f"{type(value).__name__} {tuple(value.shape)}"
    if isinstance(value, list | tuple):
        opening, closing = "[]" if isinstance(value, list) else "()"
        comma = "," if isinstance(value, tuple) and len(value) == 1 else ""
        return f"{opening}{', '.join(_brief(item) for item in value[: LISTED + 1])}{comma}{closing}"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {_brief(item)}" for key, item in value.items()) + "}"
    if value is None or isinstance(value, bool | int | float | str):
        return repr(value)
    return type(value).__name__
