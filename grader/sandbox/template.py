"""The template: a process with warm public libraries that forks workers.

It is started by exec in an environment of its own and never holds anything
of an exam, since every worker gets a copy of its memory. It obeys one
connection to the examiner and ends, with all workers, when that closes.
"""

from __future__ import annotations

import fcntl
import gc
import json
import os
import resource
import select
import signal
import socket
import sys
from pathlib import Path
from typing import Any, NoReturn

from grader.sandbox import linux, student, walls, wire
from grader.sandbox.libraries import load, warm_up
from grader.sandbox.policy import Limits, Opening, Tier

_MAX_MESSAGE = 2**12


def main(order: dict[str, Any]) -> NoReturn:
    """Be the template that `order` describes."""
    control = socket.socket(fileno=order["control"])
    sys.argv[:] = [""]
    try:
        tier, limits = Tier(order["tier"]), Limits(**order["limits"])
        opening = Opening(**order["opening"]) if order["opening"] else None
        if tier.has_own_namespaces:
            _enter_namespaces(control)
        warm_up(order["framework"], order["path"])
        if opening:
            load(opening.libraries)
        _require_one_thread()
        virtual, resident, data = _memory()
        ready = walls.Walls(tier, limits, data if opening else virtual, opening)
    except Exception as error:  # the examiner has to hear of whatever it is
        _send(control, error=f"{type(error).__name__}: {error}")
        os._exit(1)
    gc.collect()
    gc.freeze()
    _send(control, resident=resident, version=wire.VERSION)
    _obey(control, ready)


def _enter_namespaces(control: socket.socket) -> None:
    """Go on as a child that is the first process of new namespaces; its parent only waits for it."""
    walls.unshare()
    child = os.fork()
    if child:
        control.close()
        os.waitpid(child, 0)
        os._exit(0)
    linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)


def _require_one_thread() -> None:
    threads = len(list(Path("/proc/self/task").iterdir()))
    if threads != 1:
        raise RuntimeError(f"{threads} threads are running; a process that forks may have one")


def _memory() -> tuple[int, int, int]:
    """Return the sizes of this process in bytes: its address space, what of it is in memory, what is its data."""
    pages = [int(field) for field in Path("/proc/self/statm").read_text().split()]
    virtual, resident, data = (pages[field] * resource.getpagesize() for field in (0, 1, 5))
    return virtual, resident, data


def _obey(control: socket.socket, ready: walls.Walls) -> NoReturn:
    """Fork workers and end them, as the examiner says, until it is gone."""
    null = os.open("/dev/null", os.O_RDONLY)
    workers: set[int] = set()
    while True:
        order, fds = _receive(control)
        if order is None:
            break
        if "end" in order:
            _send(control, status=_end(order["end"], order["patience"]))
            workers.remove(order["end"])
            continue
        try:
            worker = os.fork()
        except OSError as error:
            _send(control, error=f"fork: {error}")
            continue
        if worker == 0:
            connection, output = fds
            _become_worker(null, connection, output, ready)
        for fd in fds:
            os.close(fd)
        workers.add(worker)
        _send(control, worker=worker)
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
    os._exit(0)


def _become_worker(null: int, connection: int, output: int, ready: walls.Walls) -> NoReturn:
    null, connection, output = (
        fcntl.fcntl(fd, fcntl.F_DUPFD, walls.OUT_OF_THE_WAY) for fd in (null, connection, output)
    )
    for fd, place in ((null, 0), (output, 1), (output, 2), (connection, student.CONNECTION)):
        os.dup2(fd, place, inheritable=False)
    student.serve(ready)


def _end(worker: int, patience: float) -> int:
    """Kill `worker` if it does not end by itself within `patience` seconds; return its wait status."""
    handle = os.pidfd_open(worker)
    try:
        poll = select.poll()
        poll.register(handle, select.POLLIN)
        if not poll.poll(patience * 1000):
            os.kill(worker, signal.SIGKILL)
        return os.waitpid(worker, 0)[1]
    finally:
        os.close(handle)


def _send(control: socket.socket, **message: Any) -> None:
    control.send(json.dumps(message).encode())


def _receive(control: socket.socket) -> tuple[Any, list[int]]:
    """Return the next order and the files that came with it; None when the examiner is gone."""
    message, fds, _, _ = socket.recv_fds(control, _MAX_MESSAGE, 2)
    return (json.loads(message) if message else None), fds
