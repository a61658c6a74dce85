"""`grader.values`: what is encoded comes back to the byte; whatever else is a ValueError."""

import contextlib
import json
import math
import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from grader.values import DTYPES, decode, encode, encode_list, encoded

arrays = st.sampled_from(sorted(DTYPES)).flatmap(
    lambda name: npst.arrays(name, npst.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=3))
)
atoms = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats() | st.text() | arrays
trees = st.recursive(
    atoms,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=8,
)


def same(one, other):
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()
    if isinstance(one, tuple | list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(map(same, one.values(), other.values()))
    if isinstance(one, float):
        return math.isnan(one) if math.isnan(other) else one.hex() == other.hex()
    return one == other


@given(trees)
def test_a_value_comes_back_as_it_was(value):
    assert same(decode(encode(value)), value)


def test_a_part_that_was_encoded_before_is_encoded_the_same():
    parts = [(1, {"a": np.arange(3.0)}), [None, True], "\N{SNOWMAN}[[", np.zeros((0, 2), "bool")]
    assert encode_list([encoded(part) for part in parts]) == encode(parts)


@pytest.mark.parametrize("text", ["[" * 50, "]}" * 50, '\\"[' * 50, "\N{GRINNING FACE}", "\\ud800", "9" * 30])
def test_a_string_may_look_like_a_header(text):
    assert decode(encode([text, {text: text}])) == [text, {text: text}]


def test_what_is_as_deep_as_it_may_be_comes_back():
    deep = np.arange(2.0)
    for _ in range(16):
        deep = {"a": (deep,)}
    assert encode(decode(encode(deep))) == encode(deep)
    with pytest.raises(ValueError, match="nested"):
        encode([deep])


def test_decoded_arrays_can_be_written_and_share_nothing():
    data = bytearray(encode(np.zeros(3)))
    array = decode(memoryview(data))
    array[:] = 1.0
    data[-24:] = b"\xff" * 24
    assert array.tolist() == [1.0, 1.0, 1.0]


def test_an_array_in_any_layout_is_stored_by_its_values():
    array = np.arange(24.0).reshape(2, 3, 4)
    for view in (array.T, array[:, ::-1], np.asfortranarray(array), np.broadcast_to(array, (2, 2, 3, 4))):
        np.testing.assert_array_equal(decode(encode(view)), view)


@pytest.mark.parametrize(
    "value",
    [
        np.zeros(2, "complex128"),
        np.zeros(2, "float16"),
        np.array([object()]),
        np.zeros(2, ">f8"),
        np.zeros(2, [("a", "f4")]),
        np.float64(1.0),
        2**63,
        {1: 2},
        {"\ud800": 2},
        "\ud800",
        {1, 2},
        b"bytes",
        np.zeros((1,) * 9),
        np.broadcast_to(np.zeros(1), (0, 2**30)),
        np.ma.zeros(2),
    ],
)
def test_what_is_no_value_is_refused(value):
    with pytest.raises(ValueError, match=r"[a-z]"):
        encode(value)


def test_a_value_that_contains_itself_is_refused():
    endless = []
    endless.append(endless)
    with pytest.raises(ValueError, match="nested"):
        encode(endless)


def message(header, arrays=b""):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<I", len(text)) + text + arrays


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x00",
        struct.pack("<I", 2**32 - 1) + b"0",
        message(b""),
        message(b"\xff\xfe"),
        message("0".encode("utf-16")),
        message(b"[" * 100_000),
        message(b"[" * 40 + b"]" * 40),
        message(b'{"tuple":' * 40 + b"[]" + b"}" * 40),
        message(b'{"tuple":[' * 40 + b"]}" * 40),
        message(b'["\\"[",' * 40 + b"0" + b"]" * 40),
        message(b"9" * 50_000),
        message(2**64),
        message(b'"\\ud800"'),
        message(b'{"dict":["\\ud800",0]}'),
        message(b'["\\ud83d","\\ude00"]'),
        message(b"{}"),
        message({"tuple": [], "dict": {}}),
        message({"tuple": {}}),
        message({"dict": {}}),
        message({"dict": ["a"]}),
        message({"dict": [1, 2]}),
        message({"dict": ["a", 1, "b"]}),
        message({"object": [1]}, bytes(8)),
        message({"complex128": [1]}, bytes(16)),
        message({"float64": 1}, bytes(8)),
        message({"float64": [-1]}, bytes(8)),
        message({"float64": [True]}, bytes(8)),
        message({"float64": [1.0]}, bytes(8)),
        message({"float64": ["1"]}, bytes(8)),
        message({"float64": [0, 2**31 - 1, 2**31 - 1, 2**31 - 1]}),
        message({"float64": [2**20, 2**20, 0]}),
        message({"float64": [1] * 9}, bytes(8)),
        message({"float64": [2]}, bytes(8)),
        message({"float64": [1]}, bytes(9)),
        message(None, b"x"),
        b"(dp0\n.",
    ],
)
def test_odd_data_are_a_value_error(data):
    with pytest.raises(ValueError, match=r"[a-z]"):
        decode(data)


@given(trees, st.data())
def test_damaged_data_never_raise_anything_else(value, draw):
    data = bytearray(encode(value))
    for _ in range(draw.draw(st.integers(1, 4))):
        data[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    with contextlib.suppress(ValueError):
        decode(bytes(data))


@given(st.binary(max_size=200))
def test_noise_never_raises_anything_else(noise):
    with contextlib.suppress(ValueError):
        decode(struct.pack("<I", max(0, len(noise) - 8)) + noise)
