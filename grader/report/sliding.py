"""Recognise a sliding window by its arguments: what one output cell is computed from, and the formula of the shape.

No chapter is known here, only PyTorch's names of arguments. Nothing is said
unless the formula gives the shape that was expected.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Shape = tuple[int, ...]

KERNELS = ("kernel", "filter", "weight")
SIZES = ("size", "kernel_size")


@dataclass(frozen=True, slots=True)
class Sliding:
    """A window over the last two axes of the first array; without `window` the image is only padded."""

    image: Shape
    window: Shape | None
    stride: int
    padding: int
    pools: bool

    @property
    def result(self) -> Shape:
        """Return the size of the result: height and width."""
        if self.window is None:
            return tuple(side + 2 * self.padding for side in self.image)
        return tuple(
            max(0, (side + 2 * self.padding - covered) // self.stride + 1)
            for side, covered in zip(self.image, self.window, strict=True)
        )

    def formula(self) -> str:
        """Write how the size of the result follows, with the numbers put in."""
        return "; ".join(self._formula(axis, letter) for axis, letter in enumerate("HW"))

    def place(self, row: int, column: int) -> tuple[range, range]:
        """Return the rows and columns of the image under the window of one output cell."""
        assert self.window is not None
        starts = (row * self.stride - self.padding, column * self.stride - self.padding)
        rows, columns = (
            range(max(0, start), min(side, start + covered))
            for start, side, covered in zip(starts, self.image, self.window, strict=True)
        )
        return rows, columns

    def _formula(self, axis: int, letter: str) -> str:
        side, result, p, s = self.image[axis], self.result[axis], self.padding, self.stride
        if self.window is None:
            return f"{letter}_out = {letter} + 2·padding = {side} + 2·{p} = {result}"
        covered = self.window[axis]
        if self.pools:
            return f"{letter}_out = ⌊{letter} / size⌋ = ⌊{side} / {covered}⌋ = {result}"
        symbols, numbers = f"{letter}", f"{side}"
        if p:
            symbols, numbers = f"{symbols} + 2·padding", f"{numbers} + 2·{p}"
        symbols, numbers = f"{symbols} − k{letter}", f"{numbers} − {covered}"
        if s > 1:
            symbols, numbers = f"⌊({symbols}) / stride⌋", f"⌊({numbers}) / {s}⌋"
        return f"{letter}_out = {symbols} + 1 = {numbers} + 1 = {result}"


def sliding(shapes: Mapping[str, Shape], numbers: Mapping[str, int], expected: Shape) -> Sliding | None:
    """Return the window that explains `expected`, or `None`.

    Args:
        shapes: of the arguments that are arrays, by name, in order: the first is the image.
        numbers: the arguments that are whole numbers, by name.
        expected: the shape of the right answer.
    """
    first = next(iter(shapes.values()), ())
    if len(first) < 2 or len(expected) < 2:
        return None
    kernel = next((shapes[name] for name in KERNELS if len(shapes.get(name, ())) >= 2), None)
    size = next((numbers[name] for name in SIZES if name in numbers), None)
    pools = kernel is None and size is not None
    window = kernel[-2:] if kernel else (size, size) if size is not None else None
    stride, padding = numbers.get("stride", size if pools and size else 1), numbers.get("padding", 0)
    if stride < 1 or padding < 0 or (window is None and "padding" not in numbers):
        return None
    found = Sliding(first[-2:], window, stride, padding, pools)
    return found if found.result == expected[-2:] else None
