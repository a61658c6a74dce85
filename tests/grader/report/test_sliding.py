import pytest

from grader.report.sliding import sliding


@pytest.mark.parametrize(
    ("shapes", "numbers", "expected", "formula"),
    [
        (
            {"image": (5, 6), "kernel": (3, 2)},
            {},
            (3, 5),
            "H_out = H − kH + 1 = 5 − 3 + 1 = 3; W_out = W − kW + 1 = 6 − 2 + 1 = 5",
        ),
        (
            {"x": (1, 2, 8, 8), "weight": (4, 2, 3, 3), "bias": (4,)},
            {"stride": 2, "padding": 1},
            (1, 4, 4, 4),
            (
                "H_out = ⌊(H + 2·padding − kH) / stride⌋ + 1 = ⌊(8 + 2·1 − 3) / 2⌋ + 1 = 4; "
                "W_out = ⌊(W + 2·padding − kW) / stride⌋ + 1 = ⌊(8 + 2·1 − 3) / 2⌋ + 1 = 4"
            ),
        ),
        (
            {"x": (3, 5, 4)},
            {"size": 2},
            (3, 2, 2),
            "H_out = ⌊H / size⌋ = ⌊5 / 2⌋ = 2; W_out = ⌊W / size⌋ = ⌊4 / 2⌋ = 2",
        ),
        (
            {"image": (2, 3)},
            {"padding": 2},
            (6, 7),
            "H_out = H + 2·padding = 2 + 2·2 = 6; W_out = W + 2·padding = 3 + 2·2 = 7",
        ),
    ],
)
def test_formula_has_the_numbers_put_in(shapes, numbers, expected, formula):
    found = sliding(shapes, numbers, expected)
    assert found is not None
    assert found.formula() == formula


@pytest.mark.parametrize(
    ("shapes", "numbers", "expected"),
    [
        ({"image": (5, 5), "kernel": (3, 3)}, {}, (5, 5)),  # another formula
        ({"grad_output": (1, 1, 3, 3), "x": (1, 1, 5, 5), "weight": (1, 1, 3, 3)}, {}, (1, 1, 5, 5)),
        ({"a": (4,), "kernel": (2,)}, {}, (3,)),
        ({"a": (4, 4)}, {}, (4, 4)),
        ({"x": (4, 4)}, {"size": 0}, (4, 4)),
        ({}, {"size": 2}, (2, 2)),
    ],
)
def test_nothing_is_said_where_nothing_slides(shapes, numbers, expected):
    assert sliding(shapes, numbers, expected) is None


def test_place_is_cut_at_the_border():
    found = sliding({"x": (5, 5), "kernel": (3, 3)}, {"stride": 2, "padding": 1}, (3, 3))
    assert found.place(0, 2) == (range(2), range(3, 5))
