"""One student's report is complete, stands alone, and shows what students wrote as text."""

from datetime import date

import pytest
from markdown_it import MarkdownIt

from grader.config import Config
from grader.outcome import Verdict
from grader.report import lateness, rendering
from grader.report.ladder import Rung
from grader.report.student import Trained, view, write_student
from grader.results import Said, Status
from grader.text import Text
from tests.grader import results_factory as make
from tests.grader.report import pages

TITLES = {"correlation": Text("Correlation", "Corrélation"), "pooling": Text("Pooling", "Sous-échantillonnage")}


def written(result, tmp_path, rung=Rung.EVERYTHING, language="fr"):
    return [path.read_text(encoding="utf-8") for path in write_student(result, rung, language, tmp_path, TITLES)]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("rung", list(Rung))
def test_page_stands_alone_and_can_be_navigated(rung, language, tmp_path):
    html, _, _ = written(make.student(), tmp_path, rung, language)
    page = pages.check(html, language)
    assert ("svg" in page.tags) is rung.reaches(Rung.COUNTEREXAMPLE)


@pytest.mark.parametrize(("language", "title"), [("fr", "Sous-échantillonnage"), ("en", "Pooling")])
def test_every_format_has_scores_titles_and_functions(language, title, tmp_path):
    for text in written(make.student(name="Alice A."), tmp_path, language=language):
        assert all(part in text.replace("\\", "") for part in ("Alice A.", "8 / 11", "4 / 4", title, "max_pool2d"))


def test_french_puts_a_blank_before_the_colon(tmp_path):
    for text in written(make.student(), tmp_path):
        assert "Fichier corrigé\N{NO-BREAK SPACE}: " in text


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (Status.ABSENT, "Nothing was handed in."),
        (Status.INTERNAL_ERROR, "our side"),
    ],
)
def test_status_is_told(status, sentence, tmp_path):
    for text in written(make.student(status=status), tmp_path, language="en"):
        assert sentence in text


def test_that_a_person_looks_at_it_is_not_told(tmp_path):
    plain = written(make.student(), tmp_path)
    assert written(make.student(status=Status.NEEDS_LOOK), tmp_path) == plain


def test_a_file_that_does_not_load_is_explained_once(tmp_path):
    broken = [make.prop(f"correlate2d.p{i}", Verdict.LOAD_ERROR) for i in range(5)]
    for text in written(make.student(chapters={"correlation": make.chapter(*broken)}), tmp_path):
        assert text.count(make.MARKS["category"]) == 1


def test_a_function_that_is_not_written_is_said_once(tmp_path):
    missing = [make.prop(f"convolve2d.p{i}", Verdict.MISSING) for i in range(5)]
    result = make.student(chapters={"correlation": make.chapter(make.prop(verdict=Verdict.PASSED), *missing)})
    for text in written(result, tmp_path, Rung.CATEGORY):
        assert text.count(make.MARKS["category"]) == 1


def test_of_a_chapter_without_a_file_only_that_is_said(tmp_path):
    missing = [make.prop(f"correlate2d.p{i}", Verdict.MISSING) for i in range(5)]
    nothing = make.chapter(*missing, origin=None, source=None, notes=[{"fr": "NO FILE", "en": "NO FILE"}])
    for text in written(make.student(chapters={"correlation": nothing}), tmp_path):
        assert "NO FILE" in text
        assert make.MARKS["category"] not in text
        assert "correlate2d" not in text


def test_why_a_file_was_taken_is_said_only_where_it_was_another_than_the_one_asked_for(tmp_path):
    note = [{"fr": "LEFT ASIDE", "en": "LEFT ASIDE"}]
    for repaired in (True, False):
        chapter = make.chapter(make.prop(), notes=note, repaired=repaired)
        for text in written(make.student(chapters={"correlation": chapter}), tmp_path):
            assert ("LEFT ASIDE" in text) is repaired


def test_the_instructors_sentence_repeats_nothing(tmp_path):
    said = {
        each: Said(title="t", category="CATEGORY", shapes="for f(x: 2)", message="CATEGORY; for f(x: 2); 1, not 2")
        for each in ("fr", "en")
    }
    result = make.student(chapters={"correlation": make.chapter(make.prop(said=said, diagnosis=None))})
    for text in written(result, tmp_path, language="en"):
        assert text.count("CATEGORY") == text.count("for f(x: 2)") == text.count("1, not 2") == 1


def test_lateness_is_told_in_every_format(tmp_path):
    result = make.student(submitted="2026-01-03T12:00:00+01:00")
    config = Config(
        chapters=["correlation", "pooling"],
        deadlines={"pooling": date(2026, 1, 1)},
        late={"policy": "points_per_day", "per_day": 10},
    )
    late = list(lateness.told(result, config, TITLES, "en"))
    assert late == ["Handed in late: Pooling (2 days).", "7.2 of 8 points count."]
    assert "Il en reste 7,2 points sur 8." in lateness.told(result, config, TITLES, "fr")
    for path in write_student(result, Rung.VERDICT, "en", tmp_path, TITLES, late=late):
        assert "Pooling (2 days)" in path.read_text(encoding="utf-8").replace("\\", "")
    both = config.model_copy(update={"deadlines": dict.fromkeys(TITLES, date(2026, 1, 2))})
    assert next(lateness.told(result, both, TITLES, "fr")) == "Rendu en retard : 1 jour."
    apart = config.model_copy(update={"deadlines": {"correlation": date(2026, 1, 1), "pooling": date(2026, 1, 2)}})
    assert "Correlation (2 days), Pooling (1 day)" in next(lateness.told(result, apart, TITLES, "en"))
    assert list(lateness.told(result, Config(chapters=["pooling"]), TITLES, "fr")) == []


def test_why_something_was_not_checked_is_said_once_per_function(tmp_path):
    unchecked = [make.prop(f"correlate2d.p{i}", Verdict.NOT_CHECKED) for i in range(5)]
    result = make.student(chapters={"correlation": make.chapter(make.prop(), *unchecked)})
    for text in written(result, tmp_path, Rung.CATEGORY):
        assert text.count(make.MARKS["category"]) == 2


def test_one_example_for_each_way_to_fail():
    same = [make.prop(f"correlate2d.p{i}") for i in range(3)]
    said = {language: make.said("t", language, failed=True) for language in ("fr", "en")}
    other = make.prop(
        "correlate2d.q", said={each: one.model_copy(update={"diagnosis": "another"}) for each, one in said.items()}
    )
    result = make.student(chapters={"correlation": make.chapter(*same, other)})
    (function,) = view(result, {}, Rung.COUNTEREXAMPLE, "en").chapters[0].functions
    assert len(function.examples) == 2
    assert function.diagnoses == [f"{make.MARKS['diagnosis']} en", "another"]


def test_text_fits_a_terminal(tmp_path):
    _, _, text = written(make.student(), tmp_path)
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("hostile", make.HOSTILE)
def test_what_students_wrote_stays_text(hostile, tmp_path):
    html, markdown, text = written(make.hostile(hostile), tmp_path)
    calm, calm_markdown, _ = written(make.hostile("calm"), tmp_path)
    assert without_code(pages.check(html, "fr")) == without_code(pages.check(calm, "fr"))
    assert structure(markdown) == structure(calm_markdown)
    for written_text in (html, markdown, text):
        assert not [c for c in written_text if (ord(c) < 32 and c != "\n") or c in "\x7f\u202e\ufffe"]
        assert not [line for line in written_text.splitlines() if line.lstrip().startswith("::")]
    assert ("{{ 7 * 7 }}" in text) is ("{{ 7 * 7 }}" in hostile)  # no template is run on it


def without_code(page):
    """Return the tags but for what stands between backticks in authors' sentences."""
    return [tag for tag in page.tags if tag != "code"]


def structure(markdown):
    """Return the kinds of everything in a Markdown text but text itself, and code in the sentences that are quoted."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    found, quoted = [], 0
    for token in tokens:
        quoted += token.nesting if token.tag == "blockquote" else 0
        passed_over = ("text", "text_special", *(("code_inline",) if quoted else ()))
        found.append((token.type, token.tag))
        found += [(child.type, child.tag) for child in token.children or () if child.type not in passed_over]
    return found


def test_markdown_shows_links_and_mentions_as_text():
    escaped = rendering.markdown("see https://evil.example, www.evil.example and @all #12")
    assert "://" not in escaped
    assert "www." not in escaped
    assert "\\@all \\#12" in escaped


def test_reports_are_the_same_twice(tmp_path):
    assert written(make.student(), tmp_path / "a") == written(make.student(), tmp_path / "b")


def test_names_in_sentences_are_code_where_there_is_code(tmp_path):
    said = {each: make.said("moves by `stride`", each, failed=False) for each in ("fr", "en")}
    one = make.prop("correlate2d.p", Verdict.PASSED, said=said)
    html, markdown, text = written(make.student(chapters={"correlation": make.chapter(one)}), tmp_path)
    assert "moves by <code>stride</code>" in html
    assert "moves by <code>stride</code>" in MarkdownIt("commonmark").render(markdown)
    assert "moves by `stride`" in text


@pytest.mark.parametrize("verdict", [Verdict.TIMEOUT, Verdict.TAMPERING, Verdict.MISSING])
def test_one_verdict_of_a_whole_chapter_is_an_alert(verdict):
    same = [make.prop(f"f.p{i}", verdict) for i in range(3)]
    result = make.student(chapters={"c": make.chapter(*same), "d": make.chapter(*same, make.prop("f.q"))})
    whole, mixed = view(result, {}, Rung.CATEGORY, "en").chapters
    assert whole.whole == [f"{make.MARKS['category']} en"]
    assert mixed.whole == []


def test_the_training_is_told_in_every_format_and_drawn_in_the_page(tmp_path):
    svg = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
    trained = Trained("68% of the images", 7, 10, note="on shapes10", pictures={"curve": svg, "confusion": svg})
    html, markdown, plain = (
        path.read_text(encoding="utf-8")
        for path in write_student(make.student(), Rung.DIAGNOSIS, "en", tmp_path, TITLES, trained)
    )
    for text in (html, markdown, plain):
        assert "68% of the images" in text
        assert "on shapes10" in text
        assert "7 / 10" in text
    assert html.count('src="data:image/svg+xml;base64,PHN2Zy') == 2
    assert 'alt="Accuracy on the validation images"' in html
    assert "<figcaption>Test images by class (rows) and prediction (columns)</figcaption>" in html


def test_french_breaks_no_line_before_its_high_punctuation(tmp_path):
    html, *_ = written(make.student(status=Status.INTERNAL_ERROR, notes=[{"fr": "57 % ici", "en": ""}]), tmp_path)
    text = "".join(pages.Page(html.partition("</style>")[2].partition("</head>")[2].removesuffix("</html>\n")).text)
    assert "de notre côté\N{NO-BREAK SPACE}: la copie" in text
    assert not [mark for mark in (" :", " ;", " ?", " !", " »", "« ", " %") if mark in text]
