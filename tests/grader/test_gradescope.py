"""The zip for Gradescope: built, unpacked as Gradescope does, and run on submissions of every kind."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator

from grader.cli import cli
from grader.exam import secret_path
from grader.export import Visibility
from grader.gradescope import container
from grader.release import hidden_in
from grader.sandbox import Tier
from grader.sandbox.tiers import TierReport, choose
from tests.conftest import ROOT
from tests.grader.export.test_documents import GRADESCOPE

PER_DAY = '[late]\npolicy = "points_per_day"\nper_day = 10\n'
# Reads the exam while it is loaded, and is right only if it can.
THIEF = """
print("from the thief")
stolen = open({path!r}, "rb").read()
{wheat}
"""


@pytest.fixture(scope="module")
def zipped(tmp_path_factory, exam_folder):
    """Return a zip of one chapter, built by the command."""
    folder = tmp_path_factory.mktemp("built")
    config = folder / "instructors.toml"
    config.write_text(f'chapters = ["pooling"]\nlanguage = "en"\n{PER_DAY}')
    options = ["--out", str(folder / "autograder.zip"), "--exam", str(exam_folder("pooling")), "--config", str(config)]
    options += ["--visibility", "after_published", "--torch-index", "an index; of wheels"]
    ran = CliRunner().invoke(cli, ["--course", str(ROOT), "gradescope", *options], catch_exceptions=False)
    assert ran.exit_code == 0, ran.output
    return folder / "autograder.zip"


@pytest.fixture
def home(zipped, tmp_path):
    """Return a folder laid out like `/autograder` before a submission is graded."""
    home = tmp_path / "autograder"
    for name in ("source", "submission", "results"):
        (home / name).mkdir(parents=True)
    subprocess.run([sys.executable, "-m", "zipfile", "-e", str(zipped), str(home / "source")], check=True)
    shutil.copy(home / "source" / "run_autograder", home)
    metadata = {
        "id": 123456,
        "created_at": "2026-12-12T20:00:00.000000-08:00",
        "assignment": {"due_date": "2026-12-13T18:00:00.000000-08:00", "late_due_date": None, "total_points": "20.0"},
        "submission_method": "upload",
        "users": [{"email": "ada@example.org", "id": 1, "name": "Ada L."}],
        "previous_submissions": [],
    }
    (home / "submission_metadata.json").write_text(json.dumps(metadata))
    return home


@pytest.fixture
def graded(home):
    """Return a function that runs the script as Gradescope does: `results.json`, and what was printed."""

    def run():
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        ran = subprocess.run(
            ["bash", home / "run_autograder", home],
            cwd="/",
            env={**environment, "PYTHON": sys.executable, "PYTHONDONTWRITEBYTECODE": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stdout
        document = json.loads((home / "results" / "results.json").read_bytes())
        Draft7Validator(GRADESCOPE).validate(document)
        assert document["visibility"] == "after_published"
        return document, ran.stdout

    return run


SMALLEST = """
_right = max_pool2d


def max_pool2d(x, size):
    return -_right(-x, size)
"""

needs_walls = pytest.mark.skipif(
    choose().tier is Tier.NONE, reason="this machine cannot confine submissions: `grader doctor` says why"
)


def submit(home, source):
    (home / "submission" / "pooling.py").write_text(source)


def wheat(course):
    return course["pooling"].wheats()[0].read_text(encoding="utf-8")


def test_what_is_in_the_zip(zipped):
    with zipfile.ZipFile(zipped) as archive:
        names = set(archive.namelist())
        modes = {info.filename: info.external_attr >> 16 for info in archive.infolist()}
        setup = archive.read("setup.sh").decode()
        script = archive.read("run_autograder").decode()
    assert {"pyproject.toml", "constraints.txt", "course.toml", "exam/secret", "exam/pooling.exam"} <= names
    assert {"grader/report/templates/page.html", "exercises/stride/chapter.toml"} <= names
    hidden = {name for name in names if name.startswith("tests/hidden/")}
    assert hidden == {"tests/hidden/pooling/properties.py"}
    assert not [name for name in names if name.startswith(("reference", ".")) or "chaffs" in name or "wheats" in name]
    assert modes["setup.sh"] == modes["run_autograder"] == 0o755
    assert "\nTORCH_INDEX='an index; of wheels'\n" in setup
    assert "\nVISIBILITY=after_published\n" in script


def test_the_scripts_are_bash(home):
    for name in ("setup.sh", "run_autograder"):
        subprocess.run(["bash", "-n", home / "source" / name], check=True)


@needs_walls
def test_a_right_answer_has_every_point(home, graded, course):
    submit(home, wheat(course))
    document, _ = graded()
    assert document["score"] == sum(test["max_score"] for test in document["tests"]) > 0
    assert {test["status"] for test in document["tests"]} == {"passed"}
    assert document["output"] == ""


@needs_walls
def test_a_misconception_is_named_and_nothing_hidden_is_shown(home, graded, course):
    chaff = next(path for path in course["pooling"].chaffs() if path.stem == "takes_the_smallest_number")
    sentence = chaff.read_text(encoding="utf-8").strip('"\n').partition("\n")[0]
    submit(home, wheat(course) + SMALLEST)
    document, _ = graded()
    failed = [test for test in document["tests"] if test["status"] == "failed"]
    assert failed
    assert any(sentence in test["output"] for test in failed)
    assert 0 < document["score"] < sum(test["max_score"] for test in document["tests"])
    assert not list(hidden_in(home / "results", course))
    shown = json.dumps(document)
    assert not [word for word in (str(home), "takes_the_smallest_number", "Traceback", "expected") if word in shown]
    assert secret_path(home / "source" / "exam").read_bytes().hex() not in shown


@needs_walls
def test_the_exam_beside_it_cannot_be_read(home, graded, course):
    path = home / "source" / "exam" / "pooling.exam"
    source = THIEF.format(path=str(path), wheat=wheat(course))
    here = {}
    exec(compile(source, "thief", "exec"), here)  # what the walls are for: without them it is right
    assert here["stolen"] == path.read_bytes()
    assert callable(here["max_pool2d"])
    submit(home, source)
    document, printed = graded()
    assert document["score"] == 0
    assert {test["status"] for test in document["tests"]} == {"failed"}
    assert "thief" not in printed + json.dumps(document)


@needs_walls
def test_nothing_handed_in_is_no_error_of_ours(home, graded):
    document, _ = graded()
    assert document["score"] == 0
    assert {test["status"] for test in document["tests"]} == {"failed"}
    assert "side" not in document["output"]


@needs_walls
def test_lateness_is_counted_from_gradescopes_due_date(home, graded, course):
    path = home / "submission_metadata.json"
    metadata = json.loads(path.read_text())
    metadata["assignment"]["due_date"] = "2026-12-11T18:00:00.000000-08:00"
    path.write_text(json.dumps(metadata))
    submit(home, wheat(course))
    document, _ = graded()
    whole = sum(test["max_score"] for test in document["tests"])
    assert document["score"] == pytest.approx(0.8 * whole)
    assert f"Handed in late: 2 days. {document['score']:g} of {whole} points count." in document["output"]


def in_this_process(home):
    """Run the harness here, where it can be disturbed."""
    path = list(sys.path)
    try:
        container.main([str(home), Visibility.VISIBLE])
    finally:
        sys.path[:] = path
    document = json.loads((home / "results" / "results.json").read_bytes())
    Draft7Validator(GRADESCOPE).validate(document)
    return document


def test_without_walls_nothing_runs_and_it_is_said(home, course, tmp_path, monkeypatch, capsys):
    submit(home, f"open({str(tmp_path / 'ran')!r}, 'w')\n" + wheat(course))
    monkeypatch.setattr(container, "choose", lambda: TierReport(Tier.NONE, ()))
    document = in_this_process(home)
    assert (document["score"], document["tests"]) == (0, [])
    assert "on our side" in document["output"]
    assert "de notre côté" in document["output"]
    assert "cannot confine submissions" in document["output"]
    assert "cannot confine submissions" in capsys.readouterr().out
    assert not (tmp_path / "ran").exists()


def test_a_mistake_of_ours_is_said_without_its_words(home, course, monkeypatch):
    submit(home, wheat(course))
    monkeypatch.setattr(container, "Grader", lambda _: {}["an expected answer"])
    monkeypatch.setattr(container, "choose", lambda: SimpleNamespace(tier=Tier.LANDLOCK))
    document = in_this_process(home)
    assert "KeyError at test_gradescope.py:" in document["output"]
    assert "an expected answer" not in document["output"]
    assert document["tests"] == []


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda home: (home / "submission_metadata.json").write_text("{}"), "is not what Gradescope documents"),
        (lambda home: (home / "source" / "exam" / "pooling.exam").unlink(), "holds no exam"),
        (lambda home: (home / "submission").rmdir(), "is no folder"),
    ],
)
def test_what_is_missing_is_said(home, damage, said):
    damage(home)
    assert said in in_this_process(home)["output"]


def test_a_course_without_versions_cannot_be_installed_there(tmp_path, exam_folder):
    root = tmp_path / "course"
    shutil.copytree(ROOT / "exercises" / "pooling", root / "exercises" / "pooling")
    options = ["--out", str(tmp_path / "x.zip"), "--exam", str(exam_folder("pooling"))]
    ran = CliRunner().invoke(cli, ["--course", str(root), "gradescope", *options])
    assert ran.exit_code == 1
    assert "what Gradescope needs is missing" in ran.output
    assert "constraints.txt" in ran.output
    assert not (tmp_path / "x.zip").exists()
