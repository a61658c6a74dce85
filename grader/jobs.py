"""Run jobs in processes of this machine: bytes in, bytes out; a process that dies costs a try, not an answer.

`grader.cluster` runs the same jobs on other machines.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from grader.outcome import InternalError

# A job that has taken two processes with it would take a third.
MAX_LOST = 2
_LOST = "the job process died twice while grading this submission"

Job = Callable[[bytes], bytes]
Ask = Callable[[str], bytes]
Answers = Generator[tuple[str, bytes | None], None, None]


_Model = TypeVar("_Model", bound=BaseModel)


class Work(Protocol):
    """What all jobs of a run have in common; it crosses to every process that does some, and is opened there once."""

    @property
    def root(self) -> Path:
        """Return the folder of the course."""

    @property
    def exam(self) -> Path:
        """Return the private folder of the exam."""

    @property
    def gpu(self) -> bool:
        """Say whether a job needs a GPU."""

    def moved(self, root: Path, exam: Path) -> Work:
        """Return the same work, with course and exam in other folders."""

    def open(self) -> AbstractContextManager[Job]:
        """Make what jobs need; return the function that does one."""


class Jobs(Protocol):
    """A place where jobs run."""

    def run(self, work: Work, keys: Iterable[str], ask: Ask) -> Answers:
        """Do one job for every key, and yield its answer as soon as it is there.

        Args:
            work: what the jobs have in common.
            keys: the names of the jobs, all different.
            ask: returns what a job gets.

        Yields:
            Key and answer; `None` where the job took `MAX_LOST` processes along. Answers are for the caller to
            check: a job that was taken over by a submission could answer anything.

        Raises:
            ClearError: a job says that none of them can be done.
        """


# -- in a job process ----------------------------------------------------------------------------------------------

_opened = ExitStack()
_job: Job | None = None


def _start(work: Work) -> None:
    """Prepare this process for jobs; Ctrl-C is the parent's to handle."""
    global _job
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _job = _opened.enter_context(work.open())


def _run(asked: bytes) -> bytes:
    assert _job is not None
    return _job(asked)


# -- in the process that has them run ------------------------------------------------------------------------------


def parsed(answer: bytes | None, model: type[_Model]) -> _Model:
    """Parse what `Jobs.run` yielded; that it answers what was asked is for the caller to check.

    Raises:
        InternalError: the job was lost, or this is no `model`.
    """
    if answer is None:
        raise InternalError(_LOST)
    try:
        return model.model_validate_json(answer)
    except ValidationError as error:
        raise InternalError(f"a job gave no answer: {error.errors()[0]['msg']}") from error


def default_jobs() -> int:
    """Return as many jobs as this process may use cores."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Processes:
    """So many processes of this machine."""

    count: int

    def run(self, work: Work, keys: Iterable[str], ask: Ask) -> Answers:
        """Do what `Jobs.run` says."""
        waiting = list(keys)
        lost: Counter[str] = Counter()
        while waiting:
            waiting = yield from self._round(work, waiting, ask, lost)
            for key in [key for key in waiting if lost[key] >= MAX_LOST]:
                waiting.remove(key)
                yield key, None

    def _round(
        self, work: Work, waiting: list[str], ask: Ask, lost: Counter[str]
    ) -> Generator[tuple[str, bytes], None, list[str]]:
        """Run one pool until all is done or a process is lost; return what is left to do."""
        # One at a time after a loss, so that the culprit is known.
        width = 1 if lost else min(self.count, len(waiting))
        pool = ProcessPoolExecutor(
            width, mp_context=multiprocessing.get_context("spawn"), initializer=_start, initargs=(work,)
        )
        queue = deque(waiting)
        running: dict[Future[bytes], str] = {}
        answers: deque[tuple[str, bytes]] = deque()
        left: list[str] = []
        try:
            while queue or running:
                while queue and len(running) < width:
                    running[pool.submit(_run, ask(queue[0]))] = queue[0]  # a pool that has broken refuses it
                    queue.popleft()
                while answers:  # looked at while the processes are busy
                    yield answers.popleft()
                finished, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in finished:
                    answers.append((running[future], future.result()))
                    del running[future]
        except BrokenProcessPool:
            lost.update(running.values())
            left = [*running.values(), *queue]
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
        yield from answers
        return left
