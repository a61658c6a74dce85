"""The class report stands alone, and without names it names nobody."""

from types import SimpleNamespace

import pytest

from grader.config import Config
from grader.grades import Training
from grader.outcome import Verdict
from grader.report.class_ import FOREMOST, view, write_class
from grader.results import Status
from grader.text import Text
from tests.grader import results_factory as make
from tests.grader.report import pages
from tests.grader.report.test_student import without_code

CONFIG = Config(chapters=["correlation", "pooling"])
TITLES = {"correlation": Text("Correlation", "Corrélation"), "pooling": Text("Pooling", "Pooling")}


def group():
    """Return a class in which everything occurs that the page tells of."""
    looked = make.chapter(make.prop("pad.p"), needs_look=[{"rule": "numpy.pad", "line": 7, "reason": "REASON"}])
    slow = make.chapter(make.prop("correlate2d.p", Verdict.TIMEOUT))
    return [
        make.student("student-one", name="Name One"),
        make.student("student-two", name="Name Two", chapters={"correlation": looked}),
        make.student("student-three", name="Name Three", chapters={"correlation": slow}, status=Status.LATE),
        make.absent("student-four"),
    ]


def written(tmp_path, results=None, language="fr", **options):
    path = tmp_path / "class.html"
    write_class(group() if results is None else results, CONFIG, TITLES, language, path, **options)
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("anonymous", [False, True])
def test_page_stands_alone_and_can_be_navigated(language, anonymous, tmp_path):
    pages.check(written(tmp_path, language=language, anonymous=anonymous), language)


def test_page_tells_everything(tmp_path):
    html = written(tmp_path, language="en", seconds={"student-one": 12.34})
    for told in (
        "Correlation",
        "numpy.pad",
        "REASON",
        "takes too long",
        make.MARKS["diagnosis"],
        "12.3",
        "Name One",
        "student-four",
    ):
        assert told in html


def test_known_mistakes_stand_before_those_that_are_only_regular(tmp_path):
    patterned = [make.prop(f"{name}.p", chaffs=[], said={lang: {"title": "t", "category": "c", "diagnosis": "SEEN"}
                 for lang in ("fr", "en")}) for name in ("correlate2d", "convolve2d")]  # fmt: skip
    group = [make.student(f"s{i}", chapters={"correlation": make.chapter(*patterned)}) for i in range(3)]
    html = written(tmp_path, [*group, make.student("only")], language="en")
    known, regular = html.index("because the answers equal"), html.index("Other regular mistakes")
    assert known < html.index(make.MARKS["diagnosis"]) < regular < html.index("SEEN")
    assert "<code>correlate2d</code>, <code>convolve2d</code>" in html
    assert "Other regular mistakes" not in written(tmp_path, [make.student("only")], language="en")
    assert "None was recognised." in written(tmp_path, group, language="en")


@pytest.mark.parametrize("chaffs", [[make.CHAFF], []])
def test_of_many_mistakes_the_rarer_ones_are_folded(chaffs, tmp_path):
    many = [make.prop(f"f.p{i:02}", chaffs=chaffs, said={lang: {"title": "t", "diagnosis": f"S{i:02}"}
            for lang in ("fr", "en")}) for i in range(FOREMOST + 2)]  # fmt: skip
    html = written(tmp_path, [make.student("a", chapters={"correlation": make.chapter(*many)})], language="en")
    assert html.index(f"S{FOREMOST - 1}") < html.index("Rarer ones (2)") < html.index(f"S{FOREMOST}")


def test_similar_pairs_are_shown_only_where_they_were_looked_for(tmp_path):
    pair = SimpleNamespace(chapter="correlation", one="student-one", other="student-two", share=0.93)
    assert "93\N{NO-BREAK SPACE}%" in pages.check(written(tmp_path, similar=[pair]), "fr").text
    assert "Paires semblables" in written(tmp_path, similar=[])
    assert "Paires semblables" not in written(tmp_path)
    assert "student-" not in written(tmp_path, similar=[pair], anonymous=True)


def test_anonymous_page_names_nobody(tmp_path):
    html = written(tmp_path, anonymous=True, seconds={"student-one": 12.34})
    assert "student-" not in html
    assert "Name " not in html
    assert "numpy.pad" not in html
    assert make.MARKS["diagnosis"] in html


def test_students_are_called_by_name_and_told_apart(tmp_path):
    looked = make.chapter(make.prop("pad.p"), needs_look=[{"rule": "numpy.pad", "line": 7, "reason": "REASON"}])
    alike = [make.student(f"id-{i}", name="Jane Doe", chapters={"correlation": looked}) for i in (1, 2)]
    text = " ".join(pages.check(written(tmp_path, [*alike, *group()]), "fr").text)
    assert "Jane Doe (id-1)" in text
    assert "Jane Doe (id-2)" in text
    assert "Name Two" in text
    assert "student-two" not in text


def test_reasons_to_look_are_in_the_language_of_the_page(tmp_path):
    look = {"rule": "r", "line": 1, "reason": "FRENCH", "said": {"fr": "FRENCH", "en": "ENGLISH"}}
    result = make.student(chapters={"correlation": make.chapter(make.prop(), needs_look=[look])})
    assert "FRENCH" in written(tmp_path, [result], "fr")
    assert "FRENCH" not in written(tmp_path, [result], "en")


def test_files_that_were_called_otherwise_are_listed(tmp_path):
    note = [{"fr": "LEFT ASIDE", "en": "LEFT ASIDE"}]
    for repaired in (True, False):
        chapter = make.chapter(make.prop(), notes=note, repaired=repaired)
        html = written(tmp_path, [make.student(chapters={"correlation": chapter})])
        assert ("LEFT ASIDE" in html) is repaired
    assert "LEFT ASIDE" not in written(tmp_path, [make.student(chapters={"correlation": chapter})], anonymous=True)


def test_many_names_are_folded(tmp_path):
    html = written(tmp_path, [make.student(f"student-{i}") for i in range(30)])
    assert html.count("<details>") == 1


def test_marks_are_those_of_the_grades_where_training_counts():
    training = Training("pooling", {"student-one": 10}, 10)
    shown = view(group()[:1], CONFIG, TITLES, "fr", training=training)
    assert shown.spread.mean == pytest.approx(20 * (4 / 7 + 1) / 2, abs=0.01)
    shown = view(group()[:1], CONFIG, TITLES, "fr", training=Training("pooling", {}, 10))
    assert shown.spread.mean == pytest.approx(20 * (4 / 7 + 4 / 14) / 2, abs=0.01)


def test_marks_weigh_chapters(tmp_path):
    config = Config(chapters=["correlation", "pooling"], coefficients={"correlation": 3})
    shown = view(group()[:1], config, TITLES, "fr")
    assert shown.spread.mean == pytest.approx(20 * (3 * 4 / 7 + 1) / 4, abs=0.01)
    assert sum(bar.count for bar in shown.bars) == 1


def test_late_and_absent_are_listed():
    shown = view(group(), CONFIG, TITLES, "fr")
    assert (shown.late, shown.absent, shown.present) == (["student-three"], ["student-four"], 3)


def test_the_best_are_on_the_left():
    shown = view(group(), CONFIG, TITLES, "fr")
    assert shown.students == ["student-one", "student-three", "student-two"]
    assert shown.chapters[0].shares == [pytest.approx(4 / 7), 0.0, 0.0]


@pytest.mark.parametrize("results", [[], [make.absent()]])
def test_an_empty_class_has_a_page(results, tmp_path):
    pages.check(written(tmp_path, results), "fr")


@pytest.mark.parametrize("hostile", make.HOSTILE)
def test_what_students_wrote_stays_text(hostile, tmp_path):
    html = pages.check(written(tmp_path, [make.hostile(hostile)]), "fr")
    calm = pages.check(written(tmp_path, [make.hostile("calm")]), "fr")
    assert without_code(html) == without_code(calm)
