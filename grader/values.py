"""A `Value` as bytes and back: for the wire to a worker, and for stored exams.

The form is a length, a JSON header, then the raw bytes of the arrays in the
order in which the header names them. Nothing is ever executed or looked up by
a name from the data, so bytes from an untrusted process are safe to decode.

In the header `None`, booleans, numbers, strings and lists stand for
themselves; everything else is an object with one key: `{"tuple": [...]}`,
`{"dict": [key, value, ...]}`, and `{"float64": [2, 3]}` for an array of that
dtype and shape. Thousands of values make an exam: what C code can do is left
to it, and Python sees only the objects.
"""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from json.encoder import encode_basestring_ascii
from typing import TYPE_CHECKING, Any, cast

import numpy as np

if TYPE_CHECKING:
    from grader.outcome import Value

DTYPES = {name: np.dtype(name) for name in ("float32", "float64", "int32", "int64", "uint8", "bool")}

_NAMES = {dtype: name for name, dtype in DTYPES.items()}
_LENGTH = struct.Struct("<I")
_MAX_DEPTH = 32
_MAX_NDIM = 8
_MAX_ELEMENTS = 2**28  # the largest data set of the course, CIFAR-10's training images, has 1.5e8
_INT64 = range(-(2**63), 2**63)

_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"')
_ALL_BUT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_ODD = re.compile(rb"\d{19}|\\u[dD]")  # perhaps an integer beyond 64 bits, perhaps half a character


@dataclass(frozen=True, slots=True)
class Encoded:
    """A value that was encoded before, as a part of others: its piece of the header, and its arrays."""

    text: str
    arrays: bytes


def encode(value: Value) -> bytes:
    """Return `value` as bytes.

    Raises:
        ValueError: it is not a `Value`, or beyond the bounds that `decode` accepts.
    """
    arrays: list[memoryview] = []
    return _joined(_written(value, arrays, _MAX_DEPTH), arrays)


def encoded(value: Value) -> Encoded:
    """Encode `value` once, for `encode_list`.

    Raises:
        ValueError: it is not a `Value`, or beyond the bounds that `decode` accepts.
    """
    arrays: list[memoryview] = []
    return Encoded(_written(value, arrays, _MAX_DEPTH - 1), b"".join(arrays))


def encode_list(parts: Sequence[Encoded]) -> bytes:
    """Return what `encode` would return for the list of the values that `parts` were."""
    return _joined(f"[{','.join([part.text for part in parts])}]", [part.arrays for part in parts])


def _joined(text: str, arrays: Iterable[bytes | memoryview]) -> bytes:
    header = text.encode("ascii")
    return b"".join((_LENGTH.pack(len(header)), header, *arrays))


def decode(data: bytes | bytearray | memoryview) -> Value:
    """Return the value that `data` holds; its arrays are writable copies.

    Raises:
        ValueError: `data` is damaged, or holds what is beyond the bounds of `encode`.
    """
    return Decoder().decode(data)


def _check_depth(header: bytes) -> None:
    """Refuse a header that is nested too deeply, before anything recursive reads it.

    Raises:
        ValueError: it is.
    """
    if header.count(b"[") + header.count(b"{") <= _MAX_DEPTH:
        return
    bare = _STRING.sub(b"", header).translate(None, _ALL_BUT_BRACKETS)
    bare = bare.replace(b"{[", b"[").replace(b"]}", b"]")  # an object and its list are one level
    for _ in range(_MAX_DEPTH + 1):  # an array of the last level
        bare = bare.replace(b"[]", b"")
    if bare:
        raise ValueError("the header is nested too deeply, or damaged")


def _written(value: Any, arrays: list[memoryview], depth: int) -> str:
    """Return what stands for `value` in the header; put its arrays into `arrays`."""
    kind = type(value)
    if kind is np.ndarray:
        return _written_array(value, arrays)
    write = _ATOMS.get(kind)
    if write is not None:
        return write(value)
    if not depth:
        raise ValueError("the value is nested too deeply")
    if kind is tuple:
        return f'{{"tuple":[{",".join([_written(item, arrays, depth - 1) for item in value])}]}}'
    if kind is list:
        return f"[{','.join([_written(item, arrays, depth - 1) for item in value])}]"
    if kind is dict:
        items = [f"{_key(key)},{_written(item, arrays, depth - 1)}" for key, item in value.items()]
        return f'{{"dict":[{",".join(items)}]}}'
    raise ValueError(f"{kind.__module__}.{kind.__qualname__} is not a value")


def _written_array(value: np.ndarray, arrays: list[memoryview]) -> str:
    name = _NAMES.get(value.dtype)
    if name is None:
        raise ValueError(f"an array of dtype {value.dtype} cannot be stored; use one of {', '.join(DTYPES)}")
    element_count(value.shape)
    arrays.append(np.asarray(value, order="C").data)
    return f'{{"{name}":[{",".join(map(str, value.shape))}]}}'


def _key(key: Any) -> str:
    if type(key) is not str:
        raise ValueError(f"a key of a dict must be a string, not {type(key).__name__}")
    return encode_basestring_ascii(encodable(key))


_ATOMS: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: "null",
    bool: lambda value: "true" if value else "false",
    int: lambda value: str(bounded(value)),
    float: json.dumps,
    str: lambda value: encode_basestring_ascii(encodable(value)),
}


def _check_odd(text: str) -> None:
    """Refuse numbers and strings that no value holds.

    Raises:
        ValueError: there is one.
    """
    tree = json.loads(text, parse_int=lambda digits: bounded(int(digits)))
    json.dumps(tree, ensure_ascii=False).encode()


class Decoder:
    """Decodes one value after another; not for several threads at once."""

    def __init__(self) -> None:
        self._parse = json.JSONDecoder(object_hook=self._restore).raw_decode
        self._arrays = memoryview(b"")
        self._position = 0

    def decode(self, data: bytes | bytearray | memoryview) -> Value:
        """Return the value that `data` holds; its arrays are writable copies.

        Raises:
            ValueError: `data` is damaged, or holds what is beyond the bounds of `encode`.
        """
        view = memoryview(data)
        if len(view) < _LENGTH.size:
            raise ValueError("the data end before the header")
        begin = _LENGTH.size
        end = begin + _LENGTH.unpack_from(view)[0]
        if len(view) < end:
            raise ValueError("the data end before the end of the header")
        header = bytes(view[begin:end])
        _check_depth(header)
        text = str(header, "ascii")
        if _ODD.search(header):
            _check_odd(text)
        self._arrays, self._position = view[end:], 0
        value, parsed = self._parse(text)
        if parsed != len(text):
            raise ValueError("the header goes on after its end")
        if self._position != len(self._arrays):
            raise ValueError(f"{len(self._arrays) - self._position} bytes are left over after the last array")
        return cast("Value", value)

    def _restore(self, found: dict[str, Any]) -> Value:
        """Return what an object of the header stands for; its content has been restored already."""
        if len(found) != 1:
            raise ValueError("an object of the header must have one key")
        ((name, content),) = found.items()
        if type(content) is not list:
            raise ValueError("an object of the header must hold a list")
        dtype = DTYPES.get(name)
        if dtype is not None:
            return self._take(dtype, content)
        if name == "tuple":
            return tuple(content)
        if name == "dict":
            keys = content[::2]
            if len(content) % 2 or not all(type(key) is str for key in keys):
                raise ValueError("a dict of the header must hold keys and values in turn")
            return dict(zip(keys, content[1::2], strict=True))
        raise ValueError("the header holds an object of unknown kind")

    def _take(self, dtype: np.dtype[Any], shape: list[Any]) -> np.ndarray:
        count = element_count(shape)
        start, self._position = self._position, self._position + count * dtype.itemsize
        if self._position > len(self._arrays):
            raise ValueError("the data end before the last array")
        if count == 0:  # which NumPy cannot take from the end of a buffer
            return np.empty(shape, dtype)
        return np.ndarray(shape, dtype, self._arrays, start).copy()


def element_count(shape: Sequence[Any]) -> int:
    """Return the number of elements of an array of `shape`.

    An axis of length zero does not excuse the others: NumPy itself refuses
    (0, 2**31, 2**31, 2**31).

    Raises:
        ValueError: an array of that shape is beyond the bounds.
    """
    if len(shape) > _MAX_NDIM:
        raise ValueError(f"an array has more than {_MAX_NDIM} axes")
    count = bound = 1
    for length in shape:
        if type(length) is not int or not 0 <= length <= _MAX_ELEMENTS:
            raise ValueError("an axis of an array has no possible length")
        count *= length
        bound *= length or 1
    if bound > _MAX_ELEMENTS:
        raise ValueError(f"an array has more than {_MAX_ELEMENTS} elements")
    return count


def bounded(number: int) -> int:
    """Return `number`.

    Raises:
        ValueError: it does not fit into 64 bits.
    """
    if number not in _INT64:
        raise ValueError("an integer has more than 64 bits")
    return number


def encodable(text: str) -> str:
    """Return `text`.

    Raises:
        ValueError: it holds a lone surrogate, which could not be written to any file.
    """
    if not text.isascii():
        text.encode()
    return text
