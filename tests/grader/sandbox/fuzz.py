"""Streams of answers as no honest worker sends them, made from honest ones."""

import random
import struct

import numpy as np

from grader.outcome import Outcome, Raised, Returned, Testimony, Unusable
from grader.sandbox import wire
from grader.values import encode

NONCE = bytes(range(16))
LIMIT = 2**16
ANSWERS: list[Outcome] = [
    Returned(np.arange(6.0).reshape(2, 3)),
    Returned(([1, -(2**63)], {"a": (None, True, float("nan"))}, "é"), Testimony((0, 2), False, True)),
    Returned(np.zeros((0, 3), "uint8")),
    Raised("ValueError", ("ValueError", "Exception"), 3),
    Unusable("generator"),
]
BOMBS = [
    b"[" * 5000,
    b'{"tuple":' * 2000 + b"[]" + b"}" * 2000,
    b"9" * 5000,
    b'{"float64":[0,2147483647,2147483647,2147483647]}',
    b'{"float64":[18446744073709551616]}',
    b'{"float64":[-1]}',
    b'{"float64":[1e3]}',
    b'"\\ud800"',
    b'{"dict":[1,2]}',
    b'{"dict":["a"]}',
    b"[0,true,true,2]",
    b'["E",{"tuple":[1]},3]',
    b'["E",{"tuple":["A"]},true]',
    b'["E",["A"],3]',
    b"[]",
    b"NaN",
    b"\x80\x04]\x94.",
]


def honest() -> list[bytes]:
    """Return the frames that answer a request with `ANSWERS`, and close the batch."""
    values = [*map(wire.outcome_as_value, ANSWERS), None]
    return [wire.frame(NONCE, number, value) for number, value in enumerate(values)]


def hostile(source: random.Random) -> list[bytes]:
    """Return a stream in pieces, as they arrive."""
    frames = honest()
    for _ in range(source.randint(1, 3)):
        whole = [number for number, frame in enumerate(frames) if frame]
        source.choice(_DAMAGE)(source, frames, source.choice(whole))
    stream = b"".join(frames)
    cuts = sorted(source.randrange(len(stream) + 1) for _ in range(source.randrange(4)))
    return [stream[start:end] for start, end in zip([0, *cuts], [*cuts, len(stream)], strict=True)]


def read(pieces: list[bytes]) -> list[Outcome]:
    """Read a stream as the examiner does.

    Raises:
        ValueError: it is not honest.
    """
    answers = wire.Answers(NONCE, len(ANSWERS), LIMIT)
    return [wire.outcome_of_value(value) for piece in pieces for value in answers.feed(piece)]


def _flip(source: random.Random, frames: list[bytes], number: int) -> None:
    damaged = bytearray(frames[number])
    for _ in range(source.randint(1, 8)):
        damaged[source.randrange(len(damaged))] = source.randrange(256)
    frames[number] = bytes(damaged)


def _cut(source: random.Random, frames: list[bytes], number: int) -> None:
    frames[number] = frames[number][: source.randrange(len(frames[number]))]


def _insert(source: random.Random, frames: list[bytes], number: int) -> None:
    frames.insert(number, source.randbytes(source.choice([1, 8, wire.HEADER.size, 100])))


def _swap(source: random.Random, frames: list[bytes], number: int) -> None:
    other = source.randrange(len(frames))
    frames[number], frames[other] = frames[other], frames[number]


def _repeat(source: random.Random, frames: list[bytes], number: int) -> None:
    frames.insert(number, frames[number])


def _drop(source: random.Random, frames: list[bytes], number: int) -> None:
    del frames[number]


def _header(source: random.Random, frames: list[bytes], number: int) -> None:
    fields = list(wire.HEADER.unpack(frames[number][: wire.HEADER.size].ljust(wire.HEADER.size, b"\0")))
    where = source.randrange(4)
    fields[where] = [b"xxxx", source.randrange(2**32), source.choice([0, 1, 2**16, 2**32, 2**64 - 1]), bytes(16)][where]
    frames[number] = wire.HEADER.pack(*fields) + frames[number][wire.HEADER.size :]


def _payload(source: random.Random, frames: list[bytes], number: int) -> None:
    """Put a correct header before a bomb, or before a value that is no answer."""
    bomb = source.choice(BOMBS)
    payload = source.choice(
        [struct.pack("<I", len(bomb)) + bomb + source.randbytes(source.choice([0, 8])), encode([1])]
    )
    header = wire.HEADER.unpack(wire.frame(NONCE, number, None)[: wire.HEADER.size])
    frames[number] = wire.HEADER.pack(header[0], number, len(payload), NONCE) + payload


_DAMAGE = (_flip, _cut, _insert, _swap, _repeat, _drop, _header, _payload)
