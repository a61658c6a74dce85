"""Calls that never end are ended, whatever they do."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest
from show.limits import CHARACTERS, Stopped, last_printed, limited

from tests.conftest import ROOT


def loops() -> None:
    while True:
        pass


def swallows() -> None:
    while True:
        with contextlib.suppress(Exception):
            time.sleep(0.01)


def sleeps() -> None:
    time.sleep(10_000)


def waits() -> None:
    lock = threading.Lock()
    with lock:
        lock.acquire()


@pytest.mark.parametrize("call", [loops, swallows, sleeps, waits])
def test_a_call_that_never_ends_is_stopped(call: Callable[[], None]) -> None:
    with pytest.raises(Stopped) as stopped:
        limited(call, seconds=0.05)
    assert stopped.value.why == "time"


def test_a_call_that_prints_without_end_is_stopped() -> None:
    def prints() -> None:
        while True:
            sys.stdout.write("x" * 1000)

    with pytest.raises(Stopped) as stopped:
        limited(prints, seconds=600)
    assert stopped.value.why == "output"
    assert CHARACTERS - 1000 <= len(last_printed()) <= CHARACTERS


def test_a_call_in_time_gives_its_answer_and_what_it_printed(capsys: pytest.CaptureFixture[str]) -> None:
    def answers() -> int:
        sys.stdout.write("working\n")
        return 7

    assert limited(answers, seconds=600) == 7
    assert last_printed() == "working\n"
    assert capsys.readouterr().out == "working\n"


def test_ctrl_c_stays_ctrl_c() -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        limited(interrupted, seconds=600)


def test_a_job_in_the_background_which_ignores_ctrl_c_is_stopped_too() -> None:
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "from show.limits import Stopped, limited\n"
        "try:\n    limited(lambda: all(True for _ in iter(int, 1)), 0.05)\n"
        "except Stopped:\n    print('stopped')\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT / "exercises", capture_output=True, text=True, timeout=120, check=True
    )
    assert run.stdout == "stopped\n"
