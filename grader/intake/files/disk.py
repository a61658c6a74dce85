"""A folder on disk that students may have filled: links are never followed, special files never opened.

Every path is walked from the root one name at a time, each opened without
following links, so that nothing can be swapped between a check and a read.
Windows has no such calls; there a path is checked before it is opened.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from grader.intake.files.tree import MAX_LISTED, File, Folder, Node, Refused, too_long, too_many, unreadable
from grader.text import Text

BENEATH = os.open in os.supports_dir_fd and os.scandir in os.supports_fd
_FILE = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
_FOLDER = _FILE | getattr(os, "O_DIRECTORY", 0)
_LINK = Text("is a link: hand in the file itself", "est un lien : rendre le fichier lui-même")
_SPECIAL = Text("is no regular file", "n’est pas un fichier ordinaire")


def folder(path: Path) -> Folder:
    """Return the folder at `path`, which the instructor named: it may be a link itself."""
    return _folder(path, (), path.resolve().name)


def file(root: Path, *parts: str) -> File:
    """Return the file `parts` below `root`; `..` must not be among them."""
    return File(parts[-1], lambda limit: _read(root, parts, limit))


def _folder(root: Path, parts: tuple[str, ...], name: str) -> Folder:
    return Folder(name, lambda: _list(root, parts), root.joinpath(*parts))


def _list(root: Path, parts: tuple[str, ...]) -> list[Node]:
    nodes: list[Node] = []
    with _opened(root, parts, _FOLDER) as opened, os.scandir(opened) as entries:
        for entry in islice(entries, MAX_LISTED + 1):
            if len(nodes) == MAX_LISTED:
                raise too_many(MAX_LISTED)
            if entry.is_symlink():
                nodes.append(unreadable(entry.name, _LINK))
            elif entry.is_dir(follow_symlinks=False):
                nodes.append(_folder(root, (*parts, entry.name), entry.name))
            elif entry.is_file(follow_symlinks=False):
                nodes.append(file(root, *parts, entry.name))
            else:
                nodes.append(unreadable(entry.name, _SPECIAL))
    return nodes


def _read(root: Path, parts: tuple[str, ...], limit: int) -> bytes:
    with _opened(root, parts, _FILE) as opened, open(opened, "rb", closefd=isinstance(opened, Path)) as stream:
        status = os.fstat(stream.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise Refused(_SPECIAL)
        content = stream.read(limit + 1) if status.st_size <= limit else b""
        if status.st_size > limit or len(content) > limit:
            raise too_long(limit)
        return content


@contextmanager
def _opened(root: Path, parts: tuple[str, ...], flags: int) -> Iterator[int | Path]:
    """Give a descriptor of `root/parts`, or on Windows its path; no name below `root` may be a link."""
    try:
        if not BENEATH:
            yield _checked(root, parts)
            return
        opened = os.open(root, _FOLDER & ~os.O_NOFOLLOW if parts else flags & ~os.O_NOFOLLOW)
        try:
            for depth, part in enumerate(parts, start=1):
                above = opened
                opened = os.open(part, flags if depth == len(parts) else _FOLDER, dir_fd=above)
                os.close(above)
            yield opened
        finally:
            os.close(opened)
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else type(error).__name__
        raise Refused(Text("cannot be read ({why})", "est illisible ({why})").format(why=why)) from error


def _checked(root: Path, parts: tuple[str, ...]) -> Path:
    path = root
    for part in parts:
        path /= part
        if path.is_symlink():
            raise Refused(_LINK)
    return path
