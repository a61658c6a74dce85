"""Grids of text: brackets around a window, cuts around what matters."""

from __future__ import annotations

import numpy as np
from show.grids import WIDTH, Rectangle, beside, grid

SMALL = np.array([[1, -2.5, 3], [4, 5, 6]])
LARGE = np.arange(400.0).reshape(20, 20)


def test_whole_numbers_are_written_as_such() -> None:
    assert grid(SMALL) == ["    1 -2.5    3", "    4    5    6"]


def test_a_window_is_bracketed() -> None:
    assert grid(np.eye(3), Rectangle(0, 2, 1, 3)) == ["  1[ 0  0]", "  0[ 1  0]", "  0  0  1"]


def test_a_window_that_sticks_out_is_clipped() -> None:
    assert grid(np.eye(2), Rectangle(-1, 1, -1, 1)) == ["[ 1] 0", "  0  1"]
    assert grid(np.eye(2), Rectangle(-2, 0, 0, 1)) == grid(np.eye(2))


def test_a_large_array_is_cut_around_the_marked_cell() -> None:
    lines = grid(LARGE, Rectangle.cell(13, 4))
    assert lines[0] == lines[-2] == " ⋮"
    assert lines[-1] == " [9:18, 0:9]"
    assert any("[264]" in line for line in lines)
    assert max(map(len, lines)) < WIDTH / 2


def test_a_large_array_without_mark_begins_at_its_corner() -> None:
    assert grid(LARGE)[-1] == " [0:9, 0:9]"


def test_marked_cells_that_differ_look_different() -> None:
    one, other = np.array([[1.00000001, 7]]), np.array([[1.00000002, 7]])
    assert grid(one, Rectangle.cell(0, 0), other)[0].startswith("[1.00000001]")


def test_what_is_not_finite_has_a_name() -> None:
    assert grid(np.array([[np.nan, -np.inf, -0.0]])) == ["  nan -inf    0"]


def test_an_empty_array_is_drawn() -> None:
    assert grid(np.zeros((2, 0))) == ["[]"]


def test_blocks_go_on_in_a_new_row() -> None:
    block = ["title", "x" * 30]
    lines = beside([block, block, block])
    assert lines == ["title" + " " * 29 + "title", "x" * 30 + " " * 4 + "x" * 30, "", "title", "x" * 30]
