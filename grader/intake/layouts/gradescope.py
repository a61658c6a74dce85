"""Gradescope's export: `submission_123/` folders, and `submission_metadata.yml` that says whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import yaml

from grader.intake.candidates import Material
from grader.intake.files.tree import File, Folder, Refused
from grader.intake.layouts.unit import Member, Unit
from grader.text import Text

METADATA = "submission_metadata.yml"
_MAX_METADATA = 256 * 2**20  # it holds the autograder's output for everyone
_LISTS = (":submitters", ":history")
_FOLDER = re.compile(r"submission_(?P<id>\d+)")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNNAMED = Text(
    f"{METADATA} does not name the student: the number is Gradescope's",
    f"{METADATA} ne nomme pas l’étudiant : le numéro est celui de Gradescope",
)


def units(root: Folder) -> Iterator[Unit] | None:
    """Return one unit per submission, or None if no folder is named `submission_123`.

    Raises:
        Refused: the metadata cannot be read.
    """
    folders = [child for child in root.children if isinstance(child, Folder) and _FOLDER.fullmatch(child.name)]
    return _units(folders, _metadata(root.child(METADATA))) if folders else None


def _metadata(file: object) -> dict[str, Any]:
    if not isinstance(file, File):
        return {}
    try:
        loaded = yaml.load(file.read(_MAX_METADATA), Loader=_Loader)  # noqa: S506 - a safe loader, in C where there is one
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise Refused(
            Text("is no valid YAML: download the export again", "n’est pas du YAML valide : refaire l’export")
        ) from error
    return loaded if isinstance(loaded, dict) else {}


def _units(folders: list[Folder], metadata: dict[str, Any]) -> Iterator[Unit]:
    for folder in folders:
        about = metadata.get(folder.name)
        about = about if isinstance(about, dict) else {}
        submitters, history = (known if isinstance(known := about.get(key), list) else [] for key in _LISTS)
        members = [member for one in submitters if (member := _member(one))]
        unit = Unit(
            label=folder.name.removeprefix("submission_"),
            materials=[Material(folder)],
            members=members,
            submitted_at=_time(about.get(":created_at")),
            attempts=1 + len(history),
        )
        if not members:
            unit.notes.append(_UNNAMED)
        yield unit


def _member(submitter: object) -> Member | None:
    if not isinstance(submitter, dict):
        return None
    sid, email, name = (str(submitter.get(key) or "").strip() for key in (":sid", ":email", ":name"))
    student = sid or email or name
    return Member(student, name or None, email or None) if student else None


def _time(value: object) -> datetime | None:
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value.strip())
        except ValueError:
            return None
    if not isinstance(value, datetime):
        return None
    return value if value.tzinfo else value.replace(tzinfo=UTC)
