"""No LMS: a folder or an archive per student, `alice_pooling.py`, or one student's own folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from grader.course import Chapter
from grader.intake.candidates import Material
from grader.intake.files import archives
from grader.intake.files.tree import Folder, Node
from grader.intake.layouts.unit import Unit, is_the_instructors
from grader.intake.likeness import Likeness, likeness, module_name


def is_one_student(root: Folder, chapters: Sequence[Chapter]) -> bool:
    """Return whether `root` holds chapters itself: a checkout of the exercises, or `pooling.py` and its like."""
    return any(_is_a_chapter(child, chapters) for child in root.children)


def one_student(root: Folder, label: str) -> Iterator[Unit]:
    """Return `root` as the only submission."""
    yield Unit(label, [Material(root)])


def units(root: Folder, chapters: Sequence[Chapter]) -> Iterator[Unit]:
    """Return one unit per folder, per archive, and per student whose name is in the names of files."""
    found: dict[str, Unit] = {}
    for child in root.children:
        label = _label(child, chapters)
        if label:
            found.setdefault(label, Unit(label)).materials.append(Material(child))
    yield from found.values()


def _is_a_chapter(node: Node, chapters: Sequence[Chapter]) -> bool:
    if isinstance(node, Folder):
        return node.name == "exercises" or any(node.name == chapter.slug for chapter in chapters)
    named = module_name(node.name)
    alike = [likeness(named[0], chapter.slug) for chapter in chapters] if named else []
    return any(found is not None and found[0] < Likeness.WORD for found in alike)


def _label(node: Node, chapters: Sequence[Chapter]) -> str | None:
    """Return whose `node` is, or None for what is nobody's: a list of grades, a statement."""
    if isinstance(node, Folder):
        return node.name
    if archives.is_archive(node.name):
        return archives.stem(node.name) or node.name.rsplit(".", 1)[0]
    named = module_name(node.name)
    if named:
        return _without_chapter(named[0], chapters)
    return None if is_the_instructors(node) else node.name.rpartition(".")[0] or node.name


def _without_chapter(stem: str, chapters: Sequence[Chapter]) -> str:
    """Return `alice` for `alice_pooling` and for `pooling-alice`."""
    for chapter in chapters:
        slug = re.escape(chapter.slug)
        match = re.fullmatch(rf"(?i)(?:(?P<before>.+)[-_. ]+{slug}|{slug}[-_. ]+(?P<after>.+))", stem, re.DOTALL)
        if match:
            return match["before"] or match["after"]
    return stem
