"""What a layout knows about one submission before names are looked up and files are chosen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from grader.intake.candidates import Material
from grader.intake.files.tree import File, Node
from grader.text import Text

# Endings of what lies beside submissions and is none; anything else counts as somebody's, so that nobody is dropped.
_THE_INSTRUCTORS = frozenset(
    ("cfg", "csv", "html", "ini", "json", "log", "md", "ods", "odt", "pdf", "toml", "txt", "xls", "xlsx", "yaml", "yml")
)


@dataclass(frozen=True, slots=True)
class Member:
    """One of the people who handed in together."""

    student: str
    name: str | None = None
    email: str | None = None


@dataclass(slots=True)
class Unit:
    """One submission; `label` is what the layout calls it: a folder's name, a number of the LMS."""

    label: str
    materials: list[Material] = field(default_factory=list)
    name: str | None = None
    email: str | None = None
    lms_id: str | None = None
    members: list[Member] = field(default_factory=list)
    late: bool = False
    submitted_at: datetime | None = None
    attempts: int = 1
    notes: list[Text] = field(default_factory=list)


def is_the_instructors(node: Node) -> bool:
    """Return whether `node` lies beside the submissions and is none: a class list, a statement."""
    return isinstance(node, File) and node.name.rpartition(".")[2].lower() in _THE_INSTRUCTORS
