"""The members of a tar archive, plain or packed by gzip, bzip2 or xz.

The headers are read by `tarfile.TarInfo`, one block each; what leads from one
header to the next is our own, because `tarfile.open` hangs on a negative size
(CVE-2025-8194) and on crafted pax records (CVE-2024-6232) in versions of
Python that this project supports.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from grader.intake.files.members import BOMB, FREE, NOT_REGULAR, RATIO, Member
from grader.intake.files.tree import Refused, too_long, too_many
from grader.text import Text

_DAMAGED = Text(
    "is a damaged tar archive ({why}): pack it again",
    "est une archive tar endommagée ({why}) : refaire l’archive",
)
_PACKED: dict[bytes, Callable[[BinaryIO], Any]] = {b"\x1f\x8b": gzip.open, b"BZh": bz2.open, b"\xfd7zXZ": lzma.open}
_CHUNK = 2**20
_IN_MEMORY = 64 * _CHUNK  # a longer one goes to a temporary file
_NAMES = 64 * 1024  # bytes of a long name or of pax records


def unpacked(stream: BinaryIO, limit: int) -> BinaryIO:
    """Return the tar inside a packed one, or `stream` itself if it is plain.

    Raises:
        Refused: it is damaged, a bomb, or longer than `limit` bytes.
    """
    stream.seek(0)
    magic = stream.read(6)
    stream.seek(0)
    packed = next((kind for start, kind in _PACKED.items() if magic.startswith(start)), None)
    if packed is None:
        return stream
    plain = cast(BinaryIO, tempfile.SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 - the caller closes it
    with _refusing(), packed(stream) as unpacker:
        while chunk := unpacker.read(_CHUNK):
            plain.write(chunk)
            if plain.tell() > FREE and plain.tell() > RATIO * stream.tell():
                raise Refused(BOMB)
            if plain.tell() > limit:
                raise too_long(limit)
    return plain


def members(stream: BinaryIO, limit: int) -> list[Member]:
    """Return the files of a plain tar; `stream` must stay open as long as they are read.

    Raises:
        Refused: it is damaged, or there are more than `limit` members.
    """
    found: list[Member] = []
    with _refusing():
        for count, (name, info, offset) in enumerate(_headers(stream)):
            if count == limit:
                raise too_many(limit)
            if not info.isdir():
                found.append(_member(stream, name, info, offset))
    return found


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except (OSError, EOFError, zlib.error, lzma.LZMAError, tarfile.HeaderError, ValueError, MemoryError) as error:
        raise Refused(_DAMAGED.format(why=type(error).__name__)) from error


def _headers(stream: BinaryIO) -> Iterator[tuple[str, tarfile.TarInfo, int]]:
    """Yield name, header and offset of the content of every member."""
    offset, name = 0, None
    while True:
        stream.seek(offset)
        block = stream.read(tarfile.BLOCKSIZE)
        if len(block) < tarfile.BLOCKSIZE or not any(block):
            return
        info = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
        if info.size < 0:
            raise ValueError("a negative size")
        content = offset + tarfile.BLOCKSIZE
        offset = content + -(-info.size // tarfile.BLOCKSIZE) * tarfile.BLOCKSIZE
        if info.type == tarfile.GNUTYPE_LONGNAME:
            name = _short(stream, info).rstrip(b"\0").decode("utf-8", "surrogateescape")
        elif info.type == tarfile.XHDTYPE:
            name = _pax_path(_short(stream, info)) or name
        elif info.type not in (tarfile.XGLTYPE, tarfile.GNUTYPE_LONGLINK):
            yield name or info.name, info, content
            name = None


def _short(stream: BinaryIO, info: tarfile.TarInfo) -> bytes:
    if info.size > _NAMES:
        raise ValueError("a name that is too long")
    return stream.read(info.size)


def _pax_path(records: bytes) -> str | None:
    """Return the path among pax records, each `LENGTH KEY=VALUE` and a newline."""
    path = None
    while records.strip(b"\0"):
        digits = records[:8].partition(b" ")[0]
        length = int(digits)
        if not len(digits) + 1 < length <= len(records):
            raise ValueError("a pax record that is empty or leaves the header")
        key, _, value = records[len(digits) + 1 : length - 1].partition(b"=")
        if key == b"path":
            path = value.decode("utf-8", "surrogateescape")
        records = records[length:]
    return path


def _member(stream: BinaryIO, name: str, info: tarfile.TarInfo, offset: int) -> Member:
    if info.type not in (tarfile.REGTYPE, tarfile.AREGTYPE):
        return Member(name, NOT_REGULAR)

    def read(limit: int) -> bytes:
        if info.size > limit:
            raise too_long(limit)
        stream.seek(offset)
        content = stream.read(info.size)
        if len(content) < info.size:
            raise Refused(_DAMAGED.format(why="EOFError"))
        return content

    return Member(name, read)
