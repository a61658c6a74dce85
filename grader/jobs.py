"""Run jobs in processes of this machine: bytes in, bytes out; a process that dies costs a try, not an answer.

`grader.cluster` runs the same jobs on other machines.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import traceback
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from grader.errors import ClearError
from grader.outcome import InternalError
from grader.text import Text

# A job that has taken two processes with it would take a third.
MAX_LOST = 2
# A process that dies before its first job, or between two, dies of this machine: of memory, mostly.
MAX_STILLBORN = 5
END_SECONDS = 5.0  # for an idle process to close what it has opened
_LOST = Text(
    "the job process died twice while grading this submission",
    "le processus de travail est mort deux fois en corrigeant cette copie",
)

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
            ClearError: a job says that none of them can be done, the system lets it do none, or no process lives
                long enough.
        """


# -- in a job process ----------------------------------------------------------------------------------------------

# The first byte of what a process says. No pickle crosses: what a job answers is parsed by who asked.
_READY, _ANSWER, _CLEAR_ERROR, _BUG = b"r", b"a", b"e", b"b"


def _serve(connection: Connection, work: Work) -> None:
    """Do jobs until the other end is closed: all is done, or who had it done is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # until here it was blocked, and has waited
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    _end_with_parent()
    try:
        with work.open() as job:
            connection.send_bytes(_READY)
            for asked in _received(connection):
                connection.send_bytes(_ANSWER + job(asked))
    except (ClearError, OSError) as error:
        said = _CLEAR_ERROR + str(error).encode()
    except Exception:
        said = _BUG + traceback.format_exc().encode()
    else:
        return
    with suppress(OSError):
        connection.send_bytes(said)


def _end_with_parent() -> None:
    """Have this process killed where its parent is; between two jobs it would hear that by itself."""
    if sys.platform == "linux":
        from grader.sandbox import linux

        linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)


def _received(connection: Connection) -> Iterator[bytes]:
    with suppress(EOFError, ConnectionResetError):
        while True:
            yield connection.recv_bytes()


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
    """So many processes of this machine. Who stops in the middle stops them; what they were doing is not done."""

    count: int

    def run(self, work: Work, keys: Iterable[str], ask: Ask) -> Answers:
        """Do what `Jobs.run` says."""
        waiting, lost = deque(keys), Counter[str | None]()
        answers: deque[tuple[str, bytes | None]] = deque()
        slots: list[_Slot] = []
        try:
            while True:
                busy = sum(slot.key is not None for slot in slots)
                while len(slots) < min(self.count, len(waiting) + busy):
                    slots.append(_Slot.start(work))
                for slot in slots:
                    if waiting and slot.is_free and slot.give(waiting[0], ask(waiting[0])):
                        waiting.popleft()
                while answers:  # looked at while the processes are busy
                    yield answers.popleft()
                if not waiting and all(slot.key is None for slot in slots):
                    return
                for slot in _talking(slots):
                    try:
                        for answer in slot.heard():
                            answers.append(answer)
                            lost[None] = 0
                    except (EOFError, OSError):
                        slots.remove(slot)
                        _end([slot])
                        lost[slot.key] += 1
                        if slot.key is None:
                            _check_stillborn(lost[None])
                        elif lost[slot.key] < MAX_LOST:
                            waiting.appendleft(slot.key)
                        else:
                            answers.append((slot.key, None))
        finally:
            _end(slots)


@dataclass(slots=True, eq=False)
class _Slot:
    """One process, and the job that it is doing."""

    process: SpawnProcess
    connection: Connection
    is_ready: bool = False
    key: str | None = None

    @classmethod
    def start(cls, work: Work) -> _Slot:
        ours, theirs = multiprocessing.Pipe()
        process = multiprocessing.get_context("spawn").Process(target=_serve, args=(theirs, work))
        with theirs, _ctrl_c_waits():
            process.start()
        return cls(process, ours)

    @property
    def is_free(self) -> bool:
        return self.is_ready and self.key is None

    def give(self, key: str, asked: bytes) -> bool:
        """Give it a job; say whether it was there to take it."""
        try:
            self.connection.send_bytes(asked)
        except OSError:  # it is dead, which `heard` will tell
            return False
        self.key = key
        return True

    def heard(self) -> Iterator[tuple[str, bytes]]:
        """Yield the answer that has come, if it is one.

        Raises:
            ClearError: the job says that none can be done.
            EOFError, OSError: the process is dead.
        """
        said = self.connection.recv_bytes()
        kind, content = said[:1], said[1:]
        if kind == _READY:
            self.is_ready = True
        elif kind == _CLEAR_ERROR:
            raise ClearError(content.decode())
        elif kind == _BUG:
            raise RuntimeError(f"a job process failed:\n{content.decode()}")
        elif self.key is not None:
            key, self.key = self.key, None
            yield key, content


def _check_stillborn(count: int) -> None:
    if count > MAX_STILLBORN:
        raise ClearError(
            f"{count} job processes died without a job: this machine may lack memory; fewer --jobs need less"
        )


def _talking(slots: list[_Slot]) -> list[_Slot]:
    """Wait until some processes have said something, or are dead."""
    ready = wait([slot.connection for slot in slots])
    return [slot for slot in slots if slot.connection in ready]


def _end(slots: list[_Slot]) -> None:
    for slot in slots:
        slot.connection.close()
        if not slot.is_free:
            slot.process.kill()
    for slot in slots:
        slot.process.join(END_SECONDS)
        if slot.process.is_alive():
            slot.process.kill()
            slot.process.join()
        slot.process.close()


@contextmanager
def _ctrl_c_waits() -> Iterator[None]:
    """Let a process that starts meanwhile never hear Ctrl-C: it reaches all of a terminal, and is handled here."""
    resource_tracker.ensure_running()  # the first process starts it otherwise, and it lets Ctrl-C through
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
