"""What wrong answers have in common is told as it is: nothing that chance explains, nothing that only fits some."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy.signal import correlate2d

from grader.compare import difference
from grader.examiner import Answered
from grader.outcome import Raised, Returned
from grader.report.pattern import pattern
from grader.text import LANGUAGES

CASES = 60


def answered(right, student, arguments, property_="agrees"):
    """Let a student's function answer, and compare."""
    found = []
    for given_ in arguments:
        expected = right(**given_)
        try:
            came = student(**given_)
            outcome, agrees = Returned(came), difference(came, expected, 0.0) is None
        except IndexError:
            outcome, agrees = Raised("IndexError", ("IndexError",)), False
        found.append(Answered(property_, given_, expected, outcome, agrees))
    return found


def told(right, student, arguments):
    text = pattern(answered(right, student, arguments))
    return None if text is None else text.en


def images(*, kernel=lambda rng: rng.integers(1, 4, 2), **more):
    rng = np.random.default_rng(0)
    for _ in range(CASES):
        yield {
            "image": rng.integers(-9, 10, rng.integers(4, 9, 2)).astype(float),
            "kernel": rng.integers(-3, 4, kernel(rng)).astype(float),
            **{name: draw(rng) for name, draw in more.items()},
        }


def correlate(image, kernel):
    return correlate2d(image, kernel, mode="valid")


def strided(image, kernel, stride):
    return correlate(image, kernel)[::stride, ::stride]


def stride(rng):
    return int(rng.integers(1, 4))


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda image, kernel, right: -right, "Each wrong answer is the right one with its sign changed."),
        (lambda image, kernel, right: right / 2, "Each wrong answer is the right one divided by 2."),
        (lambda image, kernel, right: right + 1, "Each wrong answer is the right one plus 1."),
        (lambda image, kernel, right: np.abs(right), "Each wrong answer is the absolute value of the right one."),
        (
            lambda image, kernel, right: right / kernel.size,
            "Each wrong answer is the right one divided by the number of values in `kernel`.",
        ),
        (
            lambda image, kernel, right: right * len(kernel),
            "Each wrong answer is the right one times the length of `kernel` along axis 0.",
        ),
        (
            lambda image, kernel, right: right / kernel.sum() if kernel.sum() else right,
            "Each wrong answer is the right one divided by the sum of `kernel`.",
        ),
        (lambda image, kernel, right: image, "Each wrong answer is `image`, unchanged."),
        (lambda image, kernel, right: right.T, "Each wrong answer is the right one transposed."),
        (lambda image, kernel, right: right[:, ::-1], "Each wrong answer is the right one mirrored left to right."),
        (lambda image, kernel, right: right[None], "Each wrong answer has axes of length 1 too many."),
        (
            lambda image, kernel, right: right[:-1, :-1],
            "Each wrong answer has 1 row and 1 column too few; the others are right.",
        ),
        (
            lambda image, kernel, right: np.pad(right, ((2, 0), (0, 0))),
            "Each wrong answer has 2 rows too many; the others are right.",
        ),
        (
            lambda image, kernel, right: np.pad(right[1:, 1:], ((1, 0), (1, 0)), constant_values=50),
            "Each wrong answer is wrong only in its first row and column.",
        ),
        (
            lambda image, kernel, right: np.cumsum(right, axis=1),
            "Each wrong answer is wrong only beyond its first column.",
        ),
        (
            lambda image, kernel, right: np.cumsum(np.cumsum(right, axis=1), axis=0),
            "Each wrong answer has the right value at its top left.",
        ),
        (
            lambda image, kernel, right: right + abs(image[0, 0]),
            "Each wrong answer is nowhere smaller than the right one.",
        ),
        (
            lambda image, kernel, right: right.astype(np.float32) + np.float64(1e-7) * np.abs(right).max(),
            "The wrong answers are right to six digits, but not to more: something is computed in float32, perhaps.",
        ),
    ],
)
def test_what_the_wrong_answers_are(made, said):
    def student(image, kernel):
        return made(image, kernel, correlate(image, kernel))

    assert said in told(correlate, student, images())


@pytest.mark.parametrize(
    ("fails", "said"),
    [
        (
            lambda image, kernel, stride: stride > 1,
            "Right whenever `stride` is 1, wrong whenever `stride` is greater than 1.",
        ),
        (
            lambda image, kernel, stride: stride > 1 and image[0, 0] > -4,
            "Right whenever `stride` is 1; all mistakes are where `stride` is greater than 1.",
        ),
        (
            lambda image, kernel, stride: image.shape[0] > image.shape[1],
            "Right whenever `image` has no more rows than columns, wrong whenever `image` has more rows than columns.",
        ),
        (
            lambda image, kernel, stride: kernel.shape[0] != kernel.shape[1],
            (
                "Right whenever `kernel` has as many rows as columns, "
                "wrong whenever `kernel` does not have as many rows as columns."
            ),
        ),
        (
            lambda image, kernel, stride: image.shape[1] == kernel.shape[1],
            (
                "Right whenever `kernel` does not have as many columns as `image`, "
                "wrong whenever `kernel` has as many columns as `image`."
            ),
        ),
        (
            lambda image, kernel, stride: kernel.shape[0] > 1,
            "Right whenever `kernel` has a single row, wrong whenever `kernel` has several rows.",
        ),
        (
            lambda image, kernel, stride: image.shape[1] - kernel.shape[1] >= stride,
            (
                "Right whenever the expected result has a single column, "
                "wrong whenever the expected result has several columns."
            ),
        ),
        (
            lambda image, kernel, stride: np.less(*strided(image, kernel, stride).shape),
            (
                "Right whenever the expected result has no more columns than rows, "
                "wrong whenever the expected result has more columns than rows."
            ),
        ),
        (
            lambda image, kernel, stride: any(
                k > stride and i - k >= stride for i, k in zip(image.shape, kernel.shape, strict=True)
            ),
            "Right whenever no windows overlap, wrong whenever windows overlap.",
        ),
        (
            lambda image, kernel, stride: stride > 1 and kernel.shape[0] > 1,
            "Wrong whenever both `kernel` has several rows and `stride` is greater than 1, right otherwise.",
        ),
        (
            lambda image, kernel, stride: stride > 1 and kernel.shape[0] > 1 and image[0, 0] > -8,
            "All mistakes are where both `kernel` has several rows and `stride` is greater than 1.",
        ),
        (
            lambda image, kernel, stride: (kernel == 0).any(),
            "Right whenever `kernel` holds no zero, wrong whenever `kernel` holds a zero.",
        ),
        (
            lambda image, kernel, stride: any((i - k) % stride for i, k in zip(image.shape, kernel.shape, strict=True)),
            (
                "Right whenever the windows end right at the border, "
                "wrong whenever the windows leave a rest at the border."
            ),
        ),
    ],
)
@pytest.mark.parametrize("raises", [False, True])
def test_for_which_arguments_it_fails(fails, said, raises):
    rng = np.random.default_rng(1)

    def student(image, kernel, stride):
        if not fails(image, kernel, stride):
            return strided(image, kernel, stride)
        if raises:
            raise IndexError
        return rng.random(strided(image, kernel, stride).shape)

    assert told(strided, student, images(stride=stride, kernel=lambda rng: rng.integers(1, 5, 2))) == said


@pytest.mark.parametrize(
    ("arguments", "student", "said"),
    [
        (
            [{"x": i, **({"stride": 2} if i % 3 else {})} for i in range(CASES)],
            lambda x, stride=1: x if stride == 1 else x * x // 2 + 3,
            "Right whenever `stride` is left out, wrong whenever `stride` is given.",
        ),
        (
            [{"x": 3 * i + 1, "mode": ("zeros", "reflect", "replicate")[i % 3]} for i in range(CASES)],
            lambda x, mode: x * x if mode == "reflect" else x,
            "Right whenever `mode` is not 'reflect', wrong whenever `mode` is 'reflect'.",
        ),
        (
            [{"x": 3 * i + 2, "bias": np.ones(2) if i % 3 else None} for i in range(CASES)],
            lambda x, bias: x if bias is None else x * x,
            "Right whenever `bias` is None, wrong whenever `bias` is not None.",
        ),
    ],
)
def test_words_and_what_is_left_out(arguments, student, said):
    def right(x, stride=1, **_):
        return x // stride

    assert told(right, student, arguments).startswith(said)


@pytest.mark.parametrize(
    ("fails", "said"),
    [
        (
            lambda layers: any(layer["type"] == "pool" for layer in layers),
            "Right whenever `layers` holds no 'pool', wrong whenever `layers` holds a 'pool'.",
        ),
        (
            lambda layers: any(layer.get("stride", 1) > 1 for layer in layers),
            (
                "Right whenever `layers` holds no 'conv' whose `stride` is greater than 1, "
                "wrong whenever `layers` holds a 'conv' whose `stride` is greater than 1."
            ),
        ),
        (
            lambda layers: len(layers) > 1,
            "Right whenever `layers` has one entry at most, wrong whenever `layers` has several entries.",
        ),
    ],
)
def test_what_stands_in_a_list(fails, said):
    rng = np.random.default_rng(5)

    def layer():
        return {"type": "pool"} if rng.random() < 0.3 else {"type": "conv", "stride": int(rng.integers(1, 3))}

    def student(layers):
        return int(rng.choice([-70, 150])) if fails(layers) else len(layers)

    assert (
        told(len_of, student, [{"layers": [layer() for _ in range(rng.integers(4))]} for _ in range(2 * CASES)]) == said
    )


def len_of(layers):
    return len(layers)


def test_a_word_that_is_left_out_is_no_other_word():
    """What it stands for is the default, which is not known here: perhaps the very word."""
    arguments = [{"x": i // 2 + 2, **({"mode": "zeros"} if i % 2 else {})} for i in range(CASES)]

    def student(x, mode="same"):
        return x * x if mode == "same" else x

    said = "Right whenever `mode` is given, wrong whenever `mode` is left out."
    assert told(lambda x, **_: x, student, arguments).startswith(said)
    for i, given_ in enumerate(arguments):
        given_ |= {"mode": "reflect"} if i % 3 == 0 else {}

    def another(x, mode="zeros"):
        return x * x if mode == "reflect" else x

    said = "Right whenever `mode` is not given as 'reflect', wrong whenever `mode` is given as 'reflect'."
    assert told(lambda x, **_: x, another, arguments).startswith(said)


def nets():
    rng = np.random.default_rng(5)
    for _ in range(2 * CASES):
        makes = {
            "conv": lambda: (
                {"type": "conv", "size": 3} | ({"stride": int(rng.integers(1, 4))} if rng.random() < 0.6 else {})
            ),
            "pool": lambda: {"type": "pool", "size": int(rng.integers(1, 4))},
        }
        yield {"layers": [makes[kind]() for kind in rng.choice(["conv", "pool"], rng.integers(0, 4))]}


@pytest.mark.parametrize(
    ("fails", "held"),
    [
        (lambda kinds, strides: "pool" in kinds, "a 'pool'"),
        (lambda kinds, strides: kinds.count("pool") > 1, "several 'pool'"),
        (lambda kinds, strides: None in strides, "a 'conv' without `stride`"),
        (lambda kinds, strides: any(s and s > 1 for s in strides), "a 'conv' whose `stride` is greater than 1"),
    ],
)
def test_lists_of_dicts(fails, held):
    def student(layers):
        strides = [one.get("stride") for one in layers if one["type"] == "conv"]
        if fails([one["type"] for one in layers], strides):
            raise IndexError
        return 7

    assert told(lambda layers: 7, student, nets()).endswith(f"wrong whenever `layers` holds {held}.")


def test_what_lists_hold():
    arguments = [{"weights": [np.eye(2)] * (i % 4)} for i in range(CASES)]

    def student(weights):
        return len(weights) if len(weights) < 2 else (-1) ** len(weights) * len(weights) ** 2

    said = "Right whenever `weights` has one entry at most, wrong whenever `weights` has several entries."
    assert told(lambda weights: len(weights), student, arguments) == said


def test_who_asks_for_much_finds_more_by_chance():
    """That four failures of 40 are among these seven happens once in 2600 times, but more than one thing was asked."""
    arguments = [{"x": 5 if i < 7 else 1} for i in range(40)]
    calls = iter(range(40))
    assert told(lambda x: x, lambda x: str(x) if next(calls) < 4 else x, arguments) is None


def matrices(rows):
    rng = np.random.default_rng(9)
    return [{"x": rng.normal(size=(rows(i), 3))} for i in range(CASES)]


def test_where_answers_are_wrong_is_told_by_those_that_hold_more():
    """Of the single rows nobody knows whether they are the last or all."""
    rng = np.random.default_rng(10)

    def student(x):
        return np.concatenate([x[:-1], rng.normal(size=(1, 3))])

    said = "Each wrong answer is wrong only in its last row."
    assert said in told(lambda x: x, student, matrices(lambda i: 1 if i % 3 else 4))
    assert told(lambda x: x, student, matrices(lambda i: 1)) is None


def test_a_zero_is_too_easily_right():
    rng = np.random.default_rng(11)

    def right(x):
        return np.concatenate([0 * x[:1], x[1:]])

    assert told(right, lambda x: right(x) * rng.normal(size=x.shape), matrices(lambda i: 4)) is None


def test_an_empty_result_that_is_wrong_is_a_condition():
    arguments = [{"x": np.arange(1.0, 7), "size": i % 9} for i in range(CASES)]

    def student(x, size):
        return x[size:] if size < len(x) else np.zeros(1)

    said = "Right whenever the expected result is not empty, wrong whenever the expected result is empty."
    assert told(lambda x, size: x[size:], student, arguments) == said


def test_an_empty_result_that_is_right_tells_nothing():
    """All that is negative has an empty result here, where nothing can be wrong."""
    rng = np.random.default_rng(6)
    arguments = [{"x": (-1) ** i * np.arange(1.0, 7), "size": 6 if i % 2 else 2} for i in range(CASES)]

    def student(x, size):
        return x[size:] + rng.choice([-1, 0, 1]) * (np.arange(6)[size:] + 1)

    assert told(lambda x, size: x[size:], student, arguments) is None


def test_what_the_inputs_of_a_dtype_have_in_common_is_no_condition():
    """An author's examples are in float32, without a negative value; what is drawn is in float64."""
    rng = np.random.default_rng(7)
    arguments = [
        {"x": np.full((2, 2), 3, np.float32)} if i % 2 else {"x": rng.normal(size=(2, 2))} for i in range(CASES)
    ]

    def student(x):
        return x if x.dtype == np.float32 else rng.normal(size=x.shape)

    assert told(lambda x: x, student, arguments) is None


def test_the_first_position_alone_is_right_only_where_it_is():
    """Beyond it some are wrong and others are not: the sentence holds for both."""

    def right(x):
        return x * 2

    def student(x):
        return right(x) + np.arange(len(x))[:, None, None] // 2 * np.abs(x)

    arguments = [{"x": np.random.default_rng(i).normal(size=(4, 2, 3))} for i in range(CASES)]
    assert told(right, student, arguments) == "Each wrong answer is wrong only beyond the first position of axis 0."


def test_a_number_that_is_always_too_large():
    rng = np.random.default_rng(8)
    arguments = [{"x": i} for i in range(CASES)]
    said = "Each wrong answer is too large."
    assert told(lambda x: x, lambda x: x + int(rng.integers(0, 9)), arguments) == said
    assert told(lambda x: x, lambda x: x + int(rng.integers(0, 9)), arguments[:6]) is None
    assert told(lambda x: x, lambda x: x - int(rng.integers(0, 9)), arguments) == said.replace("large", "small")


def test_one_of_several_results():
    def right(image, kernel):
        return image + 1, kernel + 1, 7

    def student(image, kernel):
        return image + 1, -kernel - 1, 7

    said = "Of the 3 results only number 2 is ever wrong. Each wrong answer is the right one with its sign changed."
    assert told(right, student, images()) == said

    def named(image, kernel):
        return dict(zip("abc", right(image, kernel), strict=True))

    said = "Of the 3 results only `b` is ever wrong."
    assert told(named, lambda **given_: named(**given_) | {"b": np.zeros(3)}, images()) == said


def test_a_sentence_that_explains_what_is_right_too_stands_alone():
    """Rounding leaves whole numbers alone: that those are right is no condition of its own."""
    rng = np.random.default_rng(2)
    arguments = [
        {"x": rng.random(3) * 9, "whole": False} if i % 2 else {"x": np.arange(3.0), "whole": True}
        for i in range(CASES)
    ]
    said = "Each wrong answer is the right one rounded down."
    assert told(lambda x, whole: x, lambda x, whole: np.floor(x), arguments) == said


def test_what_only_some_wrong_answers_are_is_not_told():
    rng = np.random.default_rng(3)

    def student(image, kernel):
        return rng.choice([-1, 2]) * correlate(image, kernel)

    assert told(correlate, student, images()) is None


@pytest.mark.parametrize("failures", [1, 2, 3])
def test_few_failures_have_too_much_in_common(failures):
    cases = list(images())

    def student(image, kernel):
        right = correlate(image, kernel)
        return -right if any(image is case["image"] for case in cases[:failures]) else right

    assert told(correlate, student, cases) is None


@pytest.mark.parametrize("seed", range(20))
def test_chance_is_no_condition(seed):
    rng = np.random.default_rng(seed)

    def student(image, kernel, stride):
        right = strided(image, kernel, stride)
        return rng.random(right.shape) if rng.random() < 0.2 else right

    assert told(strided, student, images(stride=stride)) is None


def test_what_the_inputs_of_a_property_have_in_common_is_no_condition():
    """Whole numbers in one, negative fractions in the other: the sign explains nothing of a mistake with fractions."""
    rng = np.random.default_rng(4)
    whole = [{"x": rng.integers(0, 9, (3, 3)).astype(float)} for _ in range(30)]
    fractions = [{"x": -rng.random((4, 5))} for _ in range(30)]
    answers = [
        *answered(lambda x: x, lambda x: x, whole, "of_whole_numbers"),
        *answered(lambda x: x, lambda x: rng.standard_normal(x.shape), fractions, "of_fractions"),
    ]
    assert pattern(answers) is None


def test_a_number_of_another_type_is_no_relation_of_values():
    assert told(lambda x: x, lambda x: float(x), [{"x": i} for i in range(CASES)]) is None


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | st.text(max_size=3)
    | hnp.arrays(
        st.sampled_from(["float64", "float32", "int64", "uint8", "bool"]),
        hnp.array_shapes(min_dims=0, max_dims=5, min_side=0, max_side=3),
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=2), inner, max_size=3)
    ),
    max_leaves=6,
)
CALLS = st.builds(
    Answered,
    st.sampled_from(["p", "q"]),
    st.dictionaries(st.sampled_from(["x", "kernel", "size", "stride", "padding"]), VALUES, max_size=5),
    VALUES,
    VALUES.map(Returned) | st.just(Raised("ValueError", ("ValueError",))),
    st.booleans(),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(CALLS, min_size=1, max_size=12))
def test_no_answer_is_an_error_of_ours(answers):
    """Whatever a submission answers, and whatever it was asked."""
    text = pattern(answers)
    assert text is None or all(text.in_(language) for language in LANGUAGES)


@settings(max_examples=100, deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False, width=32), st.integers(0, 2**31))
def test_no_number_of_a_submission_reaches_a_sentence(factor, number):
    """The one that answers has seen the inputs: what it multiplies by could be one of them."""
    answers = answered(correlate, lambda **given_: factor * correlate(**given_) + number, images())
    text = pattern(answers)
    for digits in re.findall(r"\d+", text.en if text else ""):
        assert int(digits) <= 4
