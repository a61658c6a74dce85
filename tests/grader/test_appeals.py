"""An appeal is answered from what was graded, or not at all."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from grader import appeals, exam, results, session
from grader.outcome import Verdict
from grader.sandbox import Tier
from grader.sandbox.tiers import choose

NAME = "max_pool2d.takes_the_largest_number"
ALWAYS_ZERO = "import numpy as np\ndef max_pool2d(x, size):\n    return np.zeros(3)\n"


@pytest.fixture(scope="module")
def graded(course, exam_folder, tmp_path_factory):
    """Return a results folder with one student whose pooling is wrong, and the exam's folder."""
    tmp_path = tmp_path_factory.mktemp("appeals")
    home = tmp_path / "class" / "ada"
    home.mkdir(parents=True)
    (home / "pooling.py").write_text(ALWAYS_ZERO)
    folder = exam_folder("pooling")
    opened = session.Session.open(
        course,
        Console(file=StringIO()),
        submissions=tmp_path / "class",
        out=tmp_path / "results",
        exam_folder=folder,
        config_path=None,
        roster_path=None,
        jobs=1,
        students=(),
        slugs=("pooling",),
        explain=False,
        trust_submissions=choose().tier is Tier.NONE,
    )
    opened.run()
    return tmp_path / "results", folder


def test_shows_the_stored_counterexample_again(course, graded):
    out, folder = graded
    with session.open_grader(course, Console(file=StringIO()), folder, out) as grader:
        again = appeals.replay(out, grader, "ada", NAME)
        lines = list(appeals.told(again, "en"))
    assert again.result.verdict is Verdict.WRONG
    assert lines[0].startswith(f"pooling: {NAME}: ")
    assert {"x", "what came back, 3, float64", "expected, 1×1×1, float64"} <= {*lines}


def test_names_what_is_not_there(course, graded):
    out, folder = graded
    with session.open_grader(course, Console(file=StringIO()), folder, out) as grader:
        with pytest.raises(results.ResultsError, match="no result of zoe"):
            appeals.replay(out, grader, "zoe", NAME)
        with pytest.raises(appeals.CourseError, match="there are max_pool2d"):
            appeals.replay(out, grader, "ada", "max_pool2d")


def test_another_exam_answers_no_appeal(course, graded, tmp_path):
    out, _ = graded
    other = tmp_path / "other"
    list(exam.write(other, [course["pooling"]], bytes(32)))
    with (
        session.open_grader(course, Console(file=StringIO()), other, out) as grader,
        pytest.raises(results.ResultsError, match="pooling was graded with another exam"),
    ):
        appeals.replay(out, grader, "ada", NAME)
