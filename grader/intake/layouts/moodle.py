"""Moodle's « Download all submissions »: `Full Name_123_assignsubmission_file/` or, flat, `…_file_pooling.py`.

The names of the plugins are the same in every language; what is localised is
the word for a participant in blind marking and for the group of those who are
in none, which has no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from grader.intake.candidates import Material
from grader.intake.files.tree import File, Folder, Node
from grader.intake.layouts.unit import Unit
from grader.intake.names import folded, printable
from grader.text import Text

_NAME = re.compile(
    r"(?P<name>.+?)(?:_(?P<id>\d+))?_assignsubmission_(?P<plugin>[a-z0-9]+)(?:_(?P<file>.*))?", re.DOTALL
)
# Participant, Participant·e, Teilnehmer/in: Moodle cleans the slash away.
_BLIND = frozenset({"participant", "participante", "teilnehmer", "teilnehmerin"})
_PLUGIN = Text(
    "what was handed in as {plugin} is not read: only files are",
    "ce qui a été rendu sous forme de {plugin} n’est pas lu : seuls les fichiers le sont",
)


def units(root: Folder) -> Iterator[Unit] | None:
    """Return one unit per participant or group, or None if no name is Moodle's."""
    matched = [(match, child) for child in root.children if (match := _NAME.fullmatch(child.name))]
    return _units(matched) if matched else None


def _units(matched: list[tuple[re.Match[str], Node]]) -> Iterator[Unit]:
    found: dict[str, Unit] = {}
    for match, node in matched:
        number, name = match["id"], match["name"].strip()
        blind = folded(name) in _BLIND
        unit = found.setdefault(
            number or name, Unit(number or name, name=None if blind else printable(name), lms_id=number)
        )
        if match["plugin"] != "file":
            unit.notes.append(_PLUGIN.format(plugin=match["plugin"]))
        elif isinstance(node, File) and match["file"]:
            unit.materials.append(Material(replace(node, name=match["file"])))
        else:
            unit.materials.append(Material(node))
    yield from found.values()
