"""Reading what students handed in, from a folder, an archive, git or an LMS, without trusting any of it."""

from grader.intake.names import safe_id
from grader.intake.read import IntakeError, read, read_one
from grader.intake.roster import Roster, RosterError, Student, read_roster
from grader.intake.submission import Submission, Taken

__all__ = [
    "IntakeError",
    "Roster",
    "RosterError",
    "Student",
    "Submission",
    "Taken",
    "read",
    "read_one",
    "read_roster",
    "safe_id",
]
