"""What a worker may use up, behind which walls it runs, and what is opened in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Tier(StrEnum):
    """The walls around a worker, the strongest first."""

    BUBBLEWRAP_NAMESPACES = "bubblewrap+namespaces"  # NAMESPACES, all of it inside of bubblewrap
    NAMESPACES = "namespaces"  # an own, nearly empty root; then all that LANDLOCK has
    BUBBLEWRAP_LANDLOCK = "bubblewrap+landlock"  # LANDLOCK, where only bubblewrap may make namespaces
    LANDLOCK = "landlock"  # Landlock, seccomp, resource limits, where namespaces are refused
    NONE = "none"  # a separate process with resource limits: no wall at all

    @property
    def in_bubblewrap(self) -> bool:
        """Tell whether the template and its workers run inside of bubblewrap."""
        return self in (Tier.BUBBLEWRAP_NAMESPACES, Tier.BUBBLEWRAP_LANDLOCK)

    @property
    def has_own_namespaces(self) -> bool:
        """Tell whether the template makes namespaces, and in them a root, by itself."""
        return self in (Tier.BUBBLEWRAP_NAMESPACES, Tier.NAMESPACES)


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


@dataclass(frozen=True, slots=True)
class Opening:
    """A hole in the walls for the driver of some devices; there is none unless a sandbox is made with it.

    With it a worker gets its own folder in `/proc` and the system calls that a driver needs (`seccomp.py` lists them),
    and is limited in data, no longer in address space.

    Attributes:
        name: by which results tell of it.
        devices: device files that a worker may open, read, write and control.
        readable: other files and folders that the driver reads.
        libraries: its libraries, by the names that the loader knows; loaded before there are walls.
        environment: variables of the template.
    """

    name: str
    devices: tuple[str, ...]
    readable: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def outside_proc(self) -> tuple[str, ...]:
        """Return what is readable and has to be brought into an own root: what lies in `/proc` is there anyway."""
        return tuple(path for path in self.readable if not path.startswith("/proc/"))
