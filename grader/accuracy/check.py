"""The second pass of grading: one submission through the accuracy check."""

from __future__ import annotations

import time
from collections.abc import Iterable

from grader.accuracy.judge import judge
from grader.accuracy.reference import Reference
from grader.accuracy.result import AccuracyResult
from grader.accuracy.task import Task
from grader.course import Chapter, Course
from grader.examinee import Examinee
from grader.outcome import Fault, LoadError, Verdict
from grader.results import PropertyResult
from grader.sandbox import Limits
from grader.suite import Kind

# Accuracy means something only where these are right to the last digit.
REQUIRED = frozenset({"train_step", "train_epoch", "fit"})

# A timeout counts only if it happens again in a fresh worker.
ATTEMPTS = 2


def chapter_of(course: Course) -> Chapter | None:
    """Return the chapter whose functions train, if the course has one."""
    return next((chapter for chapter in course.chapters if set(chapter.functions) >= REQUIRED), None)


def is_eligible(properties: Iterable[PropertyResult]) -> bool:
    """Say whether a submission goes through the check: its exact steps, epochs and `fit` agree with the reference."""
    exact = [one for one in properties if one.function in REQUIRED and one.kind == Kind.AGREEMENT]
    return {one.function for one in exact} == REQUIRED and all(one.verdict is Verdict.PASSED for one in exact)


def limits(reference: Reference) -> Limits:
    """Return what a worker may use up for one training: many times what the reference took, so that none is cut off."""
    patience = max(60.0, 10 * reference.seconds)
    return Limits(cpu=patience, wall=3 * patience, memory=4 * 2**30)


def check(task: Task, reference: Reference, examinee: Examinee) -> AccuracyResult:
    """Let a submission train, and measure what it learnt.

    Args:
        task: what to train.
        reference: trained on `task`.
        examinee: the submission, with `grader.accuracy.scenario`; closing it is the caller's.

    Raises:
        InternalError: the fault is ours.
    """
    for _ in range(ATTEMPTS):
        loaded = examinee.load()
        start = time.monotonic()
        outcome = _fault(loaded) if isinstance(loaded, LoadError) else examinee.ask([task.call()])[0]
        if not (isinstance(outcome, Fault) and outcome.verdict is Verdict.TIMEOUT):
            break
    return judge(outcome, task, reference, time.monotonic() - start)


def _fault(error: LoadError) -> Fault:
    return Fault(error.verdict, error.detail)
