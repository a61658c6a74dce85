"""Canvas's « Download Submissions »: flat files `doejane_LATE_17_4711_pooling.py`.

The last number is the attachment's: it grows with every attempt, so that the
highest is the latest. Resubmitted files are renamed `pooling-1.py` by Canvas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from grader.intake.candidates import Material
from grader.intake.files.tree import File, Folder
from grader.intake.layouts.unit import Unit, is_the_instructors
from grader.text import Text

_NAMED = r"(?P<name>[^_]\w*?)(?P<late>_LATE)?_(?P<user>\d+)"
_BLIND = r"(?:(?P<late>LATE)_)?(?P<user>anon_[A-Za-z0-9]+)"
_NAMES = tuple(
    re.compile(rf"{student}_(?:(?P<attachment>\d+)_(?P<file>.+)|(?P<entry>text|link)\.html)", re.DOTALL)
    for student in (_BLIND, _NAMED)
)
_ENTRY = Text(
    "what was typed into Canvas or handed in as a link is not read: only files are",
    "ce qui a été saisi dans Canvas ou rendu par un lien n’est pas lu : seuls les fichiers le sont",
)


def units(root: Folder) -> Iterator[Unit] | None:
    """Return one unit per user, or None if a file of somebody's is not named by Canvas."""
    matched: list[tuple[re.Match[str], File]] = []
    for child in root.children:
        match = next((match for pattern in _NAMES if (match := pattern.fullmatch(child.name))), None)
        if isinstance(child, Folder) or (match is None and not is_the_instructors(child)):
            return None
        if match:
            matched.append((match, child))
    return _units(matched) if matched else None


def _units(matched: list[tuple[re.Match[str], File]]) -> Iterator[Unit]:
    found: dict[str, Unit] = {}
    for match, file in matched:
        user = match["user"]
        blind = user.startswith("anon_")
        unit = found.setdefault(
            user, Unit(user, name=None if blind else match["name"], lms_id=user.removeprefix("anon_"))
        )
        unit.late = unit.late or match["late"] is not None
        if match["entry"]:
            unit.notes.append(_ENTRY)
        else:
            unit.materials.append(Material(replace(file, name=match["file"]), recency=int(match["attachment"][:18])))
    yield from found.values()
