"""Our grades in nbgrader's gradebook, read by nbgrader's own commands."""

import csv
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

pytest.importorskip("nbgrader", reason="the extra noyaux[nbgrader] is not installed")

from nbgrader.api import Gradebook

from grader import gradebook
from grader.config import Config
from grader.outcome import Verdict
from tests.grader.results_factory import chapter, prop, student


@pytest.fixture
def config():
    return Config().model_copy(update={"chapters": ["pooling"]})


def results_of(score):
    verdict = Verdict.PASSED if score else Verdict.WRONG
    properties = [
        prop("max_pool2d.takes_the_largest", verdict, points=3),
        prop("max_pool2d.is_fresh", Verdict.PASSED, points=1),
    ]
    return [student("zoé", chapters={"pooling": chapter(*properties)}, name="Zoé Dupont")]


def test_nbgraders_own_export_and_feedback_show_our_grades(course_folder, nbgrader, config):
    gradebook.write(results_of(0), course_folder, "lab1", config)
    nbgrader("export")
    (row,) = csv.DictReader((course_folder / "grades.csv").open(encoding="utf-8"))
    assert (row["student_id"], float(row["score"]), float(row["max_score"])) == ("zoé", 1.0, 4.0)
    nbgrader("generate_feedback", "lab1")
    page = (course_folder / "feedback" / "zoé" / "lab1" / "pooling.html").read_text(encoding="utf-8")
    assert "1.0 / 4.0" in " ".join(page.split())
    assert "DIAGNOSISMARK" in page
    assert "MESSAGEMARK" not in page


def test_a_manual_score_and_comment_survive_a_regrade(course_folder, config):
    gradebook.write(results_of(0), course_folder, "lab1", config)
    cell = gradebook.cell_id("max_pool2d.takes_the_largest")
    with Gradebook(f"sqlite:///{course_folder / 'gradebook.db'}") as book:
        book.find_grade(cell, "pooling", "lab1", "zoé").manual_score = 2.0
        book.find_comment("pooling-source", "pooling", "lab1", "zoé").manual_comment = "seen in class"
        book.db.commit()
    gradebook.write(results_of(3), course_folder, "lab1", config)
    with Gradebook(f"sqlite:///{course_folder / 'gradebook.db'}") as book:
        grade = book.find_grade(cell, "pooling", "lab1", "zoé")
        assert (grade.auto_score, grade.manual_score, grade.score) == (3.0, 2.0, 2.0)
        assert book.find_comment("pooling-source", "pooling", "lab1", "zoé").comment == "seen in class"


def test_writing_twice_adds_nothing(course_folder, config):
    for _ in range(2):
        gradebook.write(results_of(3), course_folder, "lab1", config)
    with Gradebook(f"sqlite:///{course_folder / 'gradebook.db'}") as book:
        assert len(book.assignment_submissions("lab1")) == 1
        assert len(book.find_notebook("pooling", "lab1").grade_cells) == 2


def test_what_nbgraders_configuration_says_counts_here_too(course_folder, nbgrader, config):
    with (course_folder / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write(f"c = get_config()\nc.CourseDirectory.db_url = 'sqlite:///{course_folder / 'other.db'}'\n")
        file.write("c.CourseDirectory.autograded_directory = 'graded'\n")
    gradebook.write(results_of(3), course_folder, "lab1", config)
    assert not (course_folder / "gradebook.db").exists()
    assert (course_folder / "graded" / "zoé" / "lab1" / "pooling.ipynb").exists()
    nbgrader("export")
    (row,) = csv.DictReader((course_folder / "grades.csv").open(encoding="utf-8"))
    assert float(row["score"]) == 4.0


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("nonsense", "'nonsense' names no gradebook: write sqlite:"),
        ("sqlite:///", "sqlite:/// is a gradebook in memory, gone when the command ends: write sqlite:"),
        ("sqlite:///:memory:", "is a gradebook in memory"),
        ("postgresql+absent://u:secret@h/d", "Can't load plugin"),
        ("mysql+oursql://u:secret@h/d", "oursql"),
        ("sqlite:////nowhere/at/all.db", "unable to open database file"),
    ],
)
def test_a_gradebook_that_cannot_be_used_is_named_without_its_password(course_folder, config, url, why):
    with pytest.raises(gradebook.GradebookError) as raised:
        gradebook.write(results_of(3), course_folder, "lab1", config, url=url)
    assert why in str(raised.value)
    assert "secret" not in str(raised.value)


def test_a_missing_driver_is_named(course_folder, config, monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(gradebook.GradebookError, match=r"postgresql://h/d: SQLAlchemy needs the module psycopg"):
        gradebook.write(results_of(3), course_folder, "lab1", config, url="postgresql://h/d")


def test_a_configuration_that_fails_is_named(course_folder, config):
    (course_folder / "nbgrader_config.py").write_text("1 / 0\n", encoding="utf-8")
    with pytest.raises(gradebook.GradebookError, match=r"configuration for .*course.* division by zero"):
        gradebook.write(results_of(3), course_folder, "lab1", config)


@pytest.fixture
def postgresql():
    """Return the URL of a database of a server of our own, reached by a socket that nobody else sees."""
    pytest.importorskip("psycopg", reason="needs psycopg: pip install 'psycopg[binary]'")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl")) or list(filter(None, [shutil.which("pg_ctl")]))
    if not found:
        pytest.skip("needs a PostgreSQL server: apt install postgresql")
    server = Path(found[-1])
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))  # a socket's path is short, and its owner must reach it
    owner = []
    if os.getuid() == 0:  # PostgreSQL refuses to run as root
        owner = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        shutil.chown(folder, "postgres", "postgres")

    def run(program, *arguments):
        command = [*owner, server.with_name(program), "-D", folder / "data", *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder)

    run("initdb", "--auth=trust", "--username=nb", "--no-sync", "--encoding=UTF8")
    run("pg_ctl", "-w", "-l", folder / "log", "-o", f"-k {folder} -c listen_addresses=''", "start")
    try:
        yield f"postgresql://nb@/postgres?host={folder}"
    finally:
        run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(folder)


def test_the_gradebook_may_be_postgresql(course_folder, nbgrader, config, postgresql):
    for score in (0, 3):
        gradebook.write(results_of(score), course_folder, "lab1", config, url=postgresql)
    nbgrader("export", f"--db={postgresql}")
    (row,) = csv.DictReader((course_folder / "grades.csv").open(encoding="utf-8"))
    assert (row["student_id"], float(row["score"])) == ("zoé", 4.0)
    nbgrader("generate_feedback", "lab1", f"--db={postgresql}")
    page = (course_folder / "feedback" / "zoé" / "lab1" / "pooling.html").read_text(encoding="utf-8")
    assert "4.0 / 4.0" in " ".join(page.split())
