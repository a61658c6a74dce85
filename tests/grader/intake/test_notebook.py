from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from grader.intake import Submission
from grader.intake.files.tree import Refused
from grader.intake.notebook import MAX_NOTEBOOK, module, without_magics

Alone = Callable[[Mapping[str, bytes]], Submission]


def code(source: str | list[str], **metadata: Any) -> dict[str, Any]:
    """Return a code cell."""
    return {"cell_type": "code", "execution_count": 3, "metadata": metadata, "outputs": [], "source": source}


def notebook(*cells: dict[str, Any]) -> bytes:
    """Return a notebook of version 4."""
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": list(cells)}).encode()


def test_code_cells_become_one_module_in_order() -> None:
    text = {"cell_type": "markdown", "metadata": {}, "source": "# Titre"}
    source, notes = module(notebook(code("a = 1"), text, code(["def f():\n", "    return a\n"])))
    assert source == b"a = 1\n\n\ndef f():\n    return a\n"
    assert notes == []


def test_a_notebook_of_version_3_is_read() -> None:
    cell = {
        "cell_type": "code",
        "collapsed": False,
        "input": "a = 1",
        "language": "python",
        "metadata": {},
        "outputs": [],
    }
    old = {
        "nbformat": 3,
        "nbformat_minor": 0,
        "metadata": {"name": ""},
        "worksheets": [{"cells": [cell], "metadata": {}}],
    }
    assert module(json.dumps(old).encode())[0] == b"a = 1\n"


def test_cells_of_nbgraders_tests_are_left_out_and_told() -> None:
    tests = code("assert False", nbgrader={"grade": True, "solution": False, "grade_id": "t"})
    answer = code("a = 1", nbgrader={"grade": True, "solution": True, "grade_id": "s"})
    source, (note,) = module(notebook(answer, tests))
    assert source == b"a = 1\n"
    assert note.en.startswith("1 test cells")


def test_magics_are_dropped_and_told() -> None:
    source, (note,) = module(notebook(code("%matplotlib inline\n!pip install x\na = 1"), code("%%bash\nrm -rf /")))
    assert source == b"pass\npass\na = 1\n\n\npass\n"
    assert note.en == "3 magic or shell lines left out: %matplotlib, !, %%bash"
    assert note.fr.startswith("3 lignes magiques")


@pytest.mark.parametrize(
    ("cell", "left"),
    [
        ("%time f()", "pass"),
        ("if a:\n    !ls\n    b", "if a:\n    pass\n    b"),
        ("files = !ls", "pass"),
        ("np.pad?", "pass"),
        ("np.pad??", "pass"),
        ("?np.pad", "pass"),
        ("!echo \"it's\na = '%x'", "pass\na = '%x'"),
        ("%%time\nf()", "pass\nf()"),
        ("%%html\n<b>", "pass\n"),
        ("\n\n%%time\nf()", "pass\nf()"),
    ],
)
def test_a_magic_leaves_pass_in_its_place(cell: str, left: str) -> None:
    assert without_magics(cell)[0] == left


@pytest.mark.parametrize(
    "cell",
    [
        "x = (5\n  %y)",
        "x = 5 \\\n  %y",
        'x = """\n%matplotlib\n!ls\n"""',
        "x = '''\n%matplotlib\n'''",
        "x = 'it\\'s' # don't\ny = 1",
        "x = {'a': [\n1\n%y]}",
        'r"\\"\ny',
        "a != b\nc == d",
        "x = 'open",
        "",
        "\n\n",
        "f'''{a['''b''']}'''",
    ],
)
def test_python_is_left_as_it_is(cell: str) -> None:
    assert without_magics(cell) == (cell, [])


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "line", ["(" * 50_000, "'" * 49_999, '"""' * 49_999, " " * 200_000, "a" * 200_000, "%a\n" * 50_000, "\\\n" * 49_999]
)
def test_crafted_cells_take_no_time(line: str) -> None:
    assert without_magics(line + "\nx")[0].endswith("x")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"null",
        b"\xff",
        b"[" * 100_000,
        b'{"nbformat": 4}',
        b'{"nbformat": 4, "cells": 3}',
        b'{"nbformat": 99, "cells": []}',
        b'{"nbformat": "4", "cells": []}',
        b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "code", "source": {"a": 1}}]}',
        b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "code", "source": null}]}',
        b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": ["code"]}',
        b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "code", "metadata": 3}]}',
        b'{"nbformat": 3, "worksheets": 1}',
    ],
)
def test_what_is_no_notebook_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match="no valid notebook") as caught:
        module(content)
    assert "Jupyter" in caught.value.reason.fr


def test_a_notebook_without_code_is_refused() -> None:
    with pytest.raises(Refused, match="without code"):
        module(notebook())


def test_a_notebook_is_taken_for_its_chapter(alone: Alone) -> None:
    found = alone({"pooling.ipynb": notebook(code("%pylab\na = 1"))})
    assert found.files["pooling"].source == b"pass\na = 1\n"
    assert found.files["pooling"].origin == "pooling.ipynb"
    assert any(note.en == "pooling.ipynb: 1 magic or shell lines left out: %pylab" for note in found.notes)


def test_outputs_do_not_count_against_the_limit(alone: Alone) -> None:
    cell = code("a = 1")
    cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * 400_000}]
    assert alone({"pooling.ipynb": notebook(cell)}).files["pooling"].source == b"a = 1\n"


def test_too_much_code_is_rejected(alone: Alone) -> None:
    rejected = alone({"pooling.ipynb": notebook(code("#" * 300_000))}).files["pooling"].rejected
    assert rejected is not None
    assert "longer than 256 kB" in rejected.en


def test_a_notebook_that_is_too_long_is_rejected(alone: Alone) -> None:
    rejected = alone({"pooling.ipynb": b" " * (MAX_NOTEBOOK + 1)}).files["pooling"].rejected
    assert rejected is not None
    assert "longer than 8 MB" in rejected.en


def test_a_lone_surrogate_is_rejected(alone: Alone) -> None:
    rejected = alone({"pooling.ipynb": notebook(code("a = '\ud800'"))}).files["pooling"].rejected
    assert rejected is not None
    assert "not UTF-8" in rejected.en
