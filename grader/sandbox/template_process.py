"""The examiner's hold on one template process."""

from __future__ import annotations

import dataclasses
import importlib.util
import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.outcome import InternalError
from grader.sandbox import bubblewrap, wire
from grader.sandbox.policy import Limits, Opening, Tier

if TYPE_CHECKING:
    from grader.course import Framework

_BOOT = """
import json, sys
order = json.loads(sys.argv[1])
sys.path += order["path"]
from grader.sandbox.template import main
main(order)
"""
# The whole of it, so that Python needs not be told to ignore it (-E), and with it PYTHONHASHSEED.
_ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "PYTHONHASHSEED": "0",  # a set has the same order in every worker
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "CUDA_VISIBLE_DEVICES": "",  # a driver is too large a door: it takes an opening
    "HIP_VISIBLE_DEVICES": "",
}
_PACKAGE = Path(__file__).resolve().parents[1]
_START_SECONDS = 120.0  # torch from a cold disk
_ANSWER_SECONDS = 30.0
_MAX_MESSAGE = 2**12


class TemplateProcess:
    """A template that was started, and stays until it dies or is closed.

    Raises:
        InternalError: it cannot be started, or its walls do not stand.
    """

    def __init__(self, framework: Framework, limits: Limits, tier: Tier, opening: Opening | None = None) -> None:
        if sys.platform != "linux":
            raise InternalError("submissions run on Linux; on other systems grade in a container or under WSL 2")
        from grader.sandbox import linux  # it exists there only

        if tier is not Tier.NONE:
            linux.prctl(linux.PR_SET_DUMPABLE, 0)  # no process of the same user may read our memory
        python, sites = os.path.realpath(sys.executable), _sites(framework)
        outer = bubblewrap.around(python, [*sites, str(_PACKAGE)], opening) if tier.in_bubblewrap else []
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        order = {
            "path": [*sites, str(_PACKAGE.parent)],
            "control": theirs.fileno(),
            "framework": framework,
            "tier": tier,
            "limits": dataclasses.asdict(limits),
            "opening": dataclasses.asdict(opening) if opening else None,
        }
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  closed with the process
        with theirs:
            self._process = subprocess.Popen(
                [*outer, python, "-S", "-s", "-P", "-c", _BOOT, json.dumps(order)],
                env={**_ENVIRONMENT, **(opening.environment if opening else {})},
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._errors,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        try:
            said = self._hear(_START_SECONDS)
        except InternalError:
            self.close()
            raise
        if said["version"] != wire.VERSION:
            self.close()
            raise InternalError("the grader's own code was changed while it ran: give the same command again")
        self.resident = int(said["resident"])  # bytes that every worker has in memory before it does anything

    def alive(self) -> bool:
        """Tell whether the process is still there."""
        return self._process.poll() is None

    def fork(self, connection: int, output: int) -> int:
        """Have a worker forked that holds the two file descriptors; return the name that it has in `end`.

        Raises:
            InternalError: that failed.
        """
        return int(self._tell({"fork": True}, [connection, output])["worker"])

    def end(self, worker: int, patience: float) -> int:
        """Have `worker` killed if it does not end by itself within `patience` seconds; return its wait status.

        Raises:
            InternalError: the template is gone, and the worker with it.
        """
        return int(self._tell({"end": worker, "patience": patience})["status"])

    def close(self) -> None:
        """End the process and with it every worker; may be called twice."""
        self._control.close()
        try:
            self._process.wait(2)
        except subprocess.TimeoutExpired:
            self._kill()
        self._errors.close()

    def _kill(self) -> None:
        """End the process, even one that is stopped; whatever it has started dies with it."""
        self._process.kill()
        self._process.wait()

    def _tell(self, order: dict[str, Any], fds: Sequence[int] = ()) -> dict[str, Any]:
        try:
            socket.send_fds(self._control, [json.dumps(order).encode()], fds)
        except OSError as error:
            raise InternalError("the template is gone") from error
        return self._hear(_ANSWER_SECONDS)

    def _hear(self, seconds: float) -> dict[str, Any]:
        """Return what the template says; it is ours and is believed."""
        self._control.settimeout(seconds)
        try:
            message = self._control.recv(_MAX_MESSAGE)
        except BaseException as error:
            self._kill()  # it would answer the next question with the answer to this one
            if isinstance(error, OSError):
                raise InternalError(f"the template is gone, or did not answer within {seconds:g} s") from error
            raise
        if not message:
            raise InternalError(f"the template is gone: {self._last_words()}")
        said: dict[str, Any] = json.loads(message)
        if "error" in said:
            raise InternalError(said["error"])
        return said

    def _last_words(self) -> str:
        self._errors.seek(0)
        lines = self._errors.read().decode(errors="replace").splitlines()
        return lines[-1] if lines else "it said nothing"


def _sites(framework: Framework) -> list[str]:
    """Return the folders in which this interpreter finds the packages of `framework`."""
    folders = set()
    for name in ("numpy", "torch") if framework == "torch" else ("numpy",):
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            raise InternalError(f"{name} is not installed for {sys.executable}")
        folders.add(str(Path(spec.origin).parents[1]))
    return sorted(folders)
