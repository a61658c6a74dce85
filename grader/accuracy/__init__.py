"""The accuracy check: the student's `fit` trains the course's CNN, and the examiner measures what it learnt."""

from grader.accuracy.check import chapter_of, check, is_eligible, limits
from grader.accuracy.device import choose, device_report
from grader.accuracy.reference import Reference, train_reference
from grader.accuracy.result import AccuracyResult
from grader.accuracy.second_pass import SecondPass
from grader.accuracy.task import Task, prepare

__all__ = [
    "AccuracyResult",
    "Reference",
    "SecondPass",
    "Task",
    "chapter_of",
    "check",
    "choose",
    "device_report",
    "is_eligible",
    "limits",
    "prepare",
    "train_reference",
]
