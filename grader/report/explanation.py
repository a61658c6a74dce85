"""One property in a few lines of plain text: for formats that have one text per test."""

from __future__ import annotations

from grader.report import counterexample
from grader.report.grid import lines
from grader.report.ladder import Seen
from grader.report.plain import inert, one_line
from grader.report.words import word
from grader.text import Language


def explanation(one: Seen, language: Language) -> str:
    """Say all that may be said of a property that failed; nothing of one that passed."""
    if one.passed:
        return ""
    told = [one_line(sentence) for sentence in one.sentences or [one.label]]
    if one.counterexample:
        told += ["", f"{word('counterexample', language)}", one_line(counterexample.call(one.counterexample))]
        for picture in counterexample.pictures(one.counterexample, one.kind, language):
            told += [one_line(picture.caption), *(f"  {line}" for line in lines(picture))]
    return inert("\n".join(told))
