"""The figures of the class report, on classes small enough to count by hand."""

import pytest

from grader.outcome import Verdict
from grader.report import statistics
from grader.report.statistics import Spread
from tests.grader import results_factory as make


def answering(name, *passes):
    """Return a student who passes the first, second … property or does not."""
    properties = [
        make.prop(f"f.p{i}", Verdict.PASSED if passed else Verdict.WRONG, points=i + 1)
        for i, passed in enumerate(passes)
    ]
    return make.student(name, chapters={"c": make.chapter(*properties)})


def test_spread():
    assert Spread.of([2.0, 4.0, 4.0, 6.0]) == Spread(4.0, pytest.approx(2**0.5), 3.5, 4.0, 4.5)
    assert Spread.of([]) is None


def test_histogram_counts_both_ends():
    bars = statistics.histogram([0.0, 0.99, 1.0, 19.5, 20.0], 20.0)
    assert [bar.count for bar in bars] == [2, 1, *[0] * 17, 2]
    assert (bars[3].low, bars[3].high) == (3.0, 4.0)


def test_success_and_discrimination():
    group = [answering(str(i), good, True, not good) for i, good in enumerate([True, True, False, False, True])]
    first, second, third = statistics.properties(group, "c", "en")
    assert (first.success, second.success, third.success) == (0.6, 1.0, pytest.approx(0.4))
    assert second.discrimination is None  # everybody passes: nobody is told apart
    assert first.discrimination == pytest.approx(-1)
    assert third.discrimination == pytest.approx(-1)
    assert first.title == "p0 (en)"


def test_few_submissions_discriminate_nothing():
    group = [answering(str(i), i > 1, i > 1) for i in range(4)]
    assert [one.discrimination for one in statistics.properties(group, "c", "en")] == [None, None]


def test_who_handed_nothing_in_counts_in_no_figure():
    empty = make.chapter(make.prop("f.p0", Verdict.MISSING))
    group = [answering("a", True), make.student("b", chapters={"c": empty}), make.absent("z")]
    assert statistics.shares(group, "c") == [1.0, None, None]
    (only,) = statistics.properties(group, "c", "en")
    assert (only.submissions, only.success) == (1, 1.0)
    assert [one.student for one in statistics.present(group)] == ["a", "b"]


def test_misconceptions_are_ranked_by_students_not_by_properties():
    often = [make.prop(f"f.p{i}", chaffs=["flips"]) for i in range(5)]
    rare = make.prop("g.q", chaffs=["adds"])
    group = [
        make.student("a", chapters={"c": make.chapter(*often)}),
        make.student("b", chapters={"c": make.chapter(rare)}),
        make.student("c", chapters={"c": make.chapter(rare, make.prop("h.r", chaffs=["adds"]))}),
    ]
    first, second = statistics.misconceptions(group, "fr")
    assert (first.students, first.functions) == (["b", "c"], ["g", "h"])
    assert (second.students, second.functions) == (["a"], ["f"])
    assert first.sentence == f"{make.MARKS['diagnosis']} fr"


def test_stopped_chapters_are_listed_once():
    slow = [make.prop(f"f.p{i}", Verdict.TIMEOUT) for i in range(3)]
    group = [make.student("a", chapters={"c": make.chapter(make.prop("g.q"), *slow)}), answering("b", False)]
    assert [(one.student, one.chapter, one.verdict) for one in statistics.stopped(group)] == [
        ("a", "c", Verdict.TIMEOUT)
    ]
