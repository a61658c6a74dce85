"""The members of a zip archive, read one at a time and never past a limit."""

from __future__ import annotations

import stat
import zipfile
from typing import BinaryIO

from grader.intake.files.members import BOMB, ENCRYPTED, FREE, NOT_REGULAR, RATIO, Member
from grader.intake.files.tree import Refused, too_long, too_many
from grader.text import Text

_DAMAGED = Text(
    "is a damaged zip archive ({why}): pack it again",
    "est une archive zip endommagée ({why}) : refaire l’archive",
)
_OVERLAPS = Text(
    "is a zip archive whose members overlap: pack it again",
    "est une archive zip dont les membres se chevauchent : refaire l’archive",
)
_METHOD = Text(
    "is packed by a method other than stored or deflate: pack it again as a plain zip",
    "est compressé par une autre méthode que « store » ou « deflate » : refaire un zip ordinaire",
)
_ENTRY = b"PK\x01\x02"  # begins every entry of the central directory
_CHUNK = 2**20


def members(stream: BinaryIO, limit: int) -> list[Member]:
    """Return the files of a zip archive; `stream` must stay open as long as they are read.

    Raises:
        Refused: it is damaged, its members overlap, or there are more than `limit`.
    """
    if _occurrences(stream, _ENTRY) > limit:  # before zipfile makes an object of each
        raise too_many(limit)
    try:
        archive = zipfile.ZipFile(stream)
    except Exception as error:  # zipfile raises half a dozen types on hostile input
        raise Refused(_DAMAGED.format(why=type(error).__name__)) from error
    _refuse_overlaps(archive)
    return [_member(archive, info) for info in archive.infolist() if not info.filename.endswith("/")]


def _occurrences(stream: BinaryIO, needle: bytes) -> int:
    stream.seek(0)
    count, tail = 0, b""
    while chunk := stream.read(_CHUNK):
        window = tail + chunk
        count += window.count(needle)
        tail = window[1 - len(needle) :]
    return count


def _refuse_overlaps(archive: zipfile.ZipFile) -> None:
    end = 0
    for info in sorted(archive.infolist(), key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise Refused(_OVERLAPS)
        end = info.header_offset + zipfile.sizeFileHeader + info.compress_size  # type: ignore[attr-defined]


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if info.flag_bits & 0x1:
        return Member(info.filename, ENCRYPTED)
    if kind not in (0, stat.S_IFREG):
        return Member(info.filename, NOT_REGULAR)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return Member(info.filename, _METHOD)
    if info.file_size > FREE and info.file_size > RATIO * info.compress_size:
        return Member(info.filename, BOMB)

    def read(limit: int) -> bytes:
        try:
            with archive.open(info) as stream:
                content = stream.read(limit + 1)  # to its end, where the checksum is compared
        except Exception as error:
            raise Refused(_DAMAGED.format(why=type(error).__name__)) from error
        if len(content) > limit:
            raise too_long(limit)
        return content

    return Member(info.filename, read)
