"""What a Dask worker process does for `grader.cluster`: show what it is, take a parcel, do one job after the other.

These functions run there. They are called in this order, one at a time, by
whoever may use the Dask scheduler: the instructor.
"""

from __future__ import annotations

import hashlib
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from distributed import get_worker

from grader import __version__, parcel
from grader.accuracy.device import DeviceReport, device_report
from grader.grading import environment
from grader.jobs import Job, Work
from grader.outcome import InternalError
from grader.sandbox import Tier
from grader.sandbox.tiers import choose, try_to_break_out
from grader.text import SEMICOLON, Text


class EmptyError(Exception):
    """This process does not hold the parcel that a job is about."""


@dataclass(frozen=True, slots=True)
class _Held:
    digest: str
    job: Job
    stack: ExitStack


# A parcel holds a secret and warm templates: one at a time, whoever sent the last one.
_held: _Held | None = None


@cache
def versions() -> dict[str, str]:
    """Return what must be equal on two machines for equal results; the grader counts file by file."""
    hashed = hashlib.sha256()
    package = Path(__file__).parent
    for path in sorted(package.rglob("*.py")):
        hashed.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return {"noyaux": f"{__version__}+{hashed.hexdigest()[:12]}", **environment()}


def show(tier: Tier) -> tuple[dict[str, str], Text | None]:
    """Return this machine's versions, and why the walls of `tier` cannot be had here (`None`: they hold)."""
    return versions(), _weakness(tier)


def _weakness(tier: Tier) -> Text | None:
    if tier is Tier.NONE:
        return None
    report = choose()
    if report.tier is tier:
        return None
    if tier in report.refused:
        return report.refused[tier]
    try:  # stronger walls hold, but the results shall be equal to those of the others
        failed = [check.what for check in try_to_break_out(tier) if not check.held]
    except InternalError as error:
        return error.said
    return Text.joined(failed, SEMICOLON) if failed else None


def hold(digest: str, work: Work, packed: bytes) -> None:
    """Unpack a parcel and make ready for the jobs of `work`, in place of what was held before."""
    global _held
    release()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="noyaux-", dir=get_worker().local_directory)))
        here = parcel.unpack(packed, work, folder)
        stack.callback(_forget, here.root)
        job = stack.enter_context(here.open())
        _held = _Held(digest, job, stack.pop_all())


def do(digest: str, asked: bytes) -> bytes:
    """Do one job of the parcel `digest`.

    Raises:
        EmptyError: this process holds another one, or none.
    """
    if _held is None or _held.digest != digest:
        raise EmptyError
    return _held.job(asked)


def release(digest: str | None = None) -> None:
    """End the templates and delete the exam of the parcel `digest`, or of whichever is held."""
    global _held
    if _held is not None and digest in (None, _held.digest):
        held, _held = _held, None
        held.stack.close()


def device() -> DeviceReport:
    """Return what this machine offers for training."""
    return device_report()


def _forget(root: Path) -> None:
    """Let the next parcel's course be imported, not this one's."""
    names = {path.stem for path in root.iterdir()}
    for name in [name for name in sys.modules if name.partition(".")[0] in names]:
        del sys.modules[name]
    if str(root) in sys.path:
        sys.path.remove(str(root))
