"""The visible tests from a notebook's cell, executed as Jupyter does."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from grader.intake.notebook import module as graded
from tests.exercises.conftest import Miniature
from tests.exercises.test_screen import DONE, WRONG

nbformat = pytest.importorskip("nbformat", reason="the extra noyaux[nbgrader] is not installed")
nbclient = pytest.importorskip("nbclient", reason="the extra noyaux[nbgrader] is not installed")
pytest.importorskip("ipykernel", reason="the extra noyaux[nbgrader] is not installed")

CHECK = "%run exercises/check.py one"


def shown(miniature: Miniature, *cells: str) -> str:
    """Execute `cells` in a kernel, in the folder of the hand-out, and return what the last one prints."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    client = nbclient.NotebookClient(notebook, kernel_name="python3", allow_errors=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", "")
        patch.setenv("IPYTHONDIR", str(miniature.root / ".ipython"))
        client.execute(
            cwd=str(miniature.root), env={**miniature.environment(), "PATH": str(Path(sys.executable).parent)}
        )
    return "".join(output.get("text", "") for output in notebook.cells[-1].outputs)


def test_a_wrong_function_is_shown_as_in_a_terminal(miniature: Miniature) -> None:
    stub = miniature.chapter("one", 10)
    untouched = stub.read_bytes()
    screen = shown(miniature, WRONG, "add(1, 2)", CHECK)
    assert "Première différence en [0, 1]" in screen
    assert "Indice : Plus, pas moins, c'est l'été" in screen
    assert "1/3  à corriger" in screen
    assert stub.read_bytes() == untouched


def test_the_last_definition_counts_and_what_only_tries_things_out_does_not(miniature: Miniature) -> None:
    miniature.chapter("one", 10)
    imports, _, functions = DONE.partition("\n\n\n")
    screen = shown(miniature, WRONG, imports, functions, "raise RuntimeError('tried out')", f"{CHECK} --lang en")
    assert "3/3  done" in screen


def test_says_what_to_run_first(miniature: Miniature) -> None:
    miniature.chapter("one", 10)
    assert "ne définit add, double : exécutez d’abord" in shown(miniature, CHECK)


def test_the_cell_costs_nothing_when_the_notebook_is_graded() -> None:
    cells = [nbformat.v4.new_code_cell(cell) for cell in (DONE, CHECK)]
    source, _ = graded(nbformat.writes(nbformat.v4.new_notebook(cells=cells)).encode())
    exec(compile(source, "one", "exec"), {})


def test_outside_a_notebook_it_says_where_it_belongs(miniature: Miniature) -> None:
    import subprocess

    miniature.chapter("one", 10)
    command = [sys.executable, str(miniature.exercises / "check.py"), "one"]
    ran = subprocess.run(command, env=miniature.environment(), capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 1
    assert "%run exercises/check.py one" in ran.stderr
