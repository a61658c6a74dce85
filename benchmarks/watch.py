"""From the save to the verdict on the screen: watch mode, driven in a terminal as a student drives it.

    python benchmarks/watch.py [RUNS] [CHAPTER]...

Wall seconds, so on an otherwise idle machine; the load is printed. A right answer and a wrong one are saved in turn
(the wrong one is shrunk and drawn); beside it, in turn too, a fresh `pytest` on the same file.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "exercises")]

from show.chapters import Chapter, chapters  # noqa: E402

from tests.exercises.terminal import Terminal  # noqa: E402

PAUSE = 6.0  # seconds between two saves: a person's, and enough for the next process to warm up
TARGET = 0.3
SLIP = "\n_right = {name}\n\n\ndef {name}(*args, **kwargs):\n    return -_right(*args, **kwargs)\n"
OURS = re.compile("PYTEST_|NOYAUX_|HYPOTHESIS_|PYTHONPATH|PYTHONDONTWRITEBYTECODE|COV_|COLUMNS")
CLEAN = {name: value for name, value in os.environ.items() if not OURS.match(name)} | {"OMP_NUM_THREADS": "1"}


def main(runs: int, slugs: list[str]) -> None:
    """Print a line per chapter: median and maximum of the saves, a fresh pytest, the ratio of the medians."""
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, {2 * runs} saves a chapter")
    print(f"{'':14} {'median':>8} {'maximum':>8} {'pytest':>8} {'ratio':>6}")
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        exercises = Path(folder) / "exercises"
        shutil.copytree(ROOT / "exercises", exercises, ignore=shutil.ignore_patterns(".noyaux", "__pycache__"))
        for chapter in chapters(exercises):
            if chapter.slug in slugs or (not slugs and chapter.framework == "numpy"):
                saves, fresh = measured(chapter, runs)
                median, pytest = statistics.median(saves), statistics.median(fresh)
                worst = max(worst, median)
                row = f"{median:7.3f}s {max(saves):7.3f}s {pytest:7.2f}s {pytest / median:5.1f}x"
                print(f"{chapter.slug:14} {row}", flush=True)
    print(f"target {TARGET} s: {'kept' if worst <= TARGET else 'MISSED'}")


def measured(chapter: Chapter, runs: int) -> tuple[list[float], list[float]]:
    """Return the seconds of every save, and of as many fresh runs of pytest."""
    right = next((ROOT / "tests" / "hidden" / chapter.slug / "wheats").glob("*.py")).read_text(encoding="utf-8")
    wrong = right + SLIP.format(name=next(name for name in chapter.parts))
    saves, fresh = [], []
    command = [sys.executable, str(chapter.folder.parent / "watch.py"), chapter.slug]
    with Terminal(command, chapter.folder.parent, CLEAN) as terminal:
        seen(terminal, "pas commencé")
        for run in range(runs + 1):  # the first one writes bytecode and does not count
            for source, verdict in ((right, "terminé"), (wrong, "à corriger")):
                time.sleep(PAUSE)
                since = time.perf_counter()
                chapter.source.write_text(source, encoding="utf-8")
                seen(terminal, rf"{verdict}(?s:.*)  q quit")
                if run:
                    saves.append(time.perf_counter() - since)
                since = time.perf_counter()
                subprocess.run(
                    [sys.executable, "-m", "pytest", str(chapter.folder)],
                    cwd=chapter.folder.parent,
                    env=CLEAN,
                    capture_output=True,
                    check=False,
                )
                if run:
                    fresh.append(time.perf_counter() - since)
    return saves, fresh


def seen(terminal: Terminal, pattern: str) -> None:
    if terminal.shows(pattern) is None:
        sys.exit(f"{pattern} does not come")


if __name__ == "__main__":
    numbers = [argument for argument in sys.argv[1:] if argument.isdecimal()]
    main(int(numbers[0]) if numbers else 5, [name for name in sys.argv[1:] if not name.isdecimal()])
