"""What a worker uses up, as the kernel counts it."""

from __future__ import annotations

import os
import time
from pathlib import Path

from grader.outcome import InternalError, Verdict

TICK = 0.02  # seconds between two looks
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


class BrokenWorkerError(Exception):
    """The worker is gone, or must go."""

    def __init__(self, verdict: Verdict, detail: str) -> None:
        super().__init__(detail)
        self.verdict = verdict
        self.detail = detail


class Meter:
    """Watches the process `pid`: CPU and wall time for each answer, and memory."""

    def __init__(self, pid: int, memory: int) -> None:
        self._clock = (~pid << 3) | 2  # what clock_getcpuclockid(3) returns for a process
        self._statm = Path(f"/proc/{pid}/statm")
        self._memory = memory
        self._cpu = self._wall = 0.0
        self._answers = 0
        self._began = self._used_before = self._next_look = 0.0

    def start(self, cpu: float, wall: float) -> None:
        """Begin with a request whose answers may each take `cpu` and `wall` seconds."""
        self._cpu, self._wall = cpu, wall
        self._mark(0, time.monotonic())

    def check(self, answers: int) -> None:
        """Look at the limits, at most once in a tick; so many `answers` have come.

        Raises:
            BrokenWorkerError: a limit is exceeded.
        """
        now = time.monotonic()
        if now < self._next_look:
            return
        self._next_look = now + TICK
        if self._resident() > self._memory:
            raise BrokenWorkerError(Verdict.MEMORY, "more memory than allowed")
        if answers > self._answers:
            self._mark(answers, now)
        elif self._used() - self._used_before > self._cpu:
            raise BrokenWorkerError(Verdict.TIMEOUT, f"more than {self._cpu:g} s of CPU time")
        elif now - self._began > self._wall:
            raise BrokenWorkerError(Verdict.TIMEOUT, f"more than {self._wall:g} s")

    def _mark(self, answers: int, now: float) -> None:
        """Let the time of the next answer begin now."""
        self._answers = answers
        self._began = now
        self._used_before = self._used()
        self._next_look = now + TICK

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
