"""What a layout knows about one submission before names are looked up and files are chosen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from grader.intake.candidates import Material
from grader.text import Text


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
