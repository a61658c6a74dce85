"""Grade a class: job processes, results as they come, resume, and only what changed.

A result is written the moment it exists, whole or not at all, so that a run
that is killed at any instant goes on where it was.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path

from grader import results
from grader.grading import Grader, Settings
from grader.intake.submission import Submission, Taken
from grader.outcome import Verdict
from grader.results import ChapterResult, Provenance, StudentResult
from grader.text import Text

# A submission that has taken two job processes with it is ours to look at, not theirs to fail.
MAX_LOST = 2


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done for one submission: nothing, some chapters, all of them; and why."""

    submission: Submission
    kept: Mapping[str, ChapterResult]
    reasons: tuple[Text, ...]
    old: StudentResult | None = None

    @property
    def is_done(self) -> bool:
        """Say whether nothing is left to grade."""
        return not self.reasons


@dataclass(slots=True)
class Run:
    """What a run came to; `results` in order of student once it has ended, `seconds` of those graded now."""

    graded: int = 0
    reused: int = 0
    results: dict[str, StudentResult] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)


Progress = Callable[[StudentResult], None]


def plan(submissions: Sequence[Submission], grader: Grader, folder: Path) -> list[Plan]:
    """Compare every submission with its stored result, and say what must be graded and why."""
    return [_plan(submission, grader, results.path_of(folder, submission.student)) for submission in submissions]


def _plan(submission: Submission, grader: Grader, path: Path) -> Plan:
    if not path.exists():
        return Plan(submission, {}, (Text("never graded", "jamais corrigé"),))
    try:
        old = results.read(path)
    except results.ResultsError as error:
        return Plan(submission, {}, (Text(str(error), str(error)),))
    kept = dict(old.chapters)  # chapters that are not part of this run stay as they are
    reasons = []
    for chapter in grader.chapters:
        reason = _reason(kept.get(chapter.slug), submission.files.get(chapter.slug), grader.provenance(chapter))
        if reason is not None:
            kept.pop(chapter.slug, None)
            reasons.append(Text(f"{chapter.slug}: {reason.en}", f"{chapter.slug} : {reason.fr}"))
    return Plan(submission, kept, tuple(reasons), old)


def _reason(old: ChapterResult | None, taken: Taken | None, now: Provenance) -> Text | None:
    """Say why a chapter must be graded again, or return `None` where its stored result is what a new run would give."""
    if old is None:
        return Text("never graded", "jamais corrigé")
    if old.verdict is Verdict.INTERNAL_ERROR:
        return Text("the grader had failed", "la correction avait échoué")
    source = results.digest(taken.source) if taken and taken.source is not None else None
    if old.source != source or old.origin != (taken.origin if taken else None):
        return Text("the file has changed", "le fichier a changé")
    was = old.provenance
    if was.exam != now.exam:
        return Text("another exam", "un autre examen")
    for what, before, after in (
        ("grader", was.grader, now.grader),
        ("isolation", was.isolation, now.isolation),
        *((name, was.environment.get(name, "-"), now.environment.get(name, "-")) for name in now.environment),
    ):
        if before != after:
            return Text(f"{what} was {before}, is now {after}", f"{what} était {before}, est maintenant {after}")
    return Text("other limits", "d’autres limites") if was.limits != now.limits else None


# -- job processes ------------------------------------------------------------------------------------------------

_grader: Grader | None = None


def _start_job(settings: Settings) -> None:
    """Prepare this process for jobs; Ctrl-C is the parent's to handle."""
    global _grader
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _grader = Grader(settings)


def _job(submission: Submission, kept: Mapping[str, ChapterResult], folder: Path) -> tuple[StudentResult, float]:
    assert _grader is not None
    started = time.monotonic()
    result = _grader.grade(submission, kept)
    for taken in submission.files.values():
        if taken.source is not None:
            results.write_source(folder, taken.source)
    results.write(folder, result)
    return result, time.monotonic() - started


def default_jobs() -> int:
    """Return as many jobs as this process may use cores."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def grade(plans: Sequence[Plan], grader: Grader, folder: Path, *, jobs: int, progress: Progress) -> Run:
    """Grade what `plans` leave to do, over `jobs` processes, and store every result.

    Args:
        plans: one per submission.
        grader: of this process: for what is ours to say when a job is lost.
        folder: the results folder.
        jobs: number of processes.
        progress: is told of every result, graded or kept.

    Raises:
        ClearError: the exam cannot be read any more.
        OSError: results cannot be written.
        KeyboardInterrupt: what is graded is stored.
    """
    run = Run()
    for done in (one for one in plans if one.is_done):
        result = grader.grade(done.submission, done.kept)  # names, notes and status may be new
        if result != done.old:
            results.write(folder, result)
        run.results[result.student] = result
        run.reused += 1
        progress(result)
    waiting = [one for one in plans if not one.is_done]
    lost: Counter[str] = Counter()
    while waiting:
        waiting = _round(waiting, lost, grader, folder, jobs, run, progress)
    run.results = dict(sorted(run.results.items()))
    return run


def _round(
    waiting: Sequence[Plan],
    lost: Counter[str],
    grader: Grader,
    folder: Path,
    jobs: int,
    run: Run,
    progress: Progress,
) -> list[Plan]:
    """Run one pool until it is done or a job process is lost; return what is left to do."""
    # One at a time after a loss, so that the culprit is known.
    width = 1 if lost else min(jobs, len(waiting))
    pool = ProcessPoolExecutor(
        width, mp_context=multiprocessing.get_context("spawn"), initializer=_start_job, initargs=(grader.settings,)
    )
    queue = list(waiting)
    running: dict[Future[tuple[StudentResult, float]], Plan] = {}
    try:
        while queue or running:
            while queue and len(running) < width:
                one = queue[0]
                running[pool.submit(_job, one.submission, one.kept, folder)] = one  # a pool that has broken refuses it
                del queue[0]
            finished, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in finished:
                one = running[future]
                result, run.seconds[one.submission.student] = future.result()
                del running[future]
                run.results[result.student] = result
                run.graded += 1
                progress(result)
    except BrokenProcessPool:
        left = [*running.values(), *queue]
        for one in running.values():
            lost[one.submission.student] += 1
        return [one for one in left if not _given_up(one, lost, grader, folder, run, progress)]
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return []


def _given_up(one: Plan, lost: Counter[str], grader: Grader, folder: Path, run: Run, progress: Progress) -> bool:
    """Store an internal error for a submission that has cost too many job processes."""
    if lost[one.submission.student] < MAX_LOST:
        return False
    result = grader.failed(one.submission, "the job process died twice while grading this submission", one.kept)
    results.write(folder, result)
    run.results[result.student] = result
    progress(result)
    return True
