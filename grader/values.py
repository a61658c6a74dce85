"""A `Value` as bytes and back: for the wire to a worker, and for stored exams.

The form is a length, a JSON header, then the raw bytes of the arrays in the
order in which the header names them. Nothing is ever executed or looked up by
a name from the data, so bytes from an untrusted process are safe to decode.

In the header `None`, booleans, numbers, strings and lists stand for
themselves; everything else is an object with one key: `{"tuple": [...]}`,
`{"dict": {...}}`, and `{"float64": [2, 3]}` for an array of that dtype and
shape.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from typing import Any, cast

import numpy as np

from grader.outcome import Value

DTYPES = {name: np.dtype(name) for name in ("float32", "float64", "int32", "int64", "uint8", "bool")}

_NAMES = {dtype: name for name, dtype in DTYPES.items()}
_JSON = json.JSONEncoder(separators=(",", ":"))
_LENGTH = struct.Struct("<I")
_MAX_DEPTH = 32
_MAX_NDIM = 8
_MAX_ELEMENTS = 2**28  # the largest data set of the course, CIFAR-10's training images, has 1.5e8
_INT64 = range(-(2**63), 2**63)
_ATOMS = frozenset((type(None), bool, float))


def encode(value: Value) -> bytes:
    """Return `value` as bytes.

    Raises:
        ValueError: it is not a `Value`, or beyond the bounds that `decode` accepts.
    """
    arrays: list[np.ndarray] = []
    header = _JSON.encode(_flatten(value, arrays, _MAX_DEPTH)).encode()
    return b"".join((_LENGTH.pack(len(header)), header, *(array.data for array in arrays)))


def decode(data: bytes | bytearray | memoryview) -> Value:
    """Return the value that `data` holds; its arrays are writable copies.

    Raises:
        ValueError: `data` is anything but what `encode` returns.
    """
    view = memoryview(data)
    if len(view) < _LENGTH.size:
        raise ValueError("the data end before the header")
    (length,) = _LENGTH.unpack_from(view)
    header, arrays = view[_LENGTH.size : _LENGTH.size + length], view[_LENGTH.size + length :]
    if len(header) < length:
        raise ValueError("the data end before the end of the header")
    try:
        tree = json.loads(str(header, "ascii"))
    except RecursionError as error:
        raise ValueError("the header is nested too deeply") from error
    reader = _Arrays(arrays)
    value = _restore(tree, reader, _MAX_DEPTH)
    if reader.position != len(arrays):
        raise ValueError(f"{len(arrays) - reader.position} bytes are left over after the last array")
    return value


def _flatten(value: Any, arrays: list[np.ndarray], depth: int) -> Any:
    """Return what stands for `value` in the header; put its arrays into `arrays`."""
    kind = type(value)
    if kind in _ATOMS:
        return value
    if kind is int:
        return bounded(value)
    if kind is str:
        return encodable(value)
    if kind is np.ndarray:
        name = _NAMES.get(value.dtype)
        if name is None:
            raise ValueError(f"an array of dtype {value.dtype} cannot be stored; use one of {', '.join(DTYPES)}")
        element_count(value.shape)
        arrays.append(np.asarray(value, order="C"))
        return {name: value.shape}
    if not depth:
        raise ValueError("the value is nested too deeply")
    if kind is list:
        return [_flatten(item, arrays, depth - 1) for item in value]
    if kind is tuple:
        return {"tuple": [_flatten(item, arrays, depth - 1) for item in value]}
    if kind is dict:
        return {"dict": {_key(key): _flatten(item, arrays, depth - 1) for key, item in value.items()}}
    raise ValueError(f"{kind.__module__}.{kind.__qualname__} is not a value")


def _restore(tree: Any, arrays: _Arrays, depth: int) -> Value:
    """Return the value that `tree`, a piece of the header, stands for."""
    kind = type(tree)
    if kind in _ATOMS:
        return cast(Value, tree)
    if kind is int:
        return bounded(tree)
    if kind is str:
        return encodable(tree)
    if not depth:
        raise ValueError("the header is nested too deeply")
    if kind is list:
        return [_restore(item, arrays, depth - 1) for item in tree]
    if len(tree) != 1:
        raise ValueError("an object of the header must have one key")
    ((name, content),) = tree.items()
    if name == "tuple" and type(content) is list:
        return tuple(_restore(item, arrays, depth - 1) for item in content)
    if name == "dict" and type(content) is dict:
        return {encodable(key): _restore(item, arrays, depth - 1) for key, item in content.items()}
    if name in DTYPES and type(content) is list:
        return arrays.take(DTYPES[name], content)
    raise ValueError("the header holds an object of unknown kind")


class _Arrays:
    """The raw bytes after the header, taken from the front."""

    def __init__(self, data: memoryview) -> None:
        self._data = data
        self.position = 0

    def take(self, dtype: np.dtype[Any], shape: list[Any]) -> np.ndarray:
        count = element_count(shape)
        start, self.position = self.position, self.position + count * dtype.itemsize
        if self.position > len(self._data):
            raise ValueError("the data end before the last array")
        if count == 0:  # which NumPy cannot take from the end of a buffer
            return np.empty(shape, dtype)
        return np.frombuffer(self._data, dtype, count, start).reshape(shape).copy()


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


def _key(key: Any) -> str:
    if type(key) is not str:
        raise ValueError(f"a key of a dict must be a string, not {type(key).__name__}")
    return encodable(key)
