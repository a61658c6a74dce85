"""The frames between the examiner and a worker, as both sides see them.

A frame is a magic word, the number of the call in its batch, the length of
what follows, the nonce of the request, then a `Value` as bytes. A request has
a fresh random nonce and holds a whole batch of calls; the worker sends one
answer for each, in order, as soon as it has it, and closes the batch with a
frame that holds nothing. So the number of answers that came tells which call
a fault belongs to, nothing can be answered that was not yet asked, and nothing
can be answered twice.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast
from zlib import crc32

from grader.outcome import Call, Loaded, LoadError, Outcome, Raised, Returned, Testimony, Unusable, Value, Verdict
from grader.text import Text
from grader.values import Decoder, decode, encode, encode_list

HEADER = struct.Struct("<4sIQ16s")
HELLO = bytes(16)  # the nonce of the one frame that no request asked for: the worker's walls are up

# Of the code that speaks, as it lay on disk when this process read it: while a class is graded somebody may install
# another version, and what its workers say must not be taken for tampering.
_SPOKEN = ("outcome.py", "values.py", "sandbox/calls.py", "sandbox/student.py", "sandbox/wire.py")
VERSION = crc32(b"".join((Path(__file__).parents[1] / name).read_bytes() for name in _SPOKEN))

_MAGIC = b"noyx"
_MAX_NAMES = 2**10
_MAX_BASES = 32
_TESTIMONY = [int, bool, bool]  # the places of changed arguments are bits
_MAX_PLACES = 16
_NOTHING_SEEN = Testimony()
_RAISED = ([str, tuple, int], [str, tuple, type(None)])


class WorkerGoneError(Exception):
    """The other side closed the connection."""


def frame(nonce: bytes, number: int, value: Value) -> bytes:
    """Return one frame."""
    return framed(nonce, number, encode(value))


def framed(nonce: bytes, number: int, payload: bytes) -> bytes:
    """Return one frame of a value that is encoded already."""
    return HEADER.pack(_MAGIC, number, len(payload), nonce) + payload


def payload_length(data: bytes | bytearray, start: int, nonce: bytes, number: int, limit: int) -> int:
    """Return the length of what follows the header that begins at `start` in `data`.

    Raises:
        ValueError: it is not the header of answer `number` to `nonce`, or announces more than `limit` bytes.
    """
    magic, got_number, length, got_nonce = HEADER.unpack_from(data, start)
    if (magic, got_number, got_nonce) != (_MAGIC, number, nonce):
        raise ValueError("a frame that answers nothing that was asked")
    if length > limit:
        raise ValueError("a frame that is too long")
    return int(length)


class Answers:
    """The examiner's reading of what answers one request: `count` answers of at most `limit` bytes, and the close."""

    def __init__(self, nonce: bytes, count: int, limit: int) -> None:
        self._nonce = nonce
        self._count = count
        self._limit = limit
        self._decode = Decoder().decode
        self._buffer = bytearray()
        self.number = 0  # of frames that have come

    @property
    def complete(self) -> bool:
        """Tell whether every answer has come, and the close."""
        return self.number > self._count

    def feed(self, data: bytes) -> Iterator[Value]:
        """Yield the answers that `data`, the next bytes of the stream, complete.

        Raises:
            ValueError: the stream is not what a worker of ours sends.
        """
        self._buffer += data
        start = 0
        while not self.complete and len(self._buffer) - start >= HEADER.size:
            begin = start + HEADER.size
            end = begin + payload_length(self._buffer, start, self._nonce, self.number, self._limit)
            if end > len(self._buffer):
                break
            value = self._decode(self._buffer[begin:end])
            start = end
            self.number += 1
            if not self.complete:
                yield value
            elif value is not None:
                raise ValueError("more answers than calls")
        del self._buffer[:start]
        if self.complete and self._buffer:
            raise ValueError("bytes after the last answer")


def read_request(fd: int) -> tuple[bytes, Any]:
    """Read one request from the blocking socket `fd`: its nonce, and what it asks for.

    Raises:
        WorkerGoneError: the examiner closed the connection.
    """
    _, _, length, nonce = HEADER.unpack(_read(fd, HEADER.size))
    return nonce, decode(_read(fd, length))


def _read(fd: int, length: int) -> bytearray:
    data = bytearray(length)
    view = memoryview(data)
    while view:
        got = os.readv(fd, [view])
        if not got:
            raise WorkerGoneError
        view = view[got:]
    return data


def encode_calls(calls: Sequence[Call]) -> bytes:
    """Return a batch of calls as bytes."""
    return encode_list([call.encoded for call in calls])


def calls_of_value(value: Any) -> list[Call]:
    """Return the batch that `encode_calls` encoded, from its value."""
    return [Call(function, tuple(args), kwargs or {}, scenario) for function, args, kwargs, scenario in value]


def outcome_as_value(outcome: Outcome) -> Value:
    """Return an answer as a `Value`; a `Fault` is none, since no worker reports its own."""
    if isinstance(outcome, Returned):
        seen = outcome.testimony
        changed = sum([1 << place for place in seen.changed_inputs if place < _MAX_PLACES])
        return [outcome.value, changed, seen.shares_memory, seen.changed_earlier_result]
    if isinstance(outcome, Unusable):
        return [outcome.description]
    assert isinstance(outcome, Raised)
    return [outcome.exception, outcome.bases[:_MAX_BASES], outcome.line]


def outcome_of_value(value: Value) -> Outcome:
    """Return the answer that came from a worker as `value`.

    Raises:
        ValueError: no worker of ours sends that.
    """
    if type(value) is list:
        kinds = list(map(type, value))
        if kinds[1:] == _TESTIMONY:
            changed, shares, earlier = cast("tuple[int, bool, bool]", value[1:])
            if changed or shares or earlier:
                return Returned(value[0], Testimony(_places(changed), shares, earlier))
            return Returned(value[0], _NOTHING_SEEN)
        if kinds == [str]:
            return Unusable(cast(str, value[0]))
        if kinds in _RAISED:
            exception, bases, line = cast("tuple[str, tuple[Value, ...], int | None]", value)
            return Raised(exception, _names(bases, _MAX_BASES), line)
    raise ValueError("an answer of unknown form")


def _places(bits: int) -> tuple[int, ...]:
    if not 0 <= bits < 1 << _MAX_PLACES:
        raise ValueError("an answer that tells of too many arguments")
    return tuple(place for place in range(_MAX_PLACES) if bits >> place & 1)


def loaded_as_value(loaded: Loaded | Raised) -> Value:
    """Return how loading ended as a `Value`."""
    if isinstance(loaded, Loaded):
        return loaded.names[:_MAX_NAMES]
    return [loaded.exception, loaded.line]


def loaded_of_value(value: Value) -> Loaded | LoadError:
    """Return how loading ended, as it came from a worker.

    Raises:
        ValueError: no worker of ours sends that.
    """
    if type(value) is tuple:
        return Loaded(_names(value, _MAX_NAMES))
    if type(value) is list and [type(part) for part in value] in ([str, int], [str, type(None)]):
        exception, line = cast("tuple[str, int | None]", value)
        return LoadError(Verdict.LOAD_ERROR, Text.same(exception), line)
    raise ValueError("a report on loading of unknown form")


def _names(names: tuple[Value, ...], limit: int) -> tuple[str, ...]:
    if len(names) > limit or not all(type(name) is str for name in names):
        raise ValueError("a list of names that is none")
    return cast("tuple[str, ...]", names)
