"""How long a student waits: `pytest exercises/correlation` beside bare pytest + NumPy + Hypothesis.

    python benchmarks/first_verdict.py [RUNS]

CPU seconds of fresh processes, taken in turn, medians; then a check in watch mode's warm process (wall seconds,
what a student sees on an idle machine).
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
CHAPTER = "correlation"
SOLUTION = ROOT / "tests" / "hidden" / CHAPTER / "wheats" / "loops.py"
BARE = "import hypothesis\nimport numpy as np\n\n\ndef test_one():\n    assert np.ones(1).sum() == 1\n"
TARGET = 1.5


def main(runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        bare, untouched, solved = root / "bare", root / "untouched", root / "solved"
        bare.mkdir()
        (bare / "test_bare.py").write_text(BARE, encoding="utf-8")
        for copy in (untouched, solved):
            shutil.copytree(ROOT / "exercises", copy / "exercises", ignore=shutil.ignore_patterns(".noyaux"))
        shutil.copy(SOLUTION, solved / "exercises" / CHAPTER / f"{CHAPTER}.py")
        commands = {
            "bare pytest + NumPy + Hypothesis": (bare, "."),
            f"{CHAPTER}, untouched": (untouched, f"exercises/{CHAPTER}"),
            f"{CHAPTER}, solved": (solved, f"exercises/{CHAPTER}"),
        }
        seconds: dict[str, list[float]] = {name: [] for name in commands}
        for run in range(runs + 1):  # the first one writes bytecode and does not count
            for name, (cwd, target) in commands.items():
                spent = cpu_of([sys.executable, "-m", "pytest", target], cwd)
                if run:
                    seconds[name].append(spent)
        medians = {name: statistics.median(spent) for name, spent in seconds.items()}
        base = next(iter(medians.values()))
        for name, median in medians.items():
            print(f"{name:36} {median:6.3f} s CPU   x {median / base:.2f}")
        worst = max(medians.values()) / base
        print(f"first verdict: ratio {worst:.2f}, target {TARGET}: {'kept' if worst <= TARGET else 'MISSED'}")
        print(f"watch mode, one check in a warm process: {warm_verdict(solved / 'exercises', runs):.3f} s")


def cpu_of(command: list[str], cwd: Path) -> float:
    """Return user and system seconds of a process."""
    ours = ("PYTEST_", "PYTHONDONTWRITEBYTECODE", "PYTHONPATH")
    env = {name: value for name, value in os.environ.items() if not name.startswith(ours)} | {"OMP_NUM_THREADS": "1"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{command} failed:\n{done.stdout}{done.stderr}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def warm_verdict(exercises: Path, runs: int) -> float:
    """Return the median seconds of a check in a process that has had time to warm up."""
    sys.path.insert(0, str(exercises))
    from show.chapters import chapters
    from show.watch.spare import Spare

    chapter = next(chapter for chapter in chapters(exercises) if chapter.slug == CHAPTER)
    seconds = []
    for _ in range(runs):
        spare = Spare(chapter, "fr")
        time.sleep(3)
        since = time.perf_counter()
        if not spare.check():
            sys.exit("the warm check gave no verdict")
        seconds.append(time.perf_counter() - since)
    return statistics.median(seconds)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
