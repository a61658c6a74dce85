"""What one student handed in, ready to be graded."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from grader.text import Text


@dataclass(frozen=True, slots=True)
class Taken:
    """The file taken for one chapter: its source, or the reason why it is rejected."""

    source: bytes | None
    """UTF-8 without byte order mark, lines end in a line feed; None if rejected."""
    origin: str
    """Path inside the submission, through archives, fit to be shown."""
    why: Text
    """Why this file, and which others were left aside."""
    repaired: bool = False
    """The file is not called as was asked, or it was chosen between several."""
    rejected: Text | None = None
    ours: bool = False
    """The rejection is a failure of the grader, which the student must not pay for."""
    submitted_at: datetime | None = None
    """When this file was handed in, where that is known for each file."""


@dataclass(slots=True)
class Submission:
    """One row of the gradebook."""

    student: str
    """A safe file name, unique in the class, the same at every run."""
    name: str | None = None
    email: str | None = None
    group: str | None = None
    lms_id: str | None = None
    """The number by which Moodle or Canvas knows the participant."""
    files: dict[str, Taken] = field(default_factory=dict)
    """By chapter; a chapter that is not here was not handed in."""
    notes: list[Text] = field(default_factory=list)
    late: bool = False
    """The LMS says that it came late; when, it does not say."""
    submitted_at: datetime | None = None
    attempts: int = 1
    absent: bool = False
    extensions: dict[str, timedelta] = field(default_factory=dict)
    """By chapter, from the roster."""
