"""Sentences in the width of the screen."""

from __future__ import annotations

from show.grids import WIDTH
from show.prose import fitted, wrapped


def test_a_hyphen_is_no_place_to_break() -> None:
    before = "x" * (WIDTH - 10)
    assert wrapped(f"{before} manque-t-il") == [before, "manque-t-il"]


def test_french_punctuation_stays_with_its_word() -> None:
    before = "x" * (WIDTH - 6)
    assert wrapped(f"{before} nombre : un") == [before, "nombre : un"]
    assert wrapped(f"{before[1:]} « nombre »") == [before[1:], "« nombre »"]


def test_sentences_are_wrapped_and_code_is_cut() -> None:
    sentence, code = "mot " * 30, "    f(" + "x, " * 30
    lines = fitted(f"{sentence}\n\n{code}").splitlines()
    assert lines[0].startswith("mot")
    assert lines[1].startswith("mot")
    assert lines[2:] == ["", f"{code[: WIDTH - 1]}…"]
