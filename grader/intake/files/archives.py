"""Zip and tar archives as trees: listed and read in memory, never extracted.

An archive comes from a student or, around a whole class, from the LMS. Names
in it are labels, never paths that something is written to. Members that are
links, devices, encrypted or named out of the archive stay visible, so that
the student can be told, and are never read.
"""

from __future__ import annotations

import io
import re
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from grader.intake.files import members, tars, zips
from grader.intake.files.tree import MAX_ENTRIES, MAX_LISTED, MAX_READ, Budget, File, Folder, Refused
from grader.text import Text

_READ = re.compile(r"(?i)(?P<stem>.+?)\.(?:zip|tar|tar\.gz|tgz|tar\.bz2|tbz2?|tar\.xz|txz)")
_OTHER = re.compile(r"(?i).+\.(?:rar|7z|zipx|gz|bz2|xz|zst|tar\.zst|lz|ace|arj|cab|iso|dmg)")
_MAX_CLASS = 4 * 2**30  # bytes that a class's packed tar may unpack to; they go to a temporary file

_NOT_READ = Text(
    "is an archive of a kind that is not read: hand in a zip",
    "est une archive d’un type qui n’est pas lu : rendre un zip",
)
_NO_CLASS = Text(
    "is neither a folder nor an archive that is read (zip, tar): name the folder that holds the submissions",
    "n’est ni un dossier ni une archive lisible (zip, tar) : nommer le dossier qui contient les copies",
)


def stem(name: str) -> str | None:
    """Return `name` without the ending of a zip or a tar, or None if it has none."""
    match = _READ.fullmatch(name)
    return match["stem"] if match else None


def is_archive(name: str) -> bool:
    """Return whether `name` is an archive's, of a kind that is read or not."""
    return bool(_READ.fullmatch(name) or _OTHER.fullmatch(name))


def opened(file: File, budget: Budget) -> Folder:
    """Return a student's archive as a folder; what it holds in memory is taken from `budget`.

    Raises:
        Refused: it is damaged, too large, a bomb, or of a kind that is not read.
    """
    if stem(file.name) is None:
        raise Refused(_NOT_READ)
    content = file.read(MAX_READ)
    budget.spend(len(content))
    stream: BinaryIO = io.BytesIO(content)
    if _is_zip(file.name):
        return members.tree(file.name, zips.members(stream, MAX_ENTRIES))
    plain = tars.unpacked(stream, budget.bytes)
    budget.spend(plain.seek(0, io.SEEK_END) if plain is not stream else 0)
    return members.tree(file.name, tars.members(plain, MAX_ENTRIES))


def opened_class(path: Path, stack: ExitStack) -> Folder:
    """Return the archive of a whole class as a folder; it can be read until `stack` closes.

    Raises:
        OSError: it cannot be opened.
        Refused: it is damaged, a bomb, or of a kind that is not read.
    """
    if stem(path.name) is None:
        raise Refused(_NO_CLASS)
    stream: BinaryIO = stack.enter_context(path.open("rb"))
    if _is_zip(path.name):
        return members.tree(path.name, zips.members(stream, MAX_LISTED))
    plain = stack.enter_context(tars.unpacked(stream, _MAX_CLASS))
    return members.tree(path.name, tars.members(plain, MAX_LISTED))


def _is_zip(name: str) -> bool:
    return name.lower().endswith(".zip")
