"""A class of several hundred, its grading stopped at random instants until it is through: is anything lost or repeated?

The class is the honest one of benchmarks/hostile_class.py, over and over, no two files equal. A run is stopped by
kill -9 of all its processes, kill -9 of the grader alone, of one job process, SIGTERM, or Ctrl-C, and resumed with one,
two or three jobs. Ends with an error if a result was written twice, or differs in a byte from that of one quiet run.

python -m benchmarks.killed_class [--students 300] [--exam DIR] [--seed N]
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from itertools import cycle, islice
from pathlib import Path

from benchmarks.hostile_class import CHAPTER, honest, write_class
from benchmarks.same_work import ROOT
from grader.errors import INTERRUPTED
from tests.grader.sandbox.machine import jobs_of

LONGEST = 12.0  # seconds until a run is stopped


def start(submissions: Path, out: Path, exam: Path, jobs: int) -> subprocess.Popen[bytes]:
    arguments = ["grade", submissions, "--out", out, "--exam", exam, "--chapter", CHAPTER, "--jobs", jobs]
    return subprocess.Popen(
        [sys.executable, "-m", "grader", *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def kill_all(pid: int) -> None:
    os.killpg(pid, signal.SIGKILL)


def kill_grader(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


def kill_a_job(pid: int) -> None:
    for job in jobs_of(pid)[:1]:
        os.kill(job, signal.SIGKILL)


def terminate(pid: int) -> None:
    os.kill(pid, signal.SIGTERM)


def ctrl_c(pid: int) -> None:
    os.killpg(pid, signal.SIGINT)


STOPS = {
    "kill -9 of all": kill_all,
    "kill -9 of the grader": kill_grader,
    "kill -9 of a job process": kill_a_job,
    "SIGTERM": terminate,
    "Ctrl-C": ctrl_c,
}


def stored(out: Path) -> dict[str, tuple[int, bytes]]:
    """Return when each result was written, and its bytes."""
    return {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in (out / "students").glob("*.json")}


def main() -> None:
    """Grade, stop, resume, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=300)
    parser.add_argument("--exam", type=Path, help="an exam folder that is kept")
    parser.add_argument("--seed", type=int, default=0, help="of the instants, the stops and the numbers of jobs")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        exam = (options.exam or folder / "exam").resolve()
        sources = islice(cycle(honest()), options.students)
        submissions = write_class(
            folder / "class", {f"s{number:04}": f"# {number}\n{source}" for number, source in enumerate(sources)}
        )
        began = time.monotonic()
        if start(submissions, folder / "quiet", exam, 2).wait():
            raise SystemExit("the quiet run failed")
        quiet = time.monotonic() - began
        out, runs, seen = folder / "stopped", Counter[str](), {}
        began = time.monotonic()
        while True:
            process = start(submissions, out, exam, chance.choice((1, 2, 3)))
            stop = chance.choice(list(STOPS))
            try:
                process.wait(chance.uniform(0, LONGEST))
            except subprocess.TimeoutExpired:
                STOPS[stop](process.pid)
                runs[stop] += 1
            status = process.wait()
            now = stored(out)
            again = [student for student in seen if now.get(student) != seen[student]]
            if again:
                raise SystemExit(f"after {stop}: {len(again)} results were lost or written again ({again[0]})")
            seen = now
            if status == 0:
                break
            if status not in (INTERRUPTED, -signal.SIGKILL, -signal.SIGTERM, -signal.SIGINT):
                raise SystemExit(f"after {stop}: the run ended with status {status}")
        expected = {student: content for student, (_, content) in stored(folder / "quiet").items()}
        if {student: content for student, (_, content) in seen.items()} != expected:
            raise SystemExit("results differ from those of the quiet run")
        for stop, count in runs.items():
            print(f"{stop:28} {count:4}")
        print(f"{len(seen)} results, each written once, all as in one quiet run")
        print(f"one quiet run {quiet:.0f} s, {sum(runs.values()) + 1} runs {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
