"""A folder of git clones, one per student, each read at a tag or at a moment; what is not committed does not count."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from grader.intake.candidates import Material
from grader.intake.files import git
from grader.intake.files.tree import Folder, Refused, unreadable
from grader.intake.layouts.unit import Unit
from grader.text import Text

_COMMIT = Text("read at commit {commit} of {date}", "lu au commit {commit} du {date}")


def units(root: Folder, *, tag: str | None = None, before: datetime | None = None) -> Iterator[Unit] | None:
    """Return one unit per clone, or None if not every folder is one.

    Args:
        root: the folder.
        tag: the tag to read at; the head of the clone if None.
        before: read at the last commit before this moment.
    """
    folders = [child for child in root.children if isinstance(child, Folder)]
    clones = [(folder, clone) for folder in folders if (clone := git.git_folder(folder))]
    if not clones or len(clones) < len(folders):
        return None
    return (_unit(folder, clone, tag, before) for folder, clone in clones)


def _unit(folder: Folder, clone: Folder, tag: str | None, before: datetime | None) -> Unit:
    unit = Unit(folder.name.removesuffix(".git"))
    try:
        commit = git.commit(clone, folder.name, tag=tag, before=before)
    except Refused as refused:
        unit.materials.append(Material(unreadable(f"{folder.name}/.git", refused.reason)))
        return unit
    unit.materials.append(Material(commit.tree))
    unit.submitted_at = commit.committed_at
    unit.notes.append(_COMMIT.format(commit=commit.id[:12], date=commit.committed_at.isoformat(sep=" ")))
    return unit
