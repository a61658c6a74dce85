"""Stop student code that runs or prints without end, on every system and without a plugin."""

from __future__ import annotations

import _thread
import contextlib
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import Any, TextIO

CHARACTERS = 200_000  # printed by one call; nobody reads more


class Stopped(BaseException):
    """The call ran too long (`why == "time"`) or printed too much (`"output"`).

    No `Exception`: neither the student's `except Exception` nor Hypothesis, which
    would run the endless call again to shrink it, may catch it.
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class _Watchdog:
    """One sleeping thread that interrupts the main one, as Ctrl-C does, when a call is late."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._deadline: float | None = None
        self._thread: threading.Thread | None = None
        self.fired = False

    def begin(self, seconds: float) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._look, daemon=True)
            self._thread.start()
            if signal.getsignal(signal.SIGINT) in (signal.SIG_IGN, signal.SIG_DFL):
                # a shell that starts a job in the background lets it ignore Ctrl-C
                signal.signal(signal.SIGINT, signal.default_int_handler)
        with self._lock:
            self.fired = False
            self._deadline = time.monotonic() + seconds

    def end(self) -> None:
        with self._lock:
            self._deadline = None

    def _look(self) -> None:
        while True:
            time.sleep(0.1)
            with self._lock:
                if self._deadline is not None and time.monotonic() > self._deadline:
                    self.fired = True
                    self._deadline += 1.0  # once more, should a bare `except:` have swallowed it
                    _interrupt()


class _Counted:
    """A stream that lets a bounded number of characters through, and remembers them."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._written: list[str] = []
        self._left = CHARACTERS

    def write(self, text: str) -> int:
        self._left -= len(text)
        if self._left < 0:
            raise Stopped("output")
        self._written.append(text)
        return self._stream.write(text)

    def written(self) -> str:
        return "".join(self._written)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


_watchdog = _Watchdog()
_last_output: _Counted | None = None


def limited(call: Callable[[], Any], seconds: float) -> Any:
    """Run `call` for at most `seconds` and return what it returns.

    Raises:
        Stopped: it runs or prints without end.
    """
    global _last_output
    if _debugged():
        return call()
    _last_output = output = _Counted(sys.stdout)
    try:
        _watchdog.begin(seconds)
        try:
            with contextlib.redirect_stdout(output):
                return call()
        finally:
            _watchdog.end()
    except KeyboardInterrupt:
        if _watchdog.fired:
            raise Stopped("time") from None
        raise


def last_printed() -> str:
    """Return what the last call printed."""
    return "" if _last_output is None else _last_output.written()


def forgive() -> None:
    """Let the running call take as long as it likes: a person is in the debugger."""
    _watchdog.end()


def _interrupt() -> None:
    """Do to the main thread what Ctrl-C does."""
    if hasattr(signal, "pthread_kill"):  # wakes a sleeping call, too; Windows has no such thing
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
    else:
        _thread.interrupt_main()


def _debugged() -> bool:
    monitoring = getattr(sys, "monitoring", None)
    return sys.gettrace() is not None or (
        monitoring is not None and monitoring.get_tool(monitoring.DEBUGGER_ID) is not None
    )
