"""The examiner's reading of a stream: honest answers come out as they went in, all else is a ValueError."""

import contextlib
import random

import numpy as np
import pytest

from grader.outcome import Call, Loaded, LoadError, Raised, Verdict
from grader.sandbox import wire
from grader.text import Text
from grader.values import decode, encode

from . import fuzz


def same(one, other):
    return repr(one) == repr(other)


@pytest.mark.parametrize("size", [1, 7, 32, 33, 10_000])
def test_honest_answers_come_out_as_they_went_in(size):
    stream = b"".join(fuzz.honest())
    assert same(fuzz.read([stream[start : start + size] for start in range(0, len(stream), size)]), fuzz.ANSWERS)


def test_answers_come_out_as_soon_as_they_are_complete():
    answers = wire.Answers(fuzz.NONCE, len(fuzz.ANSWERS), fuzz.LIMIT)
    *frames, close = fuzz.honest()
    for number, frame in enumerate(frames):
        assert list(answers.feed(frame[:-1])) == []
        assert len(list(answers.feed(frame[-1:]))) == 1
        assert answers.number == number + 1
    assert not answers.complete
    assert list(answers.feed(close)) == []
    assert answers.complete


FRAMES = fuzz.honest()


@pytest.mark.parametrize(
    "stream",
    [
        b"x" * 32,
        b"{}" * 100,
        FRAMES[1],
        FRAMES[0] + FRAMES[0],
        b"".join(FRAMES[:-1]) + wire.frame(fuzz.NONCE, len(fuzz.ANSWERS), True),
        b"".join(FRAMES) + b"x",
        b"".join(FRAMES) + FRAMES[-1],
        wire.frame(bytes(16), 0, None),
        wire.frame(fuzz.NONCE, 1, None),
        wire.HEADER.pack(b"noyx", 0, fuzz.LIMIT + 1, fuzz.NONCE),
        wire.HEADER.pack(b"noyx", 0, 2**64 - 1, fuzz.NONCE),
        wire.HEADER.pack(b"noyx", 0, 0, fuzz.NONCE),
        wire.HEADER.pack(b"noyx", 0, 4, fuzz.NONCE) + b"\xff" * 4,
    ],
)
def test_a_stream_that_answers_nothing_is_refused(stream):
    with pytest.raises(ValueError, match=r"[a-z]"):
        fuzz.read([stream])


def test_what_is_incomplete_is_waited_for():
    assert fuzz.read([FRAMES[0][:31]]) == []
    assert fuzz.read([FRAMES[0][:-1]]) == []


def test_hostile_streams_raise_nothing_but_value_errors():
    refused = 0
    for seed in range(3000):
        pieces = fuzz.hostile(random.Random(seed))
        try:
            fuzz.read(pieces)
        except ValueError:
            refused += 1
    assert refused > 2000


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        [1],
        ["a", "b"],
        (None, 0, False, False),
        [None, False, False, False],
        [None, 0, 0, False],
        [None, -1, False, False],
        [None, 1 << 16, False, False],
        [None, 0, False],
        ["E", ("E",), True],
        ["E", ("E",), 1.0],
        ["E", (1,), 1],
        ["E", ["E"], 1],
        [1, ("E",), 1],
        ["E", ("E",) * 33, 1],
        np.zeros(3),
    ],
)
def test_an_answer_of_another_form_is_refused(value):
    with pytest.raises(ValueError, match=r"."):
        wire.outcome_of_value(value)


@pytest.mark.parametrize("value", [None, [], ["E"], ["E", True], [1, 1], (1,), ("a",) * 1025, {"a": 1}])
def test_a_report_on_loading_of_another_form_is_refused(value):
    with pytest.raises(ValueError, match=r"."):
        wire.loaded_of_value(value)


def test_reports_on_loading_cross():
    for report in (Loaded(("f", "CNN")), Loaded(())):
        assert wire.loaded_of_value(decode(encode(wire.loaded_as_value(report)))) == report
    error = wire.loaded_of_value(wire.loaded_as_value(Raised("SyntaxError", (), 3)))
    assert error == LoadError(Verdict.LOAD_ERROR, Text.same("SyntaxError"), 3)


def test_calls_cross():
    calls = [Call("f", (1, [2]), {"k": (3,)}), Call("g", (), scenario=True)]
    assert wire.calls_of_value(decode(wire.encode_calls(calls))) == calls


def test_more_bases_and_names_than_allowed_are_cut_by_the_worker():
    many = tuple(f"E{number}" for number in range(2000))
    assert wire.outcome_of_value(wire.outcome_as_value(Raised("E", many, None))).bases == many[:32]
    assert wire.loaded_of_value(wire.loaded_as_value(Loaded(many))).names == many[:1024]


def test_the_fuzzer_makes_streams_that_are_still_accepted():
    """A fuzzer whose every stream fails at the first byte would prove nothing."""
    reached = 0
    for seed in range(200):
        answers = wire.Answers(fuzz.NONCE, len(fuzz.ANSWERS), fuzz.LIMIT)
        with contextlib.suppress(ValueError):
            for piece in fuzz.hostile(random.Random(seed)):
                list(answers.feed(piece))
        reached += answers.number
    assert reached > 200
