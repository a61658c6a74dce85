"""The limits: each answer on its own, and none blamed for the time that the examiner itself was kept waiting."""

import os
import sys
import time

import pytest

from grader.outcome import InternalError, Verdict
from grader.sandbox.meter import TICK, BrokenWorkerError, Meter

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers run on Linux")


@pytest.fixture
def clocks(monkeypatch):
    """Return CPU and wall time and resident memory as a meter reads them, to be set."""
    now = {"cpu": 0.0, "wall": 0.0, "memory": 0}
    monkeypatch.setattr(time, "monotonic", lambda: now["wall"])
    monkeypatch.setattr(Meter, "_used", lambda _: now["cpu"])
    monkeypatch.setattr(Meter, "_resident", lambda _: now["memory"])
    return now


@pytest.fixture
def meter(clocks):
    meter = Meter(os.getpid(), memory=100, life=1e9)
    meter.start(cpu=2.0, wall=10.0)
    return meter


def passes(meter, clocks, answers, **changes):
    for clock, change in changes.items():
        clocks[clock] += change
    meter.look()
    meter.check(answers)


def test_cpu_time_counts_from_the_last_answer(meter, clocks):
    for answers in range(1, 6):
        passes(meter, clocks, answers, cpu=1.5, wall=1.5)
    with pytest.raises(BrokenWorkerError, match="2 s of CPU") as caught:
        passes(meter, clocks, 5, cpu=2.1, wall=2.1)
    assert caught.value.verdict is Verdict.TIMEOUT


def test_wall_time_counts_from_the_last_answer(meter, clocks):
    passes(meter, clocks, 1, wall=9.0)
    passes(meter, clocks, 1, wall=9.0)
    with pytest.raises(BrokenWorkerError, match="10 s"):
        passes(meter, clocks, 1, wall=2.0)


def test_memory_counts_at_once(meter, clocks):
    with pytest.raises(BrokenWorkerError) as caught:
        passes(meter, clocks, 1, memory=101, wall=TICK)
    assert caught.value.verdict is Verdict.MEMORY


def test_the_time_in_which_the_examiner_waits_is_nobodys(meter, clocks):
    clocks.update(cpu=0.1, wall=0.1)
    meter.look()
    clocks.update(cpu=3.8, wall=5.0)  # the examiner gets no processor; one answer is sent, the next takes 1.9 s so far
    meter.check(1)
    passes(meter, clocks, 1, cpu=1.9, wall=1.9)
    with pytest.raises(BrokenWorkerError):
        passes(meter, clocks, 1, cpu=0.2, wall=0.2)


def test_the_clocks_are_read_once_in_a_tick(meter, clocks):
    clocks["cpu"], clocks["wall"] = 100.0, TICK / 2
    meter.look()
    meter.check(0)


def test_a_process_that_is_gone_is_our_fault():
    child = os.posix_spawn(sys.executable, [sys.executable, "-c", ""], os.environ)
    os.waitpid(child, 0)
    with pytest.raises(InternalError):
        Meter(child, 100, 1e9).start(1.0, 1.0)


def test_the_clock_is_that_of_the_process():
    meter = Meter(os.getpid(), 100, 1e9)
    before = meter._used()
    while time.process_time() < before + 0.01:
        pass
    assert before < meter._used() <= time.process_time()
    assert meter._resident() > 2**20


def test_a_worker_that_is_just_in_time_every_time_has_its_time_too(clocks):
    meter = Meter(os.getpid(), memory=100, life=25.0)
    meter.start(cpu=2.0, wall=10.0)
    passes(meter, clocks, 1, wall=9.0)
    passes(meter, clocks, 2, wall=9.0)
    with pytest.raises(BrokenWorkerError, match="25 s in all") as caught:
        passes(meter, clocks, 3, wall=9.0)
    assert caught.value.verdict is Verdict.TIMEOUT
