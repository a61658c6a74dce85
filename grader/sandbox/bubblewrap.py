"""bubblewrap, the audited wall around a whole template: started once, it costs a worker nothing.

What is inside is ours, and may have faults. Outside stands a program that
others have looked at for years: a root that holds what starts Python and no
more, no network, no other process, hardly a capability. Where it lacks an
option or a right it says so, and another tier is chosen.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from grader.outcome import InternalError
from grader.sandbox.policy import Opening

# Where the dynamic linker finds what Python and its extensions are linked with.
_SHARED_OBJECTS = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/etc/alternatives")
_DEVICES = (Path("/dev/null"), Path("/dev/urandom"))
_TEMPORARY = "/tmp"  # noqa: S108  PyTorch does not start without it; the inner walls are built there
# Root's template maps users, makes its workers somebody else and ends them: it needs these, and nothing else of root's.
_ROOTS = ("CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP", "CAP_SETFCAP", "CAP_KILL")


def around(python: str, seen: Iterable[str], opening: Opening | None = None) -> list[str]:
    """Return the command that runs inside of bubblewrap what follows it, a program of `python`.

    Args:
        python: the path of the interpreter itself, free of symbolic links.
        seen: files and folders that the program has to see beside Python's own.
        opening: what is opened in this wall too.

    Raises:
        InternalError: bubblewrap is not installed.
    """
    program = shutil.which("bwrap")
    if program is None:
        raise InternalError("bubblewrap is not installed (apt install bubblewrap)")
    capabilities = [word for name in _ROOTS for word in ("--cap-add", name)] if os.geteuid() == 0 else []
    devices, readable = (opening.devices, opening.outside_proc) if opening else ((), ())
    return [
        program,
        *("--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"),
        *("--die-with-parent", "--new-session", "--as-pid-1"),
        *("--cap-drop", "ALL", *capabilities),
        *_root(
            {path for path in map(Path, (python, *_pythons_own(), *seen, *readable)) if path.exists()},
            [*_DEVICES, *map(Path, devices)],
        ),
        *("--remount-ro", "/", "--chdir", "/", "--"),
    ]


def _pythons_own() -> Iterator[str]:
    """Yield where the standard library and shared objects lie; of a virtual environment, what says whose it is."""
    yield f"{sys.prefix}/pyvenv.cfg"
    for prefix in (sys.base_prefix, sys.base_exec_prefix):
        yield from (f"{prefix}/lib", f"{prefix}/{sys.platlibdir}")
    yield from _SHARED_OBJECTS


def _root(seen: set[Path], devices: Sequence[Path]) -> Iterator[str]:
    """Yield the options that make the root: `seen`, read-only, `devices`, an own /proc and an own, empty /tmp.

    Folders above them are made by name: left to itself bubblewrap may close them to all users but its own.
    """
    outermost = sorted(path for path in seen if seen.isdisjoint(path.parents))
    above = sorted({folder for path in (*outermost, *devices) for folder in path.parents})
    yield from ("--tmpfs", _TEMPORARY, "--proc", "/proc")  # first: the grader itself may lie below /tmp
    for folder in above[1:]:  # the root itself is there
        yield from ("--dir", str(folder))
    for path in outermost:
        yield from ("--ro-bind", str(path), str(path))
    for device in devices:
        yield from ("--dev-bind", str(device), str(device))
