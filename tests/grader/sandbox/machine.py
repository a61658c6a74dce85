"""What this machine offers: sandboxes for tests, and the processes that are left of them."""

import sys
from contextlib import suppress

import psutil
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
    return len(psutil.Process(pid).parents())


def descendants(pid):
    """Return the processes below `pid`, those that have ended but were not waited for included."""
    try:
        return {process.pid for process in psutil.Process(pid).children(recursive=True)}
    except psutil.NoSuchProcess:
        return set()


def jobs_of(grader):
    """Return the job processes of a process that grades."""
    found = []
    for pid in sorted(descendants(grader)):
        with suppress(psutil.NoSuchProcess):  # it has ended since
            if "spawn_main" in " ".join(psutil.Process(pid).cmdline()):
                found.append(pid)
    return found
