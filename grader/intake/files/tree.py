"""A tree of files that are read late, once and with a limit, wherever they lie.

Nothing is ever written out: the bytes that are graded are the bytes that were
read here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from grader.text import Text

MAX_DEPTH = 12  # folders inside folders, archives counted as folders
MAX_ENTRIES = 20_000  # files and folders of one student
MAX_LISTED = 500_000  # entries of one folder or one archive, the class's included
MAX_READ = 64 * 2**20  # bytes of archives of one student that are held in memory, packed and unpacked

_TOO_DEEP = Text("has folders more than {limit} levels deep", "a des dossiers sur plus de {limit} niveaux").format(
    limit=MAX_DEPTH
)
# Made by tools, never by students; such a folder and everything below it is passed over.
_PASSED_OVER = frozenset(
    {"__MACOSX", "__pycache__", "node_modules", "site-packages", "venv", "env", "feedback", "System Volume Information"}
)


class Refused(Exception):
    """A file or an archive that is not read; `reason` is for the student and the instructor."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


class TooLong(Refused):
    """A file that has more bytes than may be read."""


@dataclass(frozen=True)
class File:
    """A file, not yet opened; `refused` if it is known that it never will be."""

    name: str
    reader: Callable[[int], bytes]
    refused: Text | None = None

    def read(self, limit: int) -> bytes:
        """Return the content.

        Raises:
            TooLong: it is longer than `limit` bytes.
            Refused: it is no regular file, or cannot be read.
        """
        return self.reader(limit)


@dataclass(frozen=True)
class Folder:
    """A folder, not yet listed; `path` is where it lies if it lies on disk."""

    name: str
    lister: Callable[[], Sequence[File | Folder]]
    path: Path | None = None

    @cached_property
    def children(self) -> Sequence[File | Folder]:
        """Return what is in it, sorted by name, without what only tools make.

        Raises:
            Refused: it cannot be listed.
        """
        return sorted((child for child in self.lister() if not passed_over(child)), key=lambda child: child.name)

    def child(self, name: str) -> File | Folder | None:
        """Return the child called `name`, if there is one."""
        return next((child for child in self.children if child.name == name), None)


Node = File | Folder


@dataclass
class Budget:
    """What reading one student's submission may cost."""

    entries: int = MAX_ENTRIES
    bytes: int = MAX_READ

    def entry(self) -> None:
        """Count one file or folder.

        Raises:
            Refused: there are too many.
        """
        self.entries -= 1
        if self.entries < 0:
            raise too_many(MAX_ENTRIES)

    def spend(self, count: int) -> None:
        """Count bytes of an archive that stay in memory.

        Raises:
            Refused: they are too many.
        """
        self.bytes -= count
        if self.bytes < 0:
            raise Refused(
                Text(
                    "its archives unpack to more than {limit} MB: hand in the chapters' files only",
                    "ses archives dépassent {limit} Mo une fois décompressées : "
                    "ne rendre que les fichiers des chapitres",
                ).format(limit=MAX_READ // 2**20)
            )


@dataclass(frozen=True, slots=True)
class Found:
    """A file with the names of the folders and archives it lies in; `refused` if it is known not to be readable."""

    file: File
    above: tuple[str, ...] = ()
    refused: Text | None = None


def walk(node: Node, budget: Budget, above: tuple[str, ...] = ()) -> Iterator[Found]:
    """Yield every file below `node`, in order of path.

    Raises:
        Refused: the budget is spent.
    """
    if isinstance(node, File):
        yield Found(node, above, node.refused)
        return
    try:
        children = node.children if len(above) < MAX_DEPTH else None
        reason = _TOO_DEEP
    except Refused as refused:
        children, reason = None, refused.reason
    if children is None:
        yield Found(unreadable(node.name, reason), above, reason)
        return
    for child in children:
        budget.entry()
        yield from walk(child, budget, (*above, child.name) if isinstance(child, Folder) else above)


def unreadable(name: str, reason: Text) -> File:
    """Return a file that is known to be there and is never opened: a link, a device, a path that leaves the archive."""

    def refuse(_limit: int) -> bytes:
        raise Refused(reason)

    return File(name, refuse, reason)


def too_long(limit: int) -> TooLong:
    """Return the refusal of a file longer than `limit` bytes."""
    return TooLong(
        Text("is longer than {kb} kB", "dépasse {kb} Ko").format(kb=limit // 1024)
        if limit < 2**20
        else Text("is longer than {mb} MB", "dépasse {mb} Mo").format(mb=limit // 2**20)
    )


def too_many(limit: int) -> Refused:
    """Return the refusal of a folder or an archive with more than `limit` entries."""
    return Refused(
        Text(
            "holds more than {limit} files: hand in the chapters' files only",
            "contient plus de {limit} fichiers : ne rendre que les fichiers des chapitres",
        ).format(limit=limit)
    )


def passed_over(node: Node) -> bool:
    """Return whether `node` was made by a tool: hidden files, caches, environments, macOS's doubles."""
    return node.name.startswith(".") or (isinstance(node, Folder) and node.name in _PASSED_OVER)
