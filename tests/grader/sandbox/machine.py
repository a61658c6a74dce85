"""What this machine offers: sandboxes for tests, and the processes that are left of them."""

import sys
from contextlib import suppress
from pathlib import Path

import pytest

from grader.outcome import InternalError, LoadError
from grader.sandbox import Limits, Sandbox

LIMITS = Limits(cpu=0.5, wall=60.0, load_cpu=5.0, load_wall=60.0, memory=2**28)


def offered(tier, framework="numpy"):
    """Return a sandbox of this tier, or skip: CI's containers refuse namespaces, old kernels have no Landlock."""
    if sys.platform != "linux":
        pytest.skip("workers run on Linux")
    sandbox = Sandbox(framework, LIMITS, tier)
    try:
        sandbox.template()
    except InternalError as error:
        pytest.skip(f"this machine does not offer {tier}: {error}")
    return sandbox


def skip_unless_readable(sandbox):
    """Skip where a worker cannot import what the template has not: root's, if Python lies in root's own folder."""
    worker = sandbox.worker("probe", b"import wave")
    try:
        if isinstance(worker.load(), LoadError):
            pytest.skip("in this tier root's workers cannot read this Python, which lies in root's own folder")
    finally:
        worker.close()


def the_one_that_forks(template):
    """Return the process that obeys the examiner; bubblewrap, and what only waits for it, are above it.

    There must be no worker.
    """
    return max({template._process.pid, *descendants(template._process.pid)}, key=_depth)


def _depth(pid):
    parent = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    return 1 + _depth(parent) if parent else 0


def descendants(pid):
    """Return the processes below `pid`, those that have ended but were not waited for included."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:  # it has ended since
            continue
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}


def jobs_of(grader):
    """Return the job processes of a process that grades."""
    found = []
    for pid in sorted(descendants(grader)):
        with suppress(OSError):  # it has ended since
            if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes():
                found.append(pid)
    return found
