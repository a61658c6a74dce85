"""What a worker may use up, and behind which walls it runs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tier(StrEnum):
    """The walls around a worker, the strongest first."""

    NAMESPACES = "namespaces"  # an own, nearly empty root; then all that LANDLOCK has
    LANDLOCK = "landlock"  # Landlock, seccomp, resource limits, where namespaces are refused
    NONE = "none"  # a separate process with resource limits: no wall at all


@dataclass(frozen=True, slots=True)
class Limits:
    """What one worker may use up; times in seconds, sizes in bytes.

    CPU time is what counts. Wall time is a wide backstop for code that
    sleeps, so that a loaded machine makes no time-outs.
    """

    cpu: float = 2.0  # of one call
    wall: float = 10.0
    load_cpu: float = 5.0  # of executing the module
    load_wall: float = 30.0
    memory: int = 2**30  # over what the warm template holds
    answer: int = 2**26  # of one call, as bytes on the wire
    life: float = 300.0  # of one worker: a thousand calls may each be just in time
    output: int = 2**16  # kept of what is printed
    threads: int = 64
