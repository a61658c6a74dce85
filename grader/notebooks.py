"""The chapters as nbgrader *source* notebooks, from which `nbgrader generate_assignment` makes the students' ones.

A chapter is its statement, one cell to be filled, one that runs the visible tests, and one graded cell per
property of the hidden suite. The cells have the grade ids under which
`grader gradebook` enters scores, so that both sides speak of the same cells.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from grader import modules, results
from grader.course import Chapter, Course
from grader.gradebook import KERNEL, cell, cell_id, source_id
from grader.release import public_files, refuse_leaks
from grader.suite import Property
from grader.text import Language, Text

_HERE = Text(
    "Write your functions in the next cell instead of `{file}`; it is what is graded.",
    "Écrivez vos fonctions dans la cellule suivante, à la place de `{file}` : c’est elle qui est notée.",
)
_LATER = Text("Checked by hidden tests after you hand in.", "Vérifié après le rendu par des tests cachés.")
# nbgrader takes this out of what students get and puts it back when it autogrades: were it not there,
# `nbgrader autograde` would find cells that cannot fail, and give every student full marks.
_NOT_BY_NBGRADER = """### BEGIN HIDDEN TESTS
raise AssertionError("these points are given by `grader grade` and `grader gradebook`, not by `nbgrader autograde`")
### END HIDDEN TESTS"""
_UNWRITTEN = re.compile(r"^([ \t]*)raise NotImplementedError.*$", re.MULTILINE)


def write(course: Course, folder: Path, language: Language) -> Iterator[Path]:
    """Write `folder/CHAPTER.ipynb` and the figures of its statement for every chapter; yield the notebooks.

    The visible tests go along, in `folder/exercises`, for the cell that runs them.

    Args:
        course: must be importable.
        folder: `source/ASSIGNMENT` of an nbgrader course.
        language: of statements and titles.

    Raises:
        OSError: `folder` cannot be written.
        CourseError: a chapter has no hidden suite.
        ReleaseError: something hidden would be in them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for source, name in public_files(course):  # the visible tests, for `%run exercises/check.py`
        if name.startswith("exercises/"):
            results.write_atomically(folder / name, source.read_bytes())
    for chapter in course.chapters:
        path = folder / f"{chapter.slug}.ipynb"
        path.write_text(nbformat.writes(notebook(chapter, language)) + "\n", encoding="utf-8")
        figures = chapter.folder / "figures"
        if figures.is_dir():
            shutil.copytree(figures, folder / _figures(chapter), dirs_exist_ok=True)
        yield path
    refuse_leaks(folder, course)


def notebook(chapter: Chapter, language: Language) -> nbformat.NotebookNode:
    """Return the source notebook of one chapter."""
    here = _HERE.format(file=chapter.stub.name).in_(language)
    cells = [
        new_markdown_cell(_statement(chapter, language), id="statement"),
        new_markdown_cell(here, id="here"),
        cell(_to_be_filled(chapter), source_id(chapter.slug), solution=True),
        new_code_cell(f"%run exercises/check.py {chapter.slug} --lang {language}", id="check"),
        *(_graded(declared, language) for declared in modules.suite(chapter).properties),
    ]
    return new_notebook(cells=cells, metadata={"kernelspec": KERNEL})


def _statement(chapter: Chapter, language: Language) -> str:
    name = "README.md" if language == "fr" else f"README.{language}.md"
    return (chapter.folder / name).read_text(encoding="utf-8").replace("](figures/", f"]({_figures(chapter)}/")


def _figures(chapter: Chapter) -> str:
    return f"figures/{chapter.slug}"


def _to_be_filled(chapter: Chapter) -> str:
    """Return the stub, marked where it is unwritten: nbgrader empties a solution cell without marks altogether."""
    stub = chapter.stub.read_text(encoding="utf-8")
    return _UNWRITTEN.sub(r"\1### BEGIN SOLUTION\n\g<0>\n\1### END SOLUTION", stub).rstrip("\n")


def _graded(declared: Property, language: Language) -> nbformat.NotebookNode:
    lines = [f"# {declared.title.in_(language)}", f"# {_LATER.in_(language)}", _NOT_BY_NBGRADER]
    return cell("\n".join(lines), cell_id(declared.name), points=declared.points)
