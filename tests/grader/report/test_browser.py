"""Both pages in a real browser: they fit a phone, and axe-core finds nothing to complain of."""

import pytest

from grader.report.class_ import write_class
from grader.report.ladder import Rung
from grader.report.student import Trained, write_student
from grader.text import Text
from tests.grader import results_factory as make
from tests.grader.report import browser
from tests.grader.report.test_class import CONFIG, TITLES, group

PHONE, DESKTOP = 390, 1280
VIEWS = [("fr", PHONE, True), ("en", DESKTOP, False)]

MEASURE = """
const {violations} = await axe.run(document);
return {
  violations: violations.map(v => [v.id, v.help, ...v.nodes.map(n => n.html.slice(0, 200) + " " + n.failureSummary)]),
  width: innerWidth,
  content: document.documentElement.scrollWidth,
  sideways: [...document.querySelectorAll("main *:not(.unseen)")]
    .filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth && getComputedStyle(e).display !== "inline")
    .map(e => e.outerHTML.slice(0, 120)),
  dark: getComputedStyle(document.body).backgroundColor !== "rgb(255, 255, 255)",
};
"""


PICTURE = b"<svg xmlns='http://www.w3.org/2000/svg' width='640' height='480'/>"

FOLDED = """
if (!CSS.supports("selector(details::details-content)")) return null;
return [...document.querySelectorAll("details > :not(summary)")].map(e => e.checkVisibility() && e.offsetHeight > 10);
"""


def student_page(language, folder):
    trained = Trained("68% of the images", 7, 10, pictures={"curve": PICTURE, "mistakes": PICTURE})
    pages = write_student(make.student(), Rung.COUNTEREXAMPLE, language, folder, TITLES, trained)
    return pages[0].read_text(encoding="utf-8")


def class_page(language, folder):
    look = {"rule": "numpy.pad", "line": 7, "reason": "REASON " * 9}
    looked = make.chapter(make.prop("pad.p"), needs_look=[look], repaired=True)
    long = make.student(
        "zoe-with-a-name-that-goes-on",
        name="Zoë Wolf" + "eschlegelsteinhausenbergerdorff" * 2,
        chapters={"correlation": looked},
    )
    wordy = Text("Correlation", "Anticonstitutionnellement sous-échantillonnées")
    titles = {**TITLES, "correlation": wordy}
    write_class([*group(), long], CONFIG, titles, language, folder / "class.html", seconds={"student-one": 1.5})
    return (folder / "class.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", [student_page, class_page])
@pytest.mark.parametrize(("language", "width", "dark"), VIEWS)
def test_page_fits_and_is_accessible(page, language, width, dark, tmp_path):
    html = page(language, tmp_path)
    found = browser.run(html, browser.axe() + MEASURE, tmp_path, width=width, dark=dark)
    assert found["violations"] == []
    assert found["width"] == width
    assert found["content"] <= width
    assert found["sideways"] == []
    assert found["dark"] is dark


@pytest.mark.parametrize("printed", [True, False])
def test_paper_shows_what_the_screen_folds(printed, tmp_path):
    made = "@media print"
    html = class_page("fr", tmp_path)
    assert html.count(made) == 1
    found = browser.run(html.replace(made, "@media screen") if printed else html, FOLDED, tmp_path, width=DESKTOP)
    if found is None:
        pytest.skip("this Chromium is older than 131, and prints folded lists folded: install a newer one")
    assert len(found) == 1
    assert all(found) is printed


def test_pictures_are_shown(tmp_path):
    script = "return [...document.images].map(image => image.naturalWidth);"
    assert browser.run(student_page("fr", tmp_path), script, tmp_path, width=DESKTOP) == [640, 640]


def test_axe_finds_what_is_wrong(tmp_path):
    html = '<!DOCTYPE html><html><head><title>x</title></head><body><p style="color:#eee">pale</p></body></html>'
    found = browser.run(html, browser.axe() + MEASURE, tmp_path, width=DESKTOP)
    assert {"color-contrast", "html-has-lang"} <= {violation[0] for violation in found["violations"]}
