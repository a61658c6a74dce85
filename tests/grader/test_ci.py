"""`grader ci`: official outside the checkout, unofficial inside it, and statuses that CI can follow."""

import json
import shutil
from io import StringIO
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from rich.console import Console

from grader import ci
from grader.course import Course
from grader.report.ladder import Rung
from grader.sandbox import Tier
from grader.sandbox.tiers import choose
from tests.conftest import ROOT

# max_pool2d takes the minimum, as a chaff does; avg_pool2d is not begun.
MINIMUM = """import numpy as np


def max_pool2d(x, size):
    if x.ndim != 3 or size < 1:
        raise ValueError
    c, h, w = x.shape[0], x.shape[1] // size, x.shape[2] // size
    windows = x[:, : h * size, : w * size].reshape(c, h, size, w, size)
    return windows.min(axis=(2, 4)) if windows.size else np.empty((c, h, w), x.dtype)


def avg_pool2d(x, size):
    raise NotImplementedError
"""


@pytest.fixture
def checkout(tmp_path):
    """Return a student's repository as the hand-out gives it, pooling begun."""
    root = tmp_path / "alice"
    ignore = shutil.ignore_patterns("__pycache__")
    for tree in ("exercises/show", "exercises/pooling"):
        shutil.copytree(ROOT / tree, root / tree, ignore=ignore)
    for file in ("exercises/conftest.py", "exercises/pytest.ini"):
        shutil.copy(ROOT / file, root / file)
    (root / "exercises" / "pooling" / "pooling.py").write_text(MINIMUM)
    return root


@pytest.fixture
def summary(tmp_path, monkeypatch):
    """Return the file that GitHub would show."""
    path = tmp_path / "summary"
    path.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    return path


@pytest.fixture
def run(tmp_path):
    """Return a function that runs `grader ci`: status, what was printed, the folder of what CI reads."""

    def run(course, checkout, **options):
        printed = StringIO()
        status = ci.run(
            course,
            Console(file=printed, width=40),
            checkout,
            **{
                "out": tmp_path / "results",
                "exam_folder": None,
                "config_path": None,
                "language": "en",
                "slugs": ("pooling",),
                "fail_under": None,
                "trust_submissions": choose().tier is Tier.NONE,
                **options,
            },
        )
        return status, printed.getvalue(), tmp_path / "results" / "ci"

    return run


@pytest.mark.parametrize(
    ("text", "score", "met"),
    [
        ("12", 12, True),
        ("12", 11, False),
        ("0", 0, True),
        ("60%", 24, True),
        ("60%", 23, False),
        ("100%", 40, True),
        ("12.5 %", 5, True),
    ],
)
def test_a_threshold_is_points_or_a_percentage(text, score, met):
    assert ci.Threshold.parse(text).met(score, 40) is met


@pytest.mark.parametrize("text", ["", "%", "-1", "101%", "nan", "inf", "ten"])
def test_what_is_no_threshold_is_said(text):
    with pytest.raises(ci.CiError, match="--fail-under"):
        ci.Threshold.parse(text)


def test_official_where_the_hidden_side_lies_outside(course, checkout, exam_folder, run, summary, tmp_path):
    exam = exam_folder("pooling")
    status, printed, folder = run(course, checkout, exam_folder=exam, fail_under="1%")
    stored = json.loads((tmp_path / "results" / "students" / "alice.json").read_text(encoding="utf-8"))
    assert 0 == stored["score"] < stored["max_score"]
    assert status == ci.BELOW
    shown = summary.read_text(encoding="utf-8")
    assert shown.startswith("before\n")
    assert "Official result" in shown
    assert "Official result" in printed
    suites = ElementTree.parse(folder / "junit.xml").getroot()
    assert [suite.get("name") for suite in suites] == ["alice/pooling"]
    assert {test["suite"][0] for test in json.loads((folder / "ctrf.json").read_text())["results"]["tests"]} == {
        "alice"
    }
    assert "\n::error file=exercises/pooling/pooling.py" in printed
    # The same again, without a policy: nothing is graded anew, and nothing fails.
    assert run(course, checkout, exam_folder=exam)[0] == 0


def test_nothing_above_the_rung_is_shown_or_written_for_ci(course, checkout, exam_folder, run, summary, tmp_path):
    config = tmp_path / "course.toml"
    for rung in (Rung.VERDICT, Rung.CATEGORY, Rung.DIAGNOSIS):
        summary.write_text("")
        config.write_text(f'language = "en"\n[students]\nrung = "{rung}"\n')
        _, printed, folder = run(course, checkout, exam_folder=exam_folder("pooling"), config_path=config)
        texts = [printed, summary.read_text(encoding="utf-8"), *(path.read_text("utf-8") for path in folder.iterdir())]
        stored = json.loads((tmp_path / "results" / "students" / "alice.json").read_text(encoding="utf-8"))
        said = [one["said"]["en"] for one in stored["chapters"]["pooling"]["properties"] if one["diagnosis"]]
        assert said, "no chaff is recognised any more: hand in another one"
        for one in said:
            for above, key in (("everything", "message"), ("diagnosis", "diagnosis"), ("category", "category")):
                shown = any(one[key] in text.replace("\\", "") for text in texts)
                assert shown is rung.reaches(Rung(above)), f"{rung} shows {above}: {one[key]}"


def test_unofficial_inside_a_students_repository(checkout, run, summary):
    trap = checkout / "tests" / "hidden" / "pooling" / "properties.py"
    trap.parent.mkdir(parents=True)
    trap.write_text("raise SystemExit('the student’s own hidden suite was believed')\n", encoding="utf-8")
    test = checkout / "exercises" / "pooling" / "test_pooling.py"
    with test.open("a", encoding="utf-8") as file:
        file.write("\n\ndef test_mine(student):\n    print('::error::owned')\n    assert False, '~~~'\n")
    status, printed, folder = run(Course.open(checkout), checkout, fail_under="100%")
    assert status == ci.BELOW
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert sorted(texts) == ["annotations.txt", "ctrf.json", "junit.xml", "summary.md"]
    for name, text in {**texts, "step": summary.read_text(encoding="utf-8"), "printed": printed}.items():
        assert "unofficial" in text.lower(), name
        assert "Official" not in text, name
    assert "not written yet" in texts["summary.md"]
    verdicts = {test["rawStatus"] for test in json.loads(texts["ctrf.json"])["results"]["tests"]}
    assert verdicts == {"passed", "wrong", "missing"}
    assert not (folder.parent / "students").exists(), "no report can take it for a grade"


def test_an_exam_for_a_course_that_the_student_has_is_refused(checkout, run, tmp_path):
    with pytest.raises(ci.CiError, match="unofficial"):
        run(Course.open(checkout), checkout, exam_folder=tmp_path)


def test_a_course_without_hidden_side_never_runs_a_checkout_that_lies_elsewhere(checkout, run, tmp_path, monkeypatch):
    monkeypatch.setattr(ci, "visible", None)
    other = tmp_path / "other"
    other.mkdir()
    with pytest.raises(ci.CiError, match="no hidden suites"):
        run(Course.open(checkout), other)


def test_visible_tests_that_cannot_be_collected_count_as_failed(checkout, run):
    (checkout / "exercises" / "pooling" / "test_pooling.py").write_text("import nothing_of_that_name\n")
    status, printed, _ = run(Course.open(checkout), checkout, fail_under="1%")
    assert status == ci.BELOW
    assert "unofficial: 0 / 1" in printed


def test_a_pytest_that_does_not_run_is_no_result(checkout, run, monkeypatch):
    monkeypatch.setattr(ci.subprocess, "run", lambda *_, **__: SimpleNamespace(returncode=5, stdout="nothing there"))
    with pytest.raises(ci.CiError, match="status 5"):
        run(Course.open(checkout), checkout)


def test_a_class_is_no_checkout(course, checkout, exam_folder, run, tmp_path):
    shutil.copytree(checkout, tmp_path / "class" / "alice")
    shutil.copytree(checkout, tmp_path / "class" / "bob")
    with pytest.raises(ci.CiError, match="2 submissions"):
        run(course, tmp_path / "class", exam_folder=exam_folder("pooling"))
