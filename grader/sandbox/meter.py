"""What a worker uses up, as the kernel counts it."""

from __future__ import annotations

import os
import time
from pathlib import Path

from grader.outcome import InternalError, Verdict
from grader.text import Text

TICK = 0.02  # seconds between two looks
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_MEMORY = Text("more memory than allowed", "plus de mémoire que permis")
_LIFE = Text("more than {limit} s in all", "plus de {limit} s en tout")
_CPU = Text("more than {limit} s of CPU time", "plus de {limit} s de temps processeur")
_WALL = Text("more than {limit} s", "plus de {limit} s")


class BrokenWorkerError(Exception):
    """The worker is gone, or must go."""

    def __init__(self, verdict: Verdict, detail: Text) -> None:
        super().__init__(detail.en)
        self.verdict = verdict
        self.detail = detail


class Meter:
    """Watches the process `pid`: CPU and wall time for each answer, and memory.

    `look` reads the clocks before answers are received, `check` judges by
    that afterwards, and an answer's time begins with a reading after the one
    before it was received. So nobody is blamed for the time in which the
    examiner itself had to wait for a processor.
    """

    def __init__(self, pid: int, memory: int, life: float) -> None:
        self._clock = (~pid << 3) | 2  # what clock_getcpuclockid(3) returns for a process
        self._statm = Path(f"/proc/{pid}/statm")
        self._memory = memory
        self._life = life
        self._born = time.monotonic()
        self._cpu = self._wall = 0.0  # what one answer may take
        self._answers = 0  # that had come when the one waited for began
        self._cpu_then = self._wall_then = 0.0
        self._cpu_now = self._wall_now = 0.0
        self._due = False

    def start(self, cpu: float, wall: float) -> None:
        """Begin with a request whose answers may each take `cpu` and `wall` seconds."""
        self._cpu, self._wall = cpu, wall
        self._begin(0)

    def look(self) -> None:
        """Read the clocks, at most once in a tick."""
        now = time.monotonic()
        self._due = now - max(self._wall_now, self._wall_then) >= TICK
        if self._due:
            self._wall_now, self._cpu_now = now, self._used()

    def check(self, answers: int) -> None:
        """Judge by the last look; so many `answers` have come by now.

        Raises:
            BrokenWorkerError: a limit is exceeded.
        """
        if not self._due:
            return
        if self._resident() > self._memory:
            raise BrokenWorkerError(Verdict.MEMORY, _MEMORY)
        if self._wall_now - self._born > self._life:
            raise BrokenWorkerError(Verdict.TIMEOUT, _seconds(_LIFE, self._life))
        if answers > self._answers:
            self._begin(answers)
        elif self._cpu_now - self._cpu_then > self._cpu:
            raise BrokenWorkerError(Verdict.TIMEOUT, _seconds(_CPU, self._cpu))
        elif self._wall_now - self._wall_then > self._wall:
            raise BrokenWorkerError(Verdict.TIMEOUT, _seconds(_WALL, self._wall))

    def _begin(self, answers: int) -> None:
        self._answers = answers
        self._wall_then, self._cpu_then = time.monotonic(), self._used()

    def _used(self) -> float:
        try:
            return time.clock_gettime(self._clock)
        except OSError as error:
            raise InternalError("a worker vanished without its template") from error

    def _resident(self) -> int:
        try:
            return int(self._statm.read_bytes().split()[1]) * _PAGE
        except OSError as error:
            raise InternalError(f"a worker's memory cannot be watched: {error}") from error


def _seconds(said: Text, limit: float) -> Text:
    return said.format(limit=Text.number(limit, "g"))
