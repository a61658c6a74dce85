"""A whole class, all chapters, confined: CPU a submission, submissions a minute, one job against two, memory.

python benchmarks/scale.py [--students 30 120] [--exam DIR]
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path

import psutil
from same_work import ROOT, adopt_orphans, cpu

ADA = ROOT / "tests" / "bundled" / "class" / "ada"


def class_of(folder: Path, students: int) -> Path:
    """Write a class of right submissions, no two of them equal."""
    for number in range(students):
        home = folder / f"s{number:04}"
        shutil.copytree(ADA, home)
        for path in home.glob("*.py"):
            path.write_text(f"# {number}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    return folder


def resident(root: int) -> int:
    """Return the resident bytes of a process and its descendants."""
    found = 0
    with suppress(psutil.NoSuchProcess):  # one that ends meanwhile holds nothing
        for process in (psutil.Process(root), *psutil.Process(root).children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                found += process.memory_info().rss
    return found


def grade(submissions: Path, out: Path, exam: Path, jobs: int) -> tuple[float, float, int]:
    """Return CPU seconds, wall seconds and the largest resident size of one run."""
    arguments = ["grade", submissions, "--out", out, "--exam", exam, "--jobs", jobs]
    peak = 0

    def run() -> None:
        nonlocal peak
        process = subprocess.Popen(
            [sys.executable, "-m", "grader", *map(str, arguments)], cwd=ROOT, stdout=subprocess.DEVNULL
        )
        done = threading.Event()

        def watch() -> None:
            nonlocal peak
            while not done.wait(0.5):
                peak = max(peak, resident(process.pid))

        watcher = threading.Thread(target=watch)
        watcher.start()
        status = process.wait()
        done.set()
        watcher.join()
        if status:
            raise SystemExit(f"grading ended with status {status}")

    started = time.monotonic()
    seconds = cpu(run)
    return seconds, time.monotonic() - started, peak


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, nargs=2, default=(30, 120), metavar="N")
    parser.add_argument("--exam", type=Path, help="an exam folder that is kept; drawing one takes a minute or two")
    options = parser.parse_args()
    adopt_orphans()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        exam = (options.exam or folder / "exam").resolve()
        grade(class_of(folder / "warm", 1), folder / "warm-results", exam, 2)
        print(f"{'students':>8} {'jobs':>4} {'CPU s':>8} {'wall s':>8} {'a minute':>8} {'peak MB':>8}")
        measured = {}
        for students in options.students:
            submissions = class_of(folder / f"class{students}", students)
            for jobs in (1, 2):
                seconds, wall, peak = grade(submissions, folder / f"results{students}-{jobs}", exam, jobs)
                measured[students, jobs] = seconds, wall, peak
                print(
                    f"{students:8} {jobs:4} {seconds:8.1f} {wall:8.1f} {60 * students / wall:8.0f} {peak / 2**20:8.0f}"
                )
        few, many = options.students
        further = (measured[many, 2][0] - measured[few, 2][0]) / (many - few)
        print(f"each further submission: {further:.3f} s of CPU")
        print(f"one job over two: {measured[many, 1][1] / measured[many, 2][1]:.2f}x")
        print(f"memory, {many} over {few} students: {measured[many, 2][2] / measured[few, 2][2]:.2f}x")


if __name__ == "__main__":
    main()
