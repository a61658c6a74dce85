"""A class of 40, and the same class with every second submission an attack: is anybody honest graded otherwise?

The honest are wheats and chaffs of `pooling`; the attacks come from tests/attacks/corpus, as many of each group. Ends
with an error if an honest student's result differs in a byte, or if the attacks cost more than their deadlines: the
elapsed and the CPU time that a call may take, for each call that was cut off.

python -m benchmarks.hostile_class [--exam DIR]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.same_work import ROOT, adopt_orphans, cpu
from grader.course import Course
from grader.examiner import MAX_FAULTS
from grader.outcome import Verdict
from grader.sandbox import Limits
from tests.attacks.conftest import CALLS

CHAPTER = "pooling"
STUDENTS = 40
CORPUS = ROOT / "tests" / "attacks" / "corpus"


def honest() -> list[str]:
    """Return sources: every wheat of the chapter, then its chaffs laid over the first."""
    chapter = Course.open(ROOT)[CHAPTER]
    wheats = [path.read_text(encoding="utf-8") for path in chapter.wheats()]
    chaffs = [
        f"{wheats[0]}\n\n"
        + re.sub(r"from reference\.\w+ import (\w+) as (\w+)", r"\2 = \1", path.read_text(encoding="utf-8"))
        for path in chapter.chaffs()
    ]
    return [*wheats, *chaffs][:STUDENTS]


def hostile(target: dict[str, object]) -> dict[str, str]:
    """Return half as many attacks on `target`, spread evenly over each group of the corpus, by name."""
    groups = sorted(CORPUS.iterdir())
    each = STUDENTS // 2 // len(groups)
    chosen = {}
    for group in groups:
        sources = {path.stem: path.read_text(encoding="utf-8") for path in sorted(group.glob("*.py"))}
        names = [name for name, source in sources.items() if "# framework: torch" not in source]
        for name in names[:: len(names) // each][:each]:
            functions = "".join(
                f"def {f}(x, size): return attack(x, {target!r})\n" for f in ("max_pool2d", "avg_pool2d")
            )
            chosen[f"{group.name}/{name}"] = f"{sources[name]}\n\n{functions}"
    return chosen


def grade(submissions: Path, out: Path, exam: Path) -> tuple[float, float]:
    """Return elapsed and CPU seconds of one run."""
    arguments = ["grade", submissions, "--out", out, "--exam", exam, "--chapter", CHAPTER, "--jobs", 2]

    def run() -> None:
        subprocess.run(
            [sys.executable, "-m", "grader", *map(str, arguments)], cwd=ROOT, stdout=subprocess.DEVNULL, check=True
        )

    began = time.monotonic()
    seconds = cpu(run)
    return time.monotonic() - began, seconds


def cut_off(result: Path) -> int:
    """Return how many calls of one submission can have met their deadline: each is asked twice, then given up."""
    properties = json.loads(result.read_text(encoding="utf-8"))["chapters"][CHAPTER]["properties"]
    late = Counter(one["function"] for one in properties if one["verdict"] == Verdict.TIMEOUT)
    return sum(2 * min(count, MAX_FAULTS) for count in late.values())


def main() -> None:
    """Measure, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--exam", type=Path, help="an exam folder that is kept")
    options = parser.parse_args()
    adopt_orphans()
    with tempfile.TemporaryDirectory() as name, socket.create_server(("127.0.0.1", 0)) as server:
        folder = Path(name)
        exam = (options.exam or folder / "exam").resolve()
        target: dict[str, object] = {
            "file": f"{exam}/secret",
            "around": f"{exam}",
            "folder": f"{folder}",
            "root": f"{ROOT}",
            "python": sys.executable,
            "site": f"{ROOT}",
            "pid": os.getpid(),
            "address": id(parser),
            "fd": server.fileno(),
            "tcp": server.getsockname()[1],
            "call": {name: of[platform.machine() == "aarch64"] for name, of in CALLS.items()},
        }
        attacks = hostile(target)
        calm, mixed = {}, {}
        for number, source in enumerate(honest()):
            calm[f"s{number:02}"] = mixed[f"s{number:02}"] = source
        attackers = dict(zip(list(calm)[1::2], attacks, strict=True))
        mixed |= {student: attacks[attack] for student, attack in attackers.items()}
        grade(write_class(folder / "warm", {"s00": calm["s00"]}), folder / "warm-results", exam)  # draws the exam
        wall, used = grade(write_class(folder / "calm", calm), folder / "calm-results", exam)
        hostile_wall, hostile_used = grade(write_class(folder / "mixed", mixed), folder / "mixed-results", exam)

        results = {student: folder / "mixed-results" / "students" / f"{student}.json" for student in mixed}
        differing = [
            student
            for student in calm.keys() - attackers.keys()
            if results[student].read_bytes() != (folder / "calm-results" / "students" / f"{student}.json").read_bytes()
        ]
        fired = {attack: cut_off(results[student]) for student, attack in attackers.items()}
        for attack, calls in fired.items():
            print(f"{attack:44} {f'{calls} calls cut off' if calls else ''}")
        limits = Limits()
        allowed = wall + sum(fired.values()) * limits.wall, used + sum(fired.values()) * limits.cpu
        print(f"{'':28} {'elapsed s':>10} {'CPU s':>8}")
        print(f"{f'{len(calm)} honest':28} {wall:10.1f} {used:8.1f}")
        print(f"{f'{len(attacks)} of them hostile':28} {hostile_wall:10.1f} {hostile_used:8.1f}")
        print(f"{'bound by the deadlines':28} {allowed[0]:10.1f} {allowed[1]:8.1f}")
        print(f"the {len(calm) - len(attackers)} honest results: {f'{differing} differ' if differing else 'identical'}")
        if differing or hostile_wall > allowed[0] or hostile_used > allowed[1]:
            raise SystemExit("the attacks have cost the honest something")


def write_class(folder: Path, sources: dict[str, str]) -> Path:
    for student, source in sources.items():
        (folder / student).mkdir(parents=True)
        (folder / student / f"{CHAPTER}.py").write_text(source, encoding="utf-8")
    return folder


if __name__ == "__main__":
    main()
