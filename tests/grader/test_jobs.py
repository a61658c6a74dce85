"""Jobs in processes of this machine: each is done once, whatever becomes of a process, and none outlives the run."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from grader import jobs
from grader.errors import ClearError
from tests.conftest import ROOT

if sys.platform != "linux":
    pytest.skip("grading runs on Linux", allow_module_level=True)


@dataclass(frozen=True)
class Work:
    """Jobs that do what they are asked: by the word, and before they answer."""

    root: Path
    opens: str = ""
    gpu: bool = False

    @property
    def exam(self):
        return self.root

    @contextmanager
    def open(self):
        do(self.root, self.opens)
        mark = self.root / f"open-{os.getpid()}"
        mark.touch()
        try:
            yield lambda asked: do(self.root, asked.decode())
        finally:
            mark.unlink()


def do(root: Path, word: str) -> bytes:
    if word == "dies" or (word == "dies once" and not (root / "died").exists()):
        (root / "died").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "cannot":
        raise ClearError("draw another exam")
    if word == "bug":
        raise ZeroDivisionError("of ours")
    if word.startswith("sleeps"):
        (root / f"asleep-{os.getpid()}").touch()
        time.sleep(600)
    return word.upper().encode()


def answers(work, *words, count=2):
    """Return what is answered; the number keeps keys apart."""
    keys = [f"{number} {word}" for number, word in enumerate(words)]
    found = list(jobs.Processes(count).run(work, keys, lambda key: key.partition(" ")[2].encode()))
    assert sorted(key for key, _ in found) == sorted(keys), "every job is answered once"
    return [answer for _, answer in sorted(found)]


def waits_for(condition):
    for _ in range(600):
        if condition():
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("count", [1, 2, 5])
def test_every_job_is_done_once(tmp_path, count):
    assert answers(Work(tmp_path), "a", "b", "c", "d", count=count) == [b"A", b"B", b"C", b"D"]
    assert not list(tmp_path.iterdir()), "what was opened is closed"


def test_nothing_to_do_starts_nothing(tmp_path):
    assert answers(Work(tmp_path, opens="bug")) == []


def test_a_process_that_dies_costs_a_try(tmp_path):
    assert answers(Work(tmp_path), "a", "dies once", "b", "c") == [b"A", b"DIES ONCE", b"B", b"C"]


def test_a_process_that_dies_between_two_jobs_costs_nobody_a_try(tmp_path):
    def ask(key):
        if key == "b" and not (tmp_path / "killed").exists():
            (tmp_path / "killed").touch()
            (opened,) = tmp_path.glob("open-*")
            pid = int(opened.name.partition("-")[2])
            os.kill(pid, signal.SIGKILL)
            assert waits_for(lambda: not is_there(pid))
        return key.encode()

    assert dict(jobs.Processes(1).run(Work(tmp_path), "abc", ask)) == {"a": b"A", "b": b"B", "c": b"C"}


def test_who_takes_two_processes_along_is_given_up_and_nobody_else(tmp_path):
    assert answers(Work(tmp_path), "a", "dies", "b", "dies", "c") == [b"A", None, b"B", None, b"C"]


def test_processes_that_die_before_their_first_job_end_the_run(tmp_path):
    with pytest.raises(ClearError, match=r"died without a job: .* fewer --jobs"):
        answers(Work(tmp_path, opens="dies"), "a")


@pytest.mark.parametrize(("opens", "word"), [("cannot", "a"), ("", "cannot")])
def test_a_clear_error_of_a_job_ends_the_run_in_its_words(tmp_path, opens, word):
    with pytest.raises(ClearError, match=r"^draw another exam$"):
        answers(Work(tmp_path, opens=opens), word)


def test_an_error_that_nobody_foresaw_is_shown_with_its_traceback(tmp_path):
    with pytest.raises(RuntimeError, match=r"(?s)a job process failed.*test_jobs\.py.*ZeroDivisionError: of ours"):
        answers(Work(tmp_path), "bug")


def is_there(pid):
    with contextlib.suppress(OSError):
        return "(zombie)" not in Path(f"/proc/{pid}/status").read_text()
    return False


def test_who_stops_in_the_middle_does_not_wait_for_what_runs(tmp_path):
    def ask(key):
        if key == "last":
            assert waits_for(lambda: list(tmp_path.glob("asleep-*")))
        return key.encode()

    running = jobs.Processes(2).run(Work(tmp_path), ["sleeps", "a", "last"], ask)
    next(running)
    (asleep,) = (int(path.name.partition("-")[2]) for path in tmp_path.glob("asleep-*"))
    running.close()
    assert not is_there(asleep)


MAIN = """
import sys
from pathlib import Path
from grader import jobs
from tests.grader.test_jobs import Work

if __name__ == "__main__":
    list(jobs.Processes(2).run(Work(Path(sys.argv[1])), ["sleeps", "sleeps too"], str.encode))
"""


@pytest.fixture
def busy(tmp_path):
    """Return a process that has two jobs run, in a terminal's group of its own, and the pids of these."""
    script = tmp_path / "main.py"
    script.write_text(MAIN, encoding="utf-8")
    work = tmp_path / "work"
    work.mkdir()
    process = subprocess.Popen(
        [sys.executable, script, work],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert waits_for(lambda: len(list(work.glob("asleep-*"))) == 2 or process.poll() is not None)
    pids = [int(path.name.partition("-")[2]) for path in work.glob("asleep-*")]
    assert len(pids) == 2
    assert all(map(is_there, pids))
    yield process, pids
    for pid in (process.pid, *pids):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    process.communicate()


def test_ctrl_c_stops_what_runs_and_is_heard_once(busy):
    process, pids = busy
    os.killpg(process.pid, signal.SIGINT)
    _, printed = process.communicate(timeout=60)
    assert printed.count("Traceback") == 1, "the jobs do not hear it"
    assert not any(map(is_there, pids))


def test_jobs_end_with_who_had_them_done(busy):
    process, pids = busy
    process.kill()
    assert waits_for(lambda: not any(map(is_there, pids)))
