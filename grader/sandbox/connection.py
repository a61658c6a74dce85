"""The examiner's end of the connection to one worker process.

Nothing that comes from the other end is believed: bytes are a frame that
answers the request in hand, or the worker is broken. One loop, which never
blocks, sends, reads, drains what is printed and watches the limits.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import struct
import time
from collections.abc import Iterator

from grader.outcome import InternalError, Value, Verdict
from grader.sandbox import wire
from grader.sandbox.meter import TICK, BrokenWorkerError, Meter
from grader.sandbox.policy import Limits
from grader.sandbox.template_process import TemplateProcess
from grader.text import Text
from grader.values import decode

_CHUNK = 2**16
_MAX_NAP = TICK / 2
_MAX_HELLO = 2**12
_HELLO_SECONDS = 30.0
_EXIT_SECONDS = 1.0  # for a worker that closed the connection, to end by itself
_SIGNALS = {member.value: member.name for member in signal.Signals}
_SIGNAL = Text("a signal", "un signal")
_EXIT = Text("exit status {code}", "code de sortie {code}")
_CREDENTIALS = struct.Struct("3i")


class Connection:
    """A fresh worker process, from its fork to its end.

    Raises:
        InternalError: it cannot be forked, or its walls do not stand.
    """

    def __init__(self, template: TemplateProcess, limits: Limits) -> None:
        self._template = template
        self._limits = limits
        self._closed = False
        self._piece = memoryview(bytearray(_CHUNK))
        self.printed = bytearray()
        self._socket, theirs = socket.socketpair()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        self._output, output = os.pipe()
        os.set_blocking(self._output, False)
        self._poll = select.poll()
        self._poll.register(self._socket, select.POLLIN)
        self._poll.register(self._output, select.POLLIN)
        self._worker: int | None = None
        try:
            with theirs, os.fdopen(output, "wb"):
                self._worker = template.fork(theirs.fileno(), output)
            life = max(limits.life, limits.load_wall + limits.wall)  # one call may always take all of its time
            self._meter = Meter(self._hello(), template.resident + limits.memory, life)
        except BaseException:
            self.close()
            raise
        self._socket.setblocking(False)

    def exchange(self, request: bytes, count: int, room: int, cpu: float, wall: float) -> Iterator[Value]:
        """Send `request`, an encoded value, and yield the `count` values that answer it, each as soon as it is there.

        None takes more than `room` bytes.

        Raises:
            BrokenWorkerError: the worker broke a limit, or it is gone.
            ValueError: it sent what no worker of ours sends.
            InternalError: the fault is ours.
        """
        nonce = os.urandom(16)
        unsent = memoryview(wire.framed(nonce, 0, request))
        answers = wire.Answers(nonce, count, room)
        self._meter.start(cpu, wall)
        started = time.monotonic()
        while not answers.complete:
            if self._closed:
                raise self._gone()
            unsent = self._send(unsent)
            self._meter.look()
            before = answers.number
            yield from answers.feed(self._wait(sending=bool(unsent)))
            self._meter.check(answers.number)
            if before < answers.number < count:
                # To wake up for every single answer costs as much as to read it: let half of the rest gather.
                pace = (time.monotonic() - started) / answers.number
                time.sleep(min(pace * (count - answers.number) / 2, _MAX_NAP))

    def close(self) -> None:
        """End the worker, whatever it is doing; may be called twice."""
        if self._worker is not None:
            worker, self._worker = self._worker, None
            with contextlib.suppress(InternalError):  # then the worker is gone too
                self._template.end(worker, patience=0)
        if self._socket.fileno() >= 0:
            self._socket.close()
            os.close(self._output)

    def _hello(self) -> int:
        """Wait for the worker's walls to stand; return its process ID, which the kernel attaches to what it says."""
        self._socket.settimeout(_HELLO_SECONDS)
        try:
            message, attached, _, _ = self._socket.recvmsg(_MAX_HELLO, socket.CMSG_SPACE(_CREDENTIALS.size))
            length = wire.payload_length(message, 0, wire.HELLO, 0, _MAX_HELLO)
            said = decode(message[wire.HEADER.size : wire.HEADER.size + length])
            pid: int = _CREDENTIALS.unpack(attached[0][2])[0]
        except (OSError, ValueError, IndexError, struct.error) as error:
            raise InternalError(f"a worker did not start: {error}") from error
        if said is not None:
            raise InternalError(f"a worker has no walls: {said}")
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 0)
        return pid

    def _send(self, unsent: memoryview) -> memoryview:
        """Send what goes without waiting; return what is still to be sent."""
        try:
            return unsent[self._socket.send(unsent) :] if unsent else unsent
        except BlockingIOError:
            return unsent
        except OSError:
            return unsent[:0]  # reading will tell how the worker ended

    def _wait(self, *, sending: bool) -> bytes:
        """Wait for something to happen, at most for a tick; return what came."""
        data = b""
        self._poll.modify(self._socket, select.POLLIN | (select.POLLOUT if sending else 0))
        for fd, event in self._poll.poll(TICK * 1000):
            if fd == self._output:
                self._drain()
            elif event != select.POLLOUT:
                data = self._receive()
        return data

    def _receive(self) -> bytes:
        """Return what has come, without waiting; note when the worker has closed the connection."""
        try:
            count = self._socket.recv_into(self._piece)
        except BlockingIOError:
            return b""
        except OSError:
            count = 0
        self._closed = not count
        return bytes(self._piece[:count])

    def _drain(self) -> None:
        """Take what was printed out of the pipe, and keep the beginning."""
        data = os.read(self._output, _CHUNK)
        if not data:
            self._poll.unregister(self._output)
        room = self._limits.output - len(self.printed)
        self.printed += data[: max(room, 0)]

    def _gone(self) -> BrokenWorkerError:
        """Return how the worker, which closed the connection, ended."""
        assert self._worker is not None
        worker, self._worker = self._worker, None
        code = os.waitstatus_to_exitcode(self._template.end(worker, _EXIT_SECONDS))
        name = _SIGNALS.get(-code)
        ended = Text.same(name) if name else _SIGNAL if code < 0 else _EXIT.format(code=code)
        return BrokenWorkerError(Verdict.CRASHED, ended)
