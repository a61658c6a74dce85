"""Arrays as text and as SVG: what is marked, what is cut, what is read out."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.report import counterexample, grid
from grader.report.grid import Picture
from grader.report.plane import Window, digits_to_tell, number
from grader.suite import Kind
from tests.grader import results_factory as make

ANY = hnp.arrays(
    st.sampled_from([np.float64, np.float32, np.int64]),
    hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=9),
)


def test_window_and_first_difference_are_marked():
    picture = Picture("image", array=np.arange(6.0).reshape(2, 3), at=(1, 2), window=Window(range(2), range(2)))
    assert grid.lines(picture) == ["[0] [1]  2", "[3] [4] >5<"]


def test_large_arrays_are_cut_around_the_mark():
    picture = Picture("x", array=np.arange(90_000.0).reshape(300, 300), at=(150, 299))
    drawn = grid.lines(picture)
    assert len(drawn) == grid.MAX_ROWS + 2
    assert drawn[0] == drawn[-1] == "⋮"
    assert all(line.startswith("…") and not line.endswith("…") for line in drawn[1:-1])
    assert ">45299<" in "\n".join(drawn)


@settings(deadline=None, max_examples=60)
@given(ANY, st.data())
def test_text_fits_and_holds_the_mark(array, data):
    at = tuple(data.draw(st.integers(0, side - 1)) for side in array.shape) if array.size else None
    drawn = grid.lines(Picture("x", array=array, at=at, digits=17))
    assert max(map(len, drawn), default=0) <= grid.WIDTH
    if at is not None:
        assert sum(f">{number(array[at], 17)}<" in line.replace(" ", "") for line in drawn) == 1


@settings(deadline=None, max_examples=60)
@given(ANY)
def test_svg_is_well_formed_and_fits_a_phone(array):
    for drawn in grid.svgs(Picture('<"&', array=array)):
        root = ElementTree.fromstring(f"<div>{drawn}</div>").find("svg")
        assert root.get("role") == "img"
        assert root.get("aria-label").startswith('<"&')
        assert int(root.get("width")) < 380


def test_svg_reads_its_numbers_out():
    (drawn,) = grid.svgs(Picture("kernel", array=np.array([[1.0, -2.5], [0.0, 3.0]])))
    assert ElementTree.fromstring(drawn).get("aria-label") == "kernel, 2×2: 1 -2.5; 0 3"


def test_every_plane_is_drawn_while_there_are_few():
    array = np.arange(12.0).reshape(3, 2, 2)
    assert [line for line in grid.lines(Picture("x", array=array)) if re.fullmatch(r"\[\d\]", line)] == [
        "[0]",
        "[1]",
        "[2]",
    ]
    many = np.arange(40.0).reshape(10, 2, 2)
    assert grid.lines(Picture("x", array=many, at=(7, 0, 0)))[0] == "[7]"


@pytest.mark.parametrize(
    ("one", "other", "digits"),
    [(1.25, 2.0, 4), (0.123456, 0.123457, 6), (1.0 + 2**-50, 1.0, 17), (float("nan"), 1.0, 4)],
)
def test_as_many_digits_as_it_takes(one, other, digits):
    assert digits_to_tell(one, other) == digits
    assert number(one, digits) != number(other, digits)


def test_numbers_are_written_plainly():
    assert [number(x, 4) for x in (-0.0, 2147483649.0, 0.1, float("inf"), True)] == [
        "0",
        "2147483649",
        "0.1",
        "inf",
        "1",
    ]


# -- counterexamples ---------------------------------------------------------------------------------------------


def captions(pictures):
    return [picture.caption for picture in pictures]


def test_counterexample_is_drawn_with_window_and_difference():
    shown = make.counterexample(at=[0, 1], outcome={"returned": make.array([[11, 5]])}, expected=make.array([[11, 2]]))
    image, kernel, came, wanted, apart = counterexample.pictures(shown, Kind.AGREEMENT, "en")
    assert captions([image, kernel, came, wanted, apart]) == [
        "image",
        "kernel",
        "what came back",
        "expected",
        "difference",
    ]
    assert image.window == Window(range(2), range(1, 3))
    assert came.at == wanted.at == apart.at == (0, 1)
    assert apart.array.tolist() == [[0.0, 3.0]]
    assert came.wrong.tolist() == [[False, True]]


def test_a_batch_has_its_window_on_one_image_only():
    shown = make.counterexample(
        arguments={
            "x": make.array(np.arange(32).reshape(2, 1, 4, 4)),
            "weight": make.array(np.ones((1, 1, 2, 2))),
            "stride": 2,
        },
        outcome={"returned": make.array(np.zeros((2, 1, 2, 2)))},
        expected=make.array(np.ones((2, 1, 2, 2))),
        at=[1, 0, 0, 1],
    )
    drawn = grid.lines(counterexample.pictures(shown, Kind.AGREEMENT, "en")[0])
    assert "[18]" in drawn[6]
    assert not any("[ 2]" in line for line in drawn)


def test_law_draws_no_window():
    assert counterexample.pictures(make.counterexample(), Kind.LAW, "en")[0].window is None


def test_the_part_of_a_tuple_that_differs_is_drawn():
    pair = [make.array([1.0]), make.array([[2.0]])]
    shown = make.counterexample(
        outcome={"returned": [pair[0], make.array([[5.0]])]}, expected=pair, path=[1], at=[0, 0]
    )
    assert captions(counterexample.pictures(shown, Kind.AGREEMENT, "en"))[-3:] == [
        "what came back[1]",
        "expected[1]",
        "difference",
    ]


@pytest.mark.parametrize(
    ("changes", "kind", "texts"),
    [
        ({"outcome": {"raised": "IndexError", "line": 3}}, Kind.AGREEMENT, ["IndexError, ligne 3"]),
        ({"outcome": {"raised": "KeyError", "line": None}}, Kind.REJECTS, ["KeyError", "ValueError"]),
        ({"outcome": {"returned": 3}, "expected": None}, Kind.REJECTS, ["3", "ValueError"]),
        ({"outcome": {"unusable": "generator"}}, Kind.AGREEMENT, ["generator"]),
        ({"outcome": {"fault": "timeout", "detail": "10 s"}}, Kind.AGREEMENT, ["trop long"]),
        ({"outcome": {"returned": None}}, Kind.AGREEMENT, ["None"]),
        ({"outcome": {"returned": 3}, "path": [0, "loss"], "at": None}, Kind.AGREEMENT, ["None", "None"]),
        ({"outcome": {"returned": make.empty_array()}}, Kind.AGREEMENT, ["float64(2×0×0)"]),
        ({"outcome": {"returned": 4}, "expected": 5, "at": None}, Kind.AGREEMENT, ["4", "5"]),
    ],
)
def test_what_is_no_array_is_written(changes, kind, texts):
    pictures = counterexample.pictures(make.counterexample(**changes), kind, "fr")
    assert [picture.text for picture in pictures if picture.array is None] == texts


def test_what_is_not_finite_is_drawn():
    shown = make.counterexample(outcome={"returned": make.array([[float("nan"), 2]])})
    came = counterexample.pictures(shown, Kind.AGREEMENT, "en")[2]
    assert grid.lines(came) == [">nan<    2"]


def test_a_short_call_can_be_pasted():
    shown = make.counterexample(arguments={"x": make.array([[1, 2]], "float32"), "size": 2}, function="pool")
    assert counterexample.call(shown) == "pool(x=np.array([[1.0, 2.0]], dtype=np.float32), size=2)"


def test_a_long_call_shows_shapes():
    shown = make.counterexample(arguments={"x": make.array(np.ones((20, 20)))}, function="pool")
    assert counterexample.call(shown) == "pool(x=float64(20×20))"
