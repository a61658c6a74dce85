"""The workers of a Dask scheduler as a place where jobs run: the same as `grader.jobs.Processes`, on other machines.

Every Dask worker process is a slot. It gets jobs only after it has shown that
it grades as this machine does: the same code, the same versions, and the walls
of this run tried out over there. It gets course and exam once, as bytes.

Jobs are sent to one slot each, one at a time: a process that dies is known to
have died of that job, and the job goes to another slot.
"""

from __future__ import annotations

import contextlib
import hashlib
import ipaddress
import logging
import math
import queue
import time
import uuid
import warnings
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any
from urllib.parse import urlsplit

from distributed import Client, fire_and_forget
from distributed.client import FutureCancelledError
from distributed.scheduler import KilledWorker

from grader import parcel, slot
from grader.accuracy.device import DeviceReport
from grader.errors import ClearError
from grader.jobs import MAX_LOST, MAX_STILLBORN, Answers, Ask, Work
from grader.sandbox import Tier

CONNECT_SECONDS = 10.0
ANSWER_SECONDS = 20.0  # to fetch an answer that is there; it is tried again
LOOK_SECONDS = 1.0  # between two looks at who has joined and who is gone

Told = Callable[[str], None]


class ClusterError(ClearError):
    """A Dask cluster cannot be used; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """The workers of one Dask scheduler.

    Attributes:
        address: of the scheduler.
        tier: the walls of the run, which every worker must have.
        told: hears, in a sentence, which workers are left out and why.
    """

    address: str
    tier: Tier
    told: Told

    @classmethod
    def at(cls, address: str, tier: Tier, told: Told) -> Cluster:
        """Return the cluster whose scheduler answers at `address`.

        Raises:
            ClusterError: none answers, or what is sent there could be read on the way.
        """
        if not is_private(address):
            raise ClusterError(
                f"{address}: submissions and the exam travel in clear there; beyond this machine use tls://HOST:PORT, "
                "with Dask's settings distributed.comm.tls.ca-file, .client.cert and .client.key (docs/cluster.md)"
            )
        cluster = cls(address, tier, told)
        with cluster._connected():
            return cluster

    def run(self, work: Work, keys: Iterable[str], ask: Ask) -> Answers:
        """Do what `jobs.Jobs.run` says.

        Raises:
            ClusterError: the scheduler is gone, or no worker may be used.
        """
        waiting, lost = deque(keys), Counter[str]()
        if not waiting:
            return
        with self._connected() as client, contextlib.closing(_Slots(client, self, work)) as slots:
            while waiting or slots.busy:
                for key in slots.look():
                    lost[key] += 1
                    if lost[key] < MAX_LOST:
                        waiting.appendleft(key)
                    else:
                        yield key, None
                while waiting and slots.give(waiting[0], ask):
                    waiting.popleft()
                for key, answer in slots.heard():
                    if answer is None:
                        waiting.appendleft(key)
                    else:
                        yield key, answer

    def device_report(self) -> DeviceReport:
        """Return what the first worker with a GPU offers; no GPU where no worker has announced one."""
        with self._connected() as client:
            for address, known in _workers(client).items():
                if _has_gpu(known):
                    with _clear(self.address):
                        found: DeviceReport = client.submit(slot.device, workers=[address], pure=False).result()
                        return found
        return DeviceReport(None, (), (), 0)

    @contextlib.contextmanager
    def _connected(self) -> Iterator[Client]:
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is said below, once
        try:
            client = Client(self.address, timeout=CONNECT_SECONDS, set_as_default=False)
        except TypeError as error:  # Dask's own for missing certificates
            raise ClusterError(
                f"{self.address}: {error}; name certificates by Dask's settings distributed.comm.tls.ca-file, "
                ".client.cert and .client.key (docs/cluster.md)"
            ) from error
        except (OSError, ValueError, RuntimeError) as error:
            raise ClusterError(
                f"{self.address}: no Dask scheduler answers ({error}): start one, see docs/cluster.md"
            ) from error
        try:
            yield client
        finally:
            client.close(timeout=2)


def is_private(address: str) -> bool:
    """Say whether nobody can listen on the way to `address`: it is encrypted, or does not leave this machine."""
    parts = urlsplit(address if "://" in address else f"tcp://{address}")
    if parts.scheme in ("tls", "wss", "inproc"):
        return True
    try:
        return parts.hostname == "localhost" or ipaddress.ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return False


class _Does(Enum):
    """What a slot is busy with, in the order of its life."""

    SHOW = auto()
    HOLD = auto()
    NOTHING = auto()
    JOB = auto()
    LEFT_OUT = auto()


@dataclass(slots=True)
class _Slot:
    address: str
    does: _Does
    future: Any = None
    key: str = ""


class _Slots:
    """The workers of one run, and what each of them is doing."""

    def __init__(self, client: Client, cluster: Cluster, work: Work) -> None:
        self._client = client
        self._cluster = cluster
        self._work = work
        self._gpu = work.gpu
        self._parcel = parcel.pack(work)
        self._digest = hashlib.sha256(repr(work).encode() + self._parcel).hexdigest()
        self._slots: dict[str, _Slot] = {}
        self._ended: queue.SimpleQueue[tuple[_Slot, Any]] = queue.SimpleQueue()
        self._refused: dict[str, str] = {}
        self._stillborn = 0
        self._looked = -math.inf
        self._waits = False
        self._lost: list[str] = []

    @property
    def busy(self) -> bool:
        """Say whether a job is in some slot, or was when that went."""
        return bool(self._lost) or any(one.does is _Does.JOB for one in self._slots.values())

    def look(self) -> list[str]:
        """See who has joined and who is gone, once in a while; return the jobs whose workers died of them.

        Raises:
            ClusterError: the scheduler is gone, or nobody is left who may do a job.
        """
        if time.monotonic() - self._looked >= LOOK_SECONDS:
            self._look()
        lost, self._lost = self._lost, []
        return lost

    def _look(self) -> None:
        with _clear(self._cluster.address):
            there = _workers(self._client)
        self._looked = time.monotonic()
        for address in set(self._slots) - set(there):
            one = self._slots.pop(address)
            self._refused.pop(address, None)
            self._stillborn += one.does in (_Does.SHOW, _Does.HOLD)
            if one.does is _Does.JOB:
                self._lost.append(one.key)
            one.future = None
        if self._stillborn > MAX_STILLBORN:
            raise ClusterError(
                f"{self._stillborn} workers of {self._cluster.address} died before their first job: their logs say "
                "why; they may lack memory"
            )
        for address in set(there) - set(self._slots):
            self._welcome(address, there[address])
        self._say_if_nobody_works()

    def _welcome(self, address: str, known: dict[str, Any]) -> None:
        one = self._slots[address] = _Slot(address, _Does.SHOW)
        if not is_private(address):
            self._leave_out(one, "what is sent to it could be read on the way; start it with tls://")
        elif known["nthreads"] != 1:
            self._leave_out(one, f"it has {known['nthreads']} threads; start it with --nthreads 1, and more of them")
        elif self._gpu and not _has_gpu(known):
            self._leave_out(one, 'training needs a GPU; a worker that has one says so: --resources "GPU=1"')
        else:
            self._send(one, _Does.SHOW, slot.show, self._cluster.tier)

    def _say_if_nobody_works(self) -> None:
        if self._slots and all(one.does is _Does.LEFT_OUT for one in self._slots.values()):
            reasons = "\n".join(f"{address}: {why}" for address, why in sorted(self._refused.items()))
            raise ClusterError(f"no worker of {self._cluster.address} can grade for this machine:\n{reasons}")
        if not self._slots and not self._waits:
            self._cluster.told(f"no worker has joined {self._cluster.address}; waiting (Ctrl-C keeps what is graded)")
        self._waits = not self._slots

    def give(self, key: str, ask: Ask) -> bool:
        """Start a job in a free slot; say whether there was one."""
        for one in self._slots.values():
            if one.does is _Does.NOTHING:
                one.key = key
                self._send(one, _Does.JOB, slot.do, self._digest, ask(key))
                return True
        return False

    def heard(self) -> Iterator[tuple[str, bytes | None]]:
        """Wait a little; yield jobs with their answers, `None` for one that has to be given again.

        Raises:
            ClusterError: the scheduler is gone.
        """
        try:
            one, future = self._ended.get(timeout=LOOK_SECONDS)
        except queue.Empty:
            return
        if one.future is not future:
            return  # its worker is gone
        if future.status == "pending":  # Dask does it again, because a worker came back at the same address
            future.add_done_callback(lambda future: self._ended.put((one, future)))
        elif future.status == "finished":
            try:
                answer = future.result(timeout=ANSWER_SECONDS)
            except (OSError, FutureCancelledError):  # the worker died with the answer, or all is lost: see `_look`
                self._ended.put((one, future))
            else:
                yield from self._finished(one, answer)
        elif future.status == "error":
            yield from self._failed(one, future.exception())
        else:
            raise ClusterError(_GONE.format(address=self._cluster.address, error="it cancelled what it was given"))

    def _finished(self, one: _Slot, answer: Any) -> Iterator[tuple[str, bytes | None]]:
        if one.does is _Does.SHOW:
            theirs, weakness = answer
            if theirs != slot.versions():
                self._leave_out(one, _apart(theirs, slot.versions()))
            elif weakness is not None:
                self._leave_out(one, f"the walls of this run ({self._cluster.tier}) do not hold there: {weakness.en}")
            else:
                self._send(one, _Does.HOLD, slot.hold, self._digest, self._work, self._parcel)
            return
        was, one.does, one.future = one.does, _Does.NOTHING, None
        if was is _Does.JOB:
            self._stillborn = 0
            yield one.key, answer if isinstance(answer, bytes) else b""

    def _failed(self, one: _Slot, error: BaseException | None) -> Iterator[tuple[str, bytes | None]]:
        if one.does is not _Does.JOB:
            hint = "; the same noyaux must be installed there and where the scheduler runs"
            self._leave_out(one, f"it cannot be made ready: {error}{hint if one.does is _Does.SHOW else ''}")
        elif isinstance(error, slot.EmptyError):  # it was restarted, or has served somebody else
            self._send(one, _Does.SHOW, slot.show, self._cluster.tier)
            yield one.key, None
        elif isinstance(error, KilledWorker):
            self._lost.append(one.key)
            one.does, one.future = _Does.NOTHING, None
        else:
            assert error is not None
            raise error

    def _leave_out(self, one: _Slot, why: str) -> None:
        one.does, one.future = _Does.LEFT_OUT, None
        self._refused[one.address] = why
        self._cluster.told(f"worker {one.address} is left out: {why}")

    def _send(self, one: _Slot, does: _Does, function: Callable[..., Any], *arguments: Any) -> None:
        one.does = does
        with _clear(self._cluster.address), warnings.catch_warnings(action="ignore"):  # of a parcel's size
            future = self._client.submit(
                function,
                *arguments,
                key=f"noyaux-{does.name.lower()}-{uuid.uuid4().hex}",
                workers=[one.address],
                resources={"GPU": 1} if self._gpu and does is _Does.JOB else None,
            )
        one.future = future
        future.add_done_callback(lambda future: self._ended.put((one, future)))

    def close(self) -> None:
        """Take back what was given, and let workers delete the exam; jobs that run come to their end first."""
        with contextlib.suppress(Exception):  # a scheduler that is gone is said elsewhere
            self._client.cancel([one.future for one in self._slots.values() if one.future is not None])
            for one in self._slots.values():
                if one.does is not _Does.LEFT_OUT:
                    fire_and_forget(self._client.submit(slot.release, self._digest, workers=[one.address], pure=False))


_GONE = (
    "{address}: the Dask scheduler is gone ({error}). What is graded is kept; start the scheduler again, and the same "
    "command goes on from there"
)


@contextlib.contextmanager
def _clear(address: str) -> Iterator[None]:
    try:
        yield
    except (OSError, FutureCancelledError) as error:
        raise ClusterError(_GONE.format(address=address, error=error or type(error).__name__)) from error


def _workers(client: Client) -> dict[str, dict[str, Any]]:
    if client.status != "running":
        raise OSError(f"the connection is {client.status}")
    return dict(client.scheduler_info(n_workers=-1)["workers"])


def _has_gpu(known: dict[str, Any]) -> bool:
    return bool(known["resources"].get("GPU", 0) >= 1)


def _apart(theirs: dict[str, str], ours: dict[str, str]) -> str:
    different = [name for name in ours if theirs.get(name) != ours[name]]
    return "; ".join(f"{name} is {theirs.get(name, 'absent')} there and {ours[name]} here" for name in different)
