"""Our grades in nbgrader's gradebook, read by nbgrader's own commands."""

import csv

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
