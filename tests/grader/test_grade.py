"""`grader grade` on a class: verdicts, resume, what is graded again, and nothing lost whatever is killed."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from grader import bulk, grading, session
from grader.errors import INTERRUPTED
from grader.exam import ExamError
from grader.examiner import Verdict
from grader.intake.submission import Taken
from grader.outcome import InternalError
from grader.sandbox import Tier, template_process
from grader.sandbox.tiers import TierReport, choose
from grader.text import Text
from tests.conftest import ROOT
from tests.grader.sandbox.machine import descendants, jobs_of, the_one_that_forks

HIDDEN = ROOT / "tests" / "hidden"
WRONG_MAXIMUM = "import numpy as np\ndef max_pool2d(x, size):\n    return np.zeros(3)\n"


@pytest.fixture(scope="session")
def tiers():
    return choose()


@pytest.fixture
def class_folder(tmp_path):
    """Return a class of six whose pooling differs."""
    folder = tmp_path / "class"
    for i, wheat in enumerate(sorted((HIDDEN / "pooling" / "wheats").glob("*.py"))[:4]):
        home = folder / f"student{i}"
        home.mkdir(parents=True)
        shutil.copy(wheat, home / "pooling.py")
    for name, source in {"wrong": WRONG_MAXIMUM, "broken": "def max_pool2d(x, size:\n"}.items():
        (folder / name).mkdir()
        (folder / name / "pooling.py").write_text(source)
    return folder


@pytest.fixture
def grade(course, exam_folder, tmp_path, tiers, monkeypatch):
    """Return a function that grades in this process: status, what was printed, the results folder."""
    monkeypatch.setattr(session, "choose", lambda: tiers)
    exam = exam_folder("pooling")

    def run(submissions, out="results", **options):
        printed = StringIO()
        opened = session.Session.open(
            course,
            Console(file=printed, width=200),
            **{
                "submissions": submissions,
                "out": tmp_path / out,
                "exam_folder": exam,
                "config_path": None,
                "roster_path": None,
                "jobs": 2,
                "students": (),
                "slugs": ("pooling",),
                "explain": False,
                "trust_submissions": tiers.tier is Tier.NONE,
                "assignment": None,
                "tag": None,
                "before": None,
                **options,
            },
        )
        return opened.run(), printed.getvalue(), tmp_path / out

    return run


def stored(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "students").glob("*.json"))}


def chapter(folder: Path, student: str) -> dict:
    return json.loads((folder / "students" / f"{student}.json").read_text(encoding="utf-8"))["chapters"]["pooling"]


def test_a_class_is_graded(grade, class_folder):
    status, printed, out = grade(class_folder)
    assert status == 0
    assert "6 graded, 0 unchanged" in printed
    scores = {row["student"]: int(row["total"]) for row in csv.DictReader((out / "grades.csv").open(encoding="utf-8"))}
    maximum = chapter(out, "student0")["max_score"]
    assert scores == {**{f"student{i}": maximum for i in range(4)}, "wrong": 0, "broken": 0}
    assert chapter(out, "broken")["verdict"] == "load_error"
    assert chapter(out, "wrong")["verdict"] == "wrong"
    (mean,) = {one["verdict"] for one in chapter(out, "wrong")["properties"] if one["function"] == "avg_pool2d"}
    assert mean == "missing"


def test_a_second_run_grades_none_and_changes_no_byte(grade, class_folder):
    _, _, out = grade(class_folder)
    before = stored(out)
    status, printed, _ = grade(class_folder, explain=True)
    assert status == 0
    assert "0 graded, 6 unchanged" in printed
    assert stored(out) == before


def test_only_what_changed_is_graded_again_and_said_why(grade, class_folder):
    grade(class_folder)
    shutil.copy(class_folder / "student0" / "pooling.py", class_folder / "wrong" / "pooling.py")
    _, printed, out = grade(class_folder, explain=True)
    assert "1 graded, 5 unchanged" in printed
    assert "wrong: pooling : le fichier a changé" in printed
    assert chapter(out, "wrong")["verdict"] == "passed"


def test_one_job_and_two_give_the_same_bytes(grade, class_folder):
    *_, one = grade(class_folder, "one", jobs=1)
    *_, two = grade(class_folder, "two", jobs=2)
    assert stored(one) == stored(two)
    assert (one / "grades.csv").read_bytes() == (two / "grades.csv").read_bytes()


def test_one_student_is_graded_without_touching_the_others(grade, class_folder):
    _, _, out = grade(class_folder, students=("wrong",))
    assert list(stored(out)) == ["wrong.json"]
    with pytest.raises(session.CourseError, match="no submission by nobody"):
        grade(class_folder, students=("nobody",))


def test_grading_one_chapter_keeps_what_is_stored_of_the_others(grade, class_folder, exam_folder):
    exam_folder("stride")
    _, _, out = grade(class_folder)
    before = chapter(out, "wrong")
    grade(class_folder, slugs=("stride",))
    result = json.loads((out / "students" / "wrong.json").read_text(encoding="utf-8"))
    assert list(result["chapters"]) == ["stride", "pooling"]
    assert result["chapters"]["pooling"] == before
    assert result["max_score"] == before["max_score"] + result["chapters"]["stride"]["max_score"]


def test_a_library_that_is_absent_is_named_and_needs_a_look(grade, class_folder):
    (class_folder / "wrong" / "pooling.py").write_text("import numpy as np\nimport matplotlib.pyplot as plt\n")
    _, _, out = grade(class_folder, students=("wrong",))
    found = chapter(out, "wrong")
    assert found["verdict"] == "load_error"
    assert "ModuleNotFoundError: matplotlib (ligne 2)" in found["properties"][0]["message"]
    assert [(one["rule"], one["line"]) for one in found["needs_look"]] == [("matplotlib", 2)]


def test_results_do_not_go_among_the_submissions(grade, class_folder):
    with pytest.raises(session.CourseError, match="among the submissions"):
        grade(class_folder, class_folder / "results")


def test_who_is_on_the_roster_and_handed_in_nothing_is_absent_not_lost(grade, class_folder, tmp_path):
    roster = tmp_path / "roster.csv"
    roster.write_text("student,name\nstudent0,Ada\nzoe,Zoé Absente\n", encoding="utf-8")
    _, _, out = grade(class_folder, roster_path=roster)
    rows = {row["student"]: row for row in csv.DictReader((out / "grades.csv").open(encoding="utf-8"))}
    assert rows["zoe"]["status"] == "absent"
    assert rows["zoe"]["total"] == "0"
    assert rows["student0"]["status"] == "graded"


def test_a_machine_without_walls_refuses_unless_told(grade, class_folder, monkeypatch):
    monkeypatch.setattr(session, "choose", lambda: TierReport(Tier.NONE, ()))
    with pytest.raises(session.TooWeakError, match="--trust-submissions"):
        grade(class_folder, trust_submissions=False)
    _, printed, out = grade(class_folder, trust_submissions=True)
    assert "no isolation" in printed
    assert {json.loads(one)["isolation"] for one in stored(out).values()} == {"none"}


def test_a_sandbox_that_fails_is_ours_and_is_tried_again_next_time(
    course, exam_folder, class_folder, tiers, monkeypatch
):
    class Failing:
        def __init__(self, *_):
            raise InternalError("no space left")

    settings = grading.Settings(course.root, exam_folder("pooling"), ("pooling",), tiers.tier, grading.Limits(), "fr")
    (submission, *_) = session.intake.read(class_folder, course)
    with grading.Grader(settings) as grader:
        monkeypatch.setattr(grading, "Sandbox", Failing)
        result = grader.grade(submission)
        assert result.status == "internal error"
        assert {one.verdict for one in result.chapters["pooling"].properties} == {Verdict.INTERNAL_ERROR}
        reason = bulk._reason(
            result.chapters["pooling"], submission.files["pooling"], grader.provenance(course["pooling"])
        )
        assert "failed" in reason.en


@pytest.mark.skipif(sys.platform != "linux", reason="workers run on Linux")
@pytest.mark.parametrize(
    ("stopped", "verdicts"),
    [
        (1, [Verdict.PASSED, Verdict.PASSED]),
        (grading.ATTEMPTS, [Verdict.INTERNAL_ERROR, Verdict.PASSED]),
        (10, [Verdict.INTERNAL_ERROR, Verdict.INTERNAL_ERROR]),
    ],
)
def test_a_template_that_is_stopped_is_replaced_and_holds_up_nobody(
    course, exam_folder, class_folder, tiers, monkeypatch, stopped, verdicts
):
    to_stop = [signal.SIGSTOP] * stopped
    fork = template_process.TemplateProcess.fork

    def fork_or_stop(self, *files):
        if not to_stop:
            return fork(self, *files)
        os.kill(the_one_that_forks(self), to_stop.pop())
        with monkeypatch.context() as patch:
            patch.setattr(template_process, "_ANSWER_SECONDS", 0.3)
            return fork(self, *files)

    monkeypatch.setattr(template_process.TemplateProcess, "fork", fork_or_stop)
    settings = grading.Settings(course.root, exam_folder("pooling"), ("pooling",), tiers.tier, grading.Limits(), "fr")
    ada, bob = [one for one in session.intake.read(class_folder, course) if one.student.startswith("student")][:2]
    with grading.Grader(settings) as grader:
        assert [grader.grade(one).chapters["pooling"].verdict for one in (ada, bob)] == verdicts


@pytest.mark.skipif(sys.platform != "linux", reason="workers run on Linux")
def test_answers_that_would_fill_the_memory_are_not_kept(course, exam_folder, tiers):
    """Each could cross, but all of them together are gigabytes."""
    settings = grading.Settings(course.root, exam_folder("pooling"), ("pooling",), tiers.tier, grading.Limits(), "en")
    source = b"import numpy as np\ndef max_pool2d(x, size): return np.zeros(2**17)\navg_pool2d = max_pool2d\n"
    with grading.Grader(settings) as grader:
        result = grader.graded(course["pooling"], Taken(source, "pooling.py", Text.same("")))
    assert any("the result is too large" in one.message for one in result.properties)
    assert result.score == 0


def test_another_seed_than_the_exams_is_refused(course, exam_folder):
    with pytest.raises(session.CourseError, match="drawn from something else than this --seed: name another --exam"):
        session.draw_exams(Console(), exam_folder("pooling"), [course["pooling"]], 1, "spring 2027")


@pytest.mark.parametrize("unset", ["", " "])
def test_an_empty_seed_is_refused(course, tmp_path, unset):
    """As of a shell variable that was never set: a random exam would be another every time."""
    with pytest.raises(ExamError, match="--seed is empty: name words"):
        session.draw_exams(Console(), tmp_path, [course["pooling"]], 1, unset)
    assert not any(tmp_path.iterdir())


def start(class_folder, out, exam, *options):
    return subprocess.Popen(
        [sys.executable, "-m", "grader", "grade", class_folder, "--out", out, "--exam", exam, *options],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def wait_for(condition, process):
    while process.poll() is None:
        if condition():
            return True
        time.sleep(0.01)
    return False


@pytest.mark.skipif(choose().tier is Tier.NONE, reason="needs walls")
def test_a_killed_run_goes_on_and_ends_with_the_same_bytes(grade, class_folder, exam_folder, tmp_path):
    exam, out = exam_folder("pooling"), tmp_path / "killed"
    process = start(class_folder, out, exam, "--chapter", "pooling")
    wait_for(lambda: len(list(out.glob("students/*.json"))) >= 2, process)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    first = stored(out)
    assert all(json.loads(content) for content in first.values()), "a result is whole or not there"
    _, printed, _ = grade(class_folder, "killed")
    assert f"{len(first)} unchanged" in printed
    *_, whole = grade(class_folder, "whole")
    assert stored(out) == stored(whole)


@pytest.mark.skipif(choose().tier is Tier.NONE, reason="needs walls")
@pytest.mark.parametrize("condition", ["secret", "*.exam"])
def test_ctrl_c_while_the_exam_is_drawn_stops_at_once_and_keeps_what_is_drawn(class_folder, tmp_path, condition):
    exam, out = tmp_path / "exam", tmp_path / "out"
    process = start(class_folder, out, exam, "--jobs", "2")
    assert wait_for(lambda: list(exam.glob(condition)), process)
    drawn = {path.name for path in exam.glob("[!.]*.exam")}
    os.killpg(process.pid, signal.SIGINT)
    printed, _ = process.communicate()
    assert process.returncode == INTERRUPTED
    assert "Traceback" not in printed
    assert printed.endswith("stopped\n")
    assert drawn <= {path.name for path in exam.iterdir()}
    assert len(list(exam.glob("*.exam"))) < 9, "it did not wait for the rest"
    assert not out.exists()


@pytest.mark.skipif(choose().tier is Tier.NONE, reason="needs walls")
def test_a_job_process_that_is_killed_costs_no_grade(grade, class_folder, exam_folder, tmp_path):
    exam, out = exam_folder("pooling"), tmp_path / "wounded"
    process = start(class_folder, out, exam, "--chapter", "pooling")
    if wait_for(lambda: jobs_of(process.pid), process):
        os.kill(jobs_of(process.pid)[0], signal.SIGKILL)
    printed, _ = process.communicate()
    assert process.returncode == 0, printed
    *_, whole = grade(class_folder, "whole")
    assert stored(out) == stored(whole)


@pytest.mark.skipif(choose().tier is Tier.NONE, reason="needs walls")
def test_a_template_that_is_killed_costs_no_grade(grade, class_folder, exam_folder, tmp_path):
    exam, out = exam_folder("pooling"), tmp_path / "wounded"
    process = start(class_folder, out, exam, "--chapter", "pooling")

    def templates():
        return [pid for job in jobs_of(process.pid) for pid in descendants(job)]

    wait_for(lambda: templates() and list(out.glob("students/*.json")), process)
    for pid in templates():
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    printed, _ = process.communicate()
    assert process.returncode == 0, printed
    *_, whole = grade(class_folder, "whole")
    assert stored(out) == stored(whole)
