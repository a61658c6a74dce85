"""Nothing above a rung is seen, in no language and no format."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.outcome import Verdict
from grader.report.ladder import Rung, seen
from grader.report.student import write_student
from tests.grader import results_factory as make

RUNGS = list(Rung)


def above(rung):
    """Return the marks of everything that `rung` must not show."""
    hidden = [make.MARKS[other] for other in RUNGS[RUNGS.index(rung) + 1 :]]
    return hidden if rung is Rung.EVERYTHING else [*hidden, make.CHAFF]


def below(rung):
    """Return the marks of everything that `rung` must show."""
    return [make.MARKS[other] for other in RUNGS[1 : RUNGS.index(rung) + 1]]


def test_rungs_rise():
    for i, rung in enumerate(RUNGS):
        assert [rung.reaches(other) for other in RUNGS] == [j <= i for j in range(len(RUNGS))]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("rung", RUNGS)
@pytest.mark.parametrize("verdict", [Verdict.WRONG, Verdict.EXCEPTION, Verdict.TIMEOUT, Verdict.NOT_CHECKED])
def test_seen_holds_what_stands_at_the_rung_and_nothing_above(rung, language, verdict):
    told = make.prop(verdict=verdict, chaffs=[make.CHAFF], counterexample=make.counterexample())
    shown = repr(seen(told, rung, language))
    assert not [mark for mark in above(rung) if mark in shown]
    assert all(mark in shown for mark in below(rung))
    other = {"fr": "en", "en": "fr"}[language]
    assert f"MARK {other}" not in shown


def test_title_and_points_are_always_seen():
    shown = seen(make.prop(points=7), Rung.VERDICT, "en")
    assert (shown.title, shown.score, shown.max_score, shown.sign) == ("sums (en)", 0, 7, "✗")


def test_a_passed_property_says_nothing_more():
    shown = seen(make.prop(verdict=Verdict.PASSED), Rung.EVERYTHING, "en")
    assert shown.sentences == []
    assert shown.sign == "✓"


@pytest.mark.parametrize("rung", RUNGS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_report_holds_what_stands_at_the_rung_and_nothing_above(rung, language, tmp_path):
    paths = write_student(make.student(), rung, language, tmp_path)
    assert [path.name for path in paths] == ["alice.html", "alice.md", "alice.txt"]
    for path in paths:
        text = path.read_text(encoding="utf-8")
        assert not [mark for mark in above(rung) if mark in text], path.name
        assert all(mark in text for mark in below(rung)), path.name


@pytest.mark.parametrize("rung", RUNGS[: RUNGS.index(Rung.EVERYTHING)])
def test_the_code_of_a_student_is_never_told_what_needs_a_look(rung, tmp_path):
    looked = make.chapter(make.prop(), needs_look=[{"rule": "LOOKMARK", "line": 3, "reason": "LOOKMARK"}])
    for path in write_student(make.student(chapters={"padding": looked}), rung, "fr", tmp_path):
        assert "LOOKMARK" not in path.read_text(encoding="utf-8")


def differing_above(rung, other):
    """Return a student whose result differs from `make.student()` in everything that stands above `rung`."""
    told = {}
    for language in ("fr", "en"):
        above_rung = {
            field: other
            for field, at in (
                ("category", Rung.CATEGORY),
                ("shapes", Rung.SHAPES),
                ("diagnosis", Rung.DIAGNOSIS),
                ("message", Rung.EVERYTHING),
            )
            if not rung.reaches(at)
        }
        told[language] = make.said("sums", language, failed=True).model_copy(update=above_rung)
    hidden = {"message": other, "diagnosis": other, "said": told}
    if not rung.reaches(Rung.COUNTEREXAMPLE):
        hidden["counterexample"] = None
    if not rung.reaches(Rung.EVERYTHING):
        hidden["chaffs"] = [other] if other else []
    alice = make.student()
    first, *others = alice.chapters["correlation"].properties
    changed = make.chapter(first.model_copy(update=hidden), *others)
    return alice.model_copy(update={"chapters": {**alice.chapters, "correlation": changed}})


@settings(deadline=None, max_examples=25)
@given(st.sampled_from(RUNGS), st.sampled_from(["fr", "en"]), st.text(max_size=20))
def test_what_stands_above_a_rung_changes_no_byte(rung, language, other):
    """The same page, whatever the rest of the result says: not even its length or its presence leaks."""
    with tempfile.TemporaryDirectory() as folder:
        plain, changed = (
            [path.read_bytes() for path in write_student(result, rung, language, Path(folder))]
            for result in (make.student(), differing_above(rung, other))
        )
    assert plain == changed
