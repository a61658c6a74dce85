"""Source notebooks through nbgrader's own commands, our grading, and back to nbgrader."""

import shutil
from io import StringIO

import pytest

pytest.importorskip("nbgrader", reason="the extra noyaux[nbgrader] is not installed")

import nbformat
from nbgrader.api import Gradebook
from rich.console import Console

from grader import gradebook, modules, notebooks, results
from grader.config import Config
from grader.course import Course
from grader.sandbox import Tier
from grader.sandbox.tiers import choose
from grader.session import Session

# Right maxima, wrong means: part of the points.
HALF_RIGHT = """

def avg_pool2d(x, size):
    return max_pool2d(x, size)
"""


@pytest.fixture
def pooling(course):
    """Return the course with one chapter."""
    return Course(course.root, (course["pooling"],))


def cells_of(path):
    notebook = nbformat.read(path, as_version=4)
    return notebook, {cell.metadata.nbgrader.grade_id: cell for cell in notebook.cells if "nbgrader" in cell.metadata}


def test_a_cell_per_property_and_one_to_be_filled(pooling, tmp_path):
    (path,) = notebooks.write(pooling, tmp_path, "fr")
    declared = modules.suite(pooling["pooling"]).properties
    notebook, cells = cells_of(path)
    nbformat.validate(notebook)
    assert list(cells) == ["pooling-source", *(gradebook.cell_id(one.name) for one in declared)]
    assert [cells[gradebook.cell_id(one.name)].metadata.nbgrader.points for one in declared] == [
        one.points for one in declared
    ]
    assert notebook.cells[0].source.startswith("# Pooling")
    assert "](figures/pooling/windows.svg)" in notebook.cells[0].source
    assert (tmp_path / "figures" / "pooling" / "windows.svg").is_file()


@pytest.mark.filterwarnings("ignore:Object of type:sqlalchemy.exc.SAWarning")  # nbgrader's own
def test_the_round_trip(pooling, course_folder, nbgrader, exam_folder, tmp_path):
    """Source, `generate_assignment`, a student, `grader grade`, `grader gradebook`, `generate_feedback`."""
    list(notebooks.write(pooling, course_folder / "source" / "lab1", "en"))
    nbgrader("generate_assignment", "lab1")
    released = course_folder / "release" / "lab1"
    assert (released / "figures" / "pooling" / "windows.svg").is_file()
    notebook, cells = cells_of(released / "pooling.ipynb")
    stub = cells["pooling-source"].source
    for name in pooling["pooling"].functions:
        assert f"def {name}(" in stub, "students need the signature"
    assert stub.count("raise NotImplementedError()") == len(pooling["pooling"].functions)
    assert "AssertionError" not in nbformat.writes(notebook)

    cells["pooling-source"].source = pooling["pooling"].wheats()[0].read_text(encoding="utf-8") + HALF_RIGHT
    submitted = course_folder / "submitted" / "zoe" / "lab1"
    shutil.copytree(released, submitted)
    nbformat.write(notebook, submitted / "pooling.ipynb")
    (submitted / "timestamp.txt").write_text("2026-12-01 10:00:00 Europe/Paris\n")
    tier = choose().tier
    session = Session.open(
        pooling,
        Console(file=StringIO()),
        submissions=course_folder,
        out=tmp_path / "results",
        exam_folder=exam_folder("pooling"),
        config_path=None,
        roster_path=None,
        jobs=1,
        students=(),
        slugs=("pooling",),
        explain=False,
        trust_submissions=tier is Tier.NONE,
        assignment="lab1",
        tag=None,
        before=None,
    )
    assert session.run() == 0
    (stored,) = results.read_all(tmp_path / "results")
    assert (stored.student, stored.submitted) == ("zoe", "2026-12-01T10:00:00+01:00")
    assert 0 < stored.score < stored.max_score

    config = Config(language="en").model_copy(update={"chapters": ["pooling"]})
    with Gradebook(f"sqlite:///{course_folder / 'gradebook.db'}") as book:
        before = cells_known_to(book)
    gradebook.write([stored], course_folder, "lab1", config, sources=tmp_path / "results")
    with Gradebook(f"sqlite:///{course_folder / 'gradebook.db'}") as book:
        assert cells_known_to(book) == before, "both sides speak of the same cells"
        (entered,) = book.submission_dicts("lab1")
        assert (entered["score"], entered["max_score"]) == (stored.score, stored.max_score)
    nbgrader("generate_feedback", "lab1")
    page = (course_folder / "feedback" / "zoe" / "lab1" / "pooling.html").read_text(encoding="utf-8")
    assert f"{stored.score:.1f} / {stored.max_score:.1f}" in " ".join(page.split())


def cells_known_to(book):
    known = book.find_notebook("pooling", "lab1")
    return (
        {cell.name: cell.max_score for cell in known.grade_cells},
        {cell.name for cell in known.solution_cells},
    )
