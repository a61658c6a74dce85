"""What zip and tar archives have in common: named members that become a tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from grader.intake.files.tree import File, Folder, Node, unreadable
from grader.text import Text

RATIO = 200  # source code packs 3 to 10 times, a repetitive notebook 100 times, a bomb 1000 times
FREE = 2**20  # bytes below which no ratio is looked at

ENCRYPTED = Text("is encrypted: hand it in without a password", "est chiffré : rendre l’archive sans mot de passe")
NOT_REGULAR = Text(
    "is a link or a device inside an archive: hand in the file itself",
    "est un lien ou un périphérique dans une archive : rendre le fichier lui-même",
)
BOMB = Text(
    "unpacks to more than {ratio} times its size: hand in the chapters' files only",
    "grossit plus de {ratio} fois en se décompressant : ne rendre que les fichiers des chapitres",
).format(ratio=RATIO)
_ESCAPES = Text(
    "is stored under a path that leaves the archive: pack the files again, from inside their folder",
    "est rangé sous un chemin qui sort de l’archive : refaire l’archive depuis le dossier des fichiers",
)


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: `name` as the archive spells it, and either how to read it or why not."""

    name: str
    reader: Callable[[int], bytes] | Text


@dataclass
class _Branch:
    folders: dict[str, _Branch] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)

    def folder(self, name: str) -> Folder:
        def children() -> list[Node]:
            return [*(branch.folder(below) for below, branch in self.folders.items()), *self.files.values()]

        return Folder(name, children)


def tree(name: str, members: Iterable[Member]) -> Folder:
    """Return `members` as a folder called `name`; of two with one name the last counts, as for every unpacker."""
    root = _Branch()
    for member in members:
        parts = [part for part in re.split(r"[/\\]", member.name) if part not in ("", ".")]
        if not parts:
            continue
        reader = _ESCAPES if _leaves(member.name, parts) else member.reader
        branch = root
        for part in parts[:-1] if reader is not _ESCAPES else ():
            branch = branch.folders.setdefault(part, _Branch())
        last = parts[-1]
        branch.files[last] = unreadable(last, reader) if isinstance(reader, Text) else File(last, reader)
    return root.folder(name)


def _leaves(name: str, parts: list[str]) -> bool:
    return name.startswith(("/", "\\")) or ".." in parts or re.match(r"[A-Za-z]:", name) is not None
