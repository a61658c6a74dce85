"""What grading costs over the floor: a right submission's functions, called on the recorded inputs in a bare fork.

    python -m benchmarks.floor [--exam DIR] [--rounds 5]

For each chapter CPU milliseconds of one submission: the calls alone, in a process forked from one that has imported
and used the libraries; the same exam graded, confined, examiner and worker together; and graded with one wrong
function (NumPy chapters: the last one returns the double), its counterexample included. Everything is measured
several times and the least counts, which a busy machine disturbs least. Read the ratios.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from grader import exam as exams
from grader import modules
from grader.course import Chapter, Course
from grader.exam import ChapterExam
from grader.examiner import examine
from grader.sandbox import Limits, Sandbox, choose
from grader.sandbox.libraries import warm_up

ROOT = Path(__file__).resolve().parent.parent
BEST_OF = 4
ADA = ROOT / "tests" / "bundled" / "class" / "ada"
WRONG = """

_right = {name}


def {name}(*args, **kwargs):
    return _right(*args, **kwargs) * 2
"""


def cpu_of_fork(work: Callable[[], object]) -> float:
    """Return the CPU seconds of a forked process that does `work`, and of its descendants that it waits for."""
    child = os.fork()
    if not child:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    _, status, used = os.wait4(child, 0)
    if status:
        raise SystemExit("a measured process failed")
    return used.ru_utime + used.ru_stime


def bare(chapter: Chapter, exam: ChapterExam, path: Path) -> None:
    """Call the submission's functions on every recorded input."""
    module, scenarios = modules.load(path, chapter.slug), modules.scenarios(chapter)
    for recorded in exam.recorded:
        for case in recorded.cases:
            for call in case.calls:
                with contextlib.suppress(ValueError):  # what must be rejected
                    if call.scenario:
                        getattr(scenarios, call.function)(module, *call.args, **call.kwargs)
                    else:
                        getattr(module, call.function)(*call.args, **call.kwargs)


def graded(chapter: Chapter, exam: ChapterExam, source: bytes, times: int, sandbox: Callable[[], Sandbox]) -> None:
    """Grade `source` so many times behind walls."""
    with sandbox() as behind:
        worker = behind.worker(chapter.slug, source, chapter.scenarios_source)
        for _ in range(times):
            examine(exam, worker)
        worker.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--exam", type=Path, help="an exam folder that is kept; drawing one takes a minute or two")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    course = Course.open(ROOT)
    course.importable()
    tier = choose().tier
    warm_up("torch", [])
    with tempfile.TemporaryDirectory() as scratch:
        folder = (options.exam or Path(scratch) / "exam").resolve()
        for _ in exams.write(folder, course.chapters):
            pass
        print(f"{'CPU ms, ' + tier:20}{'floor':>9}{'graded':>9}{'':>8}{'one wrong':>11}{'over right':>12}")
        sums = [0.0, 0.0, 0.0]
        for chapter in course.chapters:
            exam = exams.read(folder, chapter)
            path = ADA / f"{chapter.slug}.py"
            source = path.read_bytes()
            wrong = source + WRONG.format(name=chapter.functions[-1]).encode()

            def cost(source: bytes, chapter: Chapter = chapter, exam: ChapterExam = exam) -> float:
                def once(times: int) -> float:
                    return cpu_of_fork(
                        lambda: graded(chapter, exam, source, times, lambda: Sandbox(chapter.framework, Limits(), tier))
                    )

                many, one = (min(once(times) for _ in range(BEST_OF)) for times in (1 + options.rounds, 1))
                return (many - one) / options.rounds

            floor = min(cpu_of_fork(lambda c=chapter, e=exam, p=path: bare(c, e, p)) for _ in range(options.rounds))
            right = cost(source)
            row = [floor, right, cost(wrong) if chapter.framework == "numpy" else right]
            sums = [total + figure for total, figure in zip(sums, row, strict=True)]
            line(chapter.slug, row)
        line("all", sums)


def line(title: str, row: list[float]) -> None:
    """Print a chapter's figures."""
    floor, right, wrong = row
    print(
        f"{title:20}{floor * 1e3:9.1f}{right * 1e3:9.1f}{right / floor:7.2f}x{wrong * 1e3:11.1f}{wrong / right:11.2f}x"
    )


if __name__ == "__main__":
    main()
