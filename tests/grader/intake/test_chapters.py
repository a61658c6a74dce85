"""Of several files that may be the chapter's, which is taken, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from grader.intake import Submission, chapters
from tests.grader.intake.conftest import CODE, stub
from tests.grader.intake.test_notebook import code, notebook

Alone = Callable[[Mapping[str, bytes]], Submission]
NOTEBOOK = notebook(code("n = 1"))


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("pooling.py", "Pooling2.py"),
        ("pooling.py", "pooling (1).py"),
        ("pooling (2).py", "pooling (1).py"),
        ("pooling-2.py", "pooling-1.py"),
        ("pooling (1).py", "pooling_final.py"),
        ("pooling_final.py", "pooling_dupont.py"),
        ("pooling.py", "lab/pooling.py"),
        ("lab/pooling.py", "pooling_final.py"),
        ("exercises/pooling/pooling.py", "exercises/pooling/old/pooling.py"),
        ("pooling.ipynb", "pooling_dupont.py"),
    ],
)
def test_the_better_name_is_taken_and_the_other_named(alone: Alone, better: str, worse: str) -> None:
    content = {name: NOTEBOOK if name.endswith("ipynb") else f"name = {name!r}\n".encode() for name in (better, worse)}
    taken = alone(content).files["pooling"]
    assert taken.origin == better
    assert f"left aside: {worse}" in taken.why.en
    assert f"laissés de côté : {worse}" in taken.why.fr


@pytest.mark.parametrize(
    ("names", "repaired"),
    [
        (["pooling.py"], False),
        (["exercises/pooling/pooling.py"], False),
        (["pooling.ipynb"], False),
        (["Pooling.py"], True),
        (["pooling (1).py"], True),
        (["pooling.py", "lab/pooling.py"], True),
    ],
)
def test_another_name_and_a_choice_are_repairs(alone: Alone, names: list[str], repaired: bool) -> None:
    taken = alone({name: NOTEBOOK if name.endswith("ipynb") else CODE for name in names}).files["pooling"]
    assert taken.repaired is repaired
    assert taken.why.en


def test_a_module_is_taken_before_a_notebook(alone: Alone) -> None:
    taken = alone({"pooling (1).py": CODE, "pooling.ipynb": NOTEBOOK}).files["pooling"]
    assert taken.origin == "pooling (1).py"


def test_a_notebook_is_taken_before_the_untouched_hand_out(alone: Alone) -> None:
    untouched = stub("pooling").replace(b"\n", b"\r\n")
    taken = alone({"pooling.py": untouched, "pooling.ipynb": NOTEBOOK}).files["pooling"]
    assert taken.origin == "pooling.ipynb"
    assert "pooling.py (the untouched hand-out)" in taken.why.en


def test_the_untouched_hand_out_alone_is_taken(alone: Alone) -> None:
    assert alone({"pooling.py": stub("pooling")}).files["pooling"].source == stub("pooling")


def test_a_readable_file_is_taken_before_one_that_is_not(alone: Alone) -> None:
    taken = alone({"pooling.py": b"\xff", "pooling_v1.py": CODE}).files["pooling"]
    assert taken.origin == "pooling_v1.py"
    assert "pooling.py (is not UTF-8" in taken.why.en
    assert "pooling.py (n’est pas en UTF-8" in taken.why.fr


def test_a_word_of_two_chapters_is_neither(alone: Alone) -> None:
    assert alone({"padding_pooling.py": CODE}).files == {}


def test_a_guess_asks_for_a_look(alone: Alone) -> None:
    taken = alone({"tp_pooling.py": CODE}).files["pooling"]
    assert taken.source == CODE
    assert "please look" in taken.why.en


def test_tests_and_strangers_are_nobodys_chapter(alone: Alone) -> None:
    found = alone({"test_pooling.py": CODE, "conftest.py": CODE, "solution.py": CODE, "pooling.pyc": CODE})
    assert (found.files, found.absent) == ({}, False)


def test_of_very_many_candidates_the_best_are_opened(alone: Alone, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    real = chapters._opened
    monkeypatch.setattr(chapters, "_opened", lambda one, *rest: (opened.append(one.origin), real(one, *rest))[1])
    taken = alone({f"pooling ({n}).py": CODE for n in range(200)}).files["pooling"]
    assert taken.origin == "pooling (199).py"
    assert len(opened) == chapters.MAX_CANDIDATES
    assert len(taken.why.en) < 400


def test_every_chapter_is_found_in_a_checkout(alone: Alone) -> None:
    found = alone({f"exercises/{slug}/{slug}.py": CODE for slug in ("correlation", "padding", "pooling")})
    assert list(found.files) == ["correlation", "padding", "pooling"]


def test_names_in_braces_are_shown_as_they_are(alone: Alone) -> None:
    taken = alone({"{0}/pooling.py": b"\xff", "{x}/pooling.py": b"\xff"}).files["pooling"]
    assert taken.rejected is not None
    assert taken.rejected.en.startswith("{0}/pooling.py is not UTF-8")
    assert "{x}/pooling.py" in taken.why.en
