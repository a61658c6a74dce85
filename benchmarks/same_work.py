"""The same work by three graders, side by side in one run: nbgrader's autograde, a fresh pytest per submission, ours.

Six functions, 100 examples each, compared with PyTorch; every third student has one wrong function. Seconds are CPU
time of all processes started, so that a loaded machine changes little; read the ratios.

    python benchmarks/same_work.py [--students 6]
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import os
import resource
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

ROOT = Path(__file__).resolve().parent.parent
ADA = ROOT / "tests" / "bundled" / "class" / "ada"
PARTS = ("correlation", "padding", "stride", "channels", "pooling")
EXAMPLES = 100

# What all three ask: arguments from Hypothesis, the answer from PyTorch.
ORACLE = """
import numpy as np
import torch
import torch.nn.functional as F

_MODES = {"zeros": "constant", "replicate": "replicate", "reflect": "reflect"}


def _t(x):
    return torch.from_numpy(np.array(x))


def correlate2d(image, kernel):
    return F.conv2d(_t(image)[None, None], _t(kernel)[None, None])[0, 0].numpy()


def convolve2d(image, kernel):
    return correlate2d(image, kernel[::-1, ::-1].copy())


def pad2d(image, padding, mode):
    return F.pad(_t(image)[None, None], [padding] * 4, mode=_MODES[mode])[0, 0].numpy()


def correlate2d_strided(image, kernel, stride):
    return F.conv2d(_t(image)[None, None], _t(kernel)[None, None], stride=stride)[0, 0].numpy()


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    return F.conv2d(_t(x), _t(weight), _t(bias), stride, padding).numpy()


def max_pool2d(x, size):
    return F.max_pool2d(_t(x), size).numpy()
"""

STRATEGIES = """
import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def _arrays(*shape):
    return hnp.arrays(np.float64, shape, elements=st.integers(-4, 4).map(float))


@st.composite
def pairs(draw):
    H, W = draw(st.integers(1, 12)), draw(st.integers(1, 12))
    return draw(_arrays(H, W)), draw(_arrays(draw(st.integers(1, H)), draw(st.integers(1, W))))


@st.composite
def padded(draw):
    H, W = draw(st.integers(2, 12)), draw(st.integers(2, 12))
    mode = draw(st.sampled_from(["zeros", "replicate", "reflect"]))
    return draw(_arrays(H, W)), draw(st.integers(0, min(H, W) - 1)), mode


@st.composite
def strided(draw):
    return (*draw(pairs()), draw(st.integers(1, 4)))


@st.composite
def layers(draw):
    C, O = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    H, W = draw(st.integers(3, 8)), draw(st.integers(3, 8))
    return draw(_arrays(2, C, H, W)), draw(_arrays(O, C, 3, 3)), draw(_arrays(O)), draw(st.integers(1, 2)), 1


@st.composite
def pooled(draw):
    return draw(_arrays(draw(st.integers(1, 3)), draw(st.integers(4, 12)), draw(st.integers(4, 12)))), draw(
        st.integers(1, 4)
    )


CASES = {
    "correlate2d": pairs(), "convolve2d": pairs(), "pad2d": padded(),
    "correlate2d_strided": strided(), "conv2d": layers(), "max_pool2d": pooled(),
}
"""

LIVE = """
@settings(max_examples={examples}, deadline=None, database=None, derandomize=True)
@given(CASES["{name}"])
def test_{name}(arguments):
    np.testing.assert_allclose({module}{name}(*arguments), oracle.{name}(*arguments), rtol=1e-9, atol=1e-9)
"""

FUNCTIONS = ("correlate2d", "convolve2d", "pad2d", "correlate2d_strided", "conv2d", "max_pool2d")


def student(number: int) -> str:
    """Return one submission; every third flips the kernel where it must not."""
    source = "\n".join((ADA / f"{part}.py").read_text() for part in PARTS)
    if number % 3 == 2:
        source += "\n_right = correlate2d\n\n\n"
        source += "def correlate2d(image, kernel):\n    return _right(image, kernel[::-1, ::-1])\n"
        source = source.replace(
            "return correlate2d(image, kernel[::-1, ::-1])", "return _right(image, kernel[::-1, ::-1])"
        )
    return source


def cpu(work: Callable[[], None]) -> float:
    """Return the CPU seconds of all processes that `work` starts, their descendants included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()  # what a killed parent left behind comes to us, and counts
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def run(*arguments: object, cwd: Path, environment: dict[str, str] | None = None, ok: tuple[int, ...] = (0,)) -> None:
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "OMP_NUM_THREADS": "1", **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in ok:
        raise SystemExit(f"{arguments}: {done.stdout[-2000:]}{done.stderr[-2000:]}")


def with_pytest(folder: Path, students: int) -> float:
    """Grade each submission by a fresh pytest, Hypothesis live."""
    tests = "import numpy as np\nimport oracle\nimport six\n"
    tests += "from hypothesis import given, settings\nfrom cases import CASES\n"
    tests += "".join(LIVE.format(name=name, module="six.", examples=EXAMPLES) for name in FUNCTIONS)
    for number in range(students):
        home = folder / f"s{number}"
        home.mkdir(parents=True)
        (home / "six.py").write_text(student(number))
        (home / "oracle.py").write_text(ORACLE)
        (home / "cases.py").write_text(STRATEGIES)
        (home / "test_six.py").write_text(tests)
    (folder / "pytest.ini").write_text("[pytest]\n")
    return cpu(
        lambda: [run("-m", "pytest", "-q", ".", cwd=folder / f"s{n}", ok=(0, 1)) for n in range(students)] and None
    )


def with_nbgrader(folder: Path, students: int) -> float:
    """Grade all submissions by one `nbgrader autograde`, the same tests in the student's kernel."""

    def cell(source: str, grade_id: str, points: int | None = None) -> nbformat.NotebookNode:
        made = new_code_cell(source, id=grade_id)
        made.metadata["nbgrader"] = {
            "schema_version": 3,
            "grade_id": grade_id,
            "grade": points is not None,
            "solution": points is None,
            "locked": points is not None,
            "task": False,
            **({"points": points} if points is not None else {}),
        }
        return made

    def notebook(source: str) -> str:
        cells = [cell(source, "solution")]
        for name in FUNCTIONS:
            test = (
                "import numpy as np\nimport oracle\nfrom hypothesis import given, settings\nfrom cases import CASES\n"
            )
            test += LIVE.format(name=name, module="", examples=EXAMPLES) + f"\ntest_{name}()\n"
            cells.append(cell(test, f"test-{name}", 1))
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        return nbformat.writes(new_notebook(cells=cells, metadata={"kernelspec": kernel}))

    folder.mkdir(parents=True)
    (folder / "nbgrader_config.py").write_text(f"c = get_config()\nc.CourseDirectory.root = {str(folder)!r}\n")
    for home, source in [
        (folder / "source" / "six", "raise NotImplementedError"),
        *((folder / "submitted" / f"s{n}" / "six", student(n)) for n in range(students)),
    ]:
        home.mkdir(parents=True)
        (home / "six.ipynb").write_text(notebook(source))
        (home / "oracle.py").write_text(ORACLE)
        (home / "cases.py").write_text(STRATEGIES)
    environment = {"HOME": str(folder), "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    run("-m", "nbgrader", "generate_assignment", "six", cwd=folder, environment=environment)
    return cpu(lambda: run("-m", "nbgrader", "autograde", "six", cwd=folder, environment=environment))


def with_ours(folder: Path, students: int) -> tuple[float, float, float]:
    """Grade all submissions confined; return the seconds of drawing the exam, of the class, of each further student."""
    course = folder / "course"
    hidden, stub = course / "tests" / "hidden" / "six", course / "exercises" / "six"
    for path in (hidden / "wheats", hidden / "chaffs", stub, course / "reference", course / "tests" / "strategies"):
        path.mkdir(parents=True)
    (stub / "chapter.toml").write_text('order = 10\nframework = "numpy"\n[title]\nen = "Six"\nfr = "Six"\n')
    (stub / "six.py").write_text("\n".join(f"def {name}(): ..." for name in FUNCTIONS))
    for package in (course / "reference", course / "tests", course / "tests" / "strategies"):
        (package / "__init__.py").touch()
    (course / "reference" / "six.py").write_text(ORACLE)
    (course / "tests" / "strategies" / "cases.py").write_text(STRATEGIES)
    suite = "from grader.suite import Suite\nfrom tests.strategies.cases import CASES\nsuite = Suite('six')\n"
    for name in FUNCTIONS:
        suite += textwrap.dedent(f'''
            @suite.function("{name}").agreement(CASES["{name}"], points=1, examples={EXAMPLES})
            def agrees(*arguments):
                """It agrees.

                fr: Elle est juste.
                """
                return suite.function("{name}")(*arguments)
        ''')
    (hidden / "properties.py").write_text(suite)
    (hidden / "wheats" / "ada.py").write_text(student(0))
    for number in range(students):
        home = folder / "class" / f"s{number}"
        home.mkdir(parents=True)
        (home / "six.py").write_text(student(number))

    def graded(out: str, *chosen: str) -> float:
        arguments = ("grade", folder / "class", *chosen, "--out", folder / out, "--exam", folder / "exam", "--jobs", 1)
        return cpu(lambda: run("-m", "grader", "--course", course, *arguments, cwd=course))

    drawing, one, whole = graded("first", "--only", "s0"), graded("one", "--only", "s0"), graded("all")
    return drawing - one, whole, (whole - one) / (students - 1)


def adopt_orphans() -> None:
    """Let descendants whose parent was killed become our children: only who is waited for is counted."""
    PR_SET_CHILD_SUBREAPER = 36
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1) != 0:
        raise SystemExit("this benchmark needs Linux")


def main() -> None:
    """Measure and print."""
    adopt_orphans()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--students", type=int, default=6, help="for nbgrader and pytest; ours grades four times as many"
    )
    students = parser.parse_args().students
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fresh = with_pytest(folder / "pytest", students) / students
        nbgrader = with_nbgrader(folder / "nbgrader", students) / students
        many = 4 * students
        drawing, whole, further = with_ours(folder / "ours", many)
    print(f"{'CPU seconds per submission':44}{'s':>8}{'nbgrader':>10}{'pytest':>8}")
    rows = [
        (f"nbgrader autograde, {students} in one command", nbgrader),
        (f"fresh pytest each, {students}", fresh),
        (f"grader grade, confined, {many} with its start", whole / many),
        ("grader grade, confined, each further one", further),
    ]
    for title, seconds in rows:
        print(f"{title:44}{seconds:8.3f}{nbgrader / seconds:9.1f}x{fresh / seconds:7.1f}x")
    print(f"drawing the exam, once per class: {drawing:.1f} s")


if __name__ == "__main__":
    main()
