"""What the hidden suite covers, as a page for students: titles and points, nothing of how they are checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from grader import modules
from grader.course import Chapter
from grader.report.plain import markdown, ticked_markdown
from grader.text import Language, Text

# In the hand-out's `exercises/`, named as the statements are.
PAGES: dict[Language, str] = {"fr": "COVERAGE.md", "en": "COVERAGE.en.md"}

_TITLE = Text("What the hidden tests cover", "Ce que vérifient les tests cachés")
_OTHER = Text("[Version française](COVERAGE.md)", "[English version](COVERAGE.en.md)")
_INTRODUCTION = Text(
    "The mark comes from these properties of each function, checked on many examples that are drawn for the class. "
    "The other properties of a function count only once it gives right values somewhere.",
    "La note vient de ces propriétés de chaque fonction, vérifiées sur de nombreux exemples tirés pour la classe. "
    "Les autres propriétés d’une fonction ne comptent que si elle donne quelque part des valeurs justes.",
)
_PROPERTY = Text("Property", "Propriété")
_POINTS = Text("Points", "Points")


def page(chapters: Iterable[Chapter], language: Language) -> str:
    """Return the page as Markdown: a table per function, chapters in the given order; the course must be importable.

    Raises:
        CourseError: a chapter has no hidden suite.
    """
    head = [f"# {_TITLE.in_(language)}", f"*{_OTHER.in_(language)}*", _INTRODUCTION.in_(language)]
    return "\n\n".join([*head, *(part for chapter in chapters for part in _chapter(chapter, language))]) + "\n"


def _chapter(chapter: Chapter, language: Language) -> Iterator[str]:
    properties = modules.suite(chapter).properties
    points = _POINTS.in_(language).lower()
    yield f"## {markdown(chapter.title.in_(language))} – {sum(one.points for one in properties)} {points}"
    for function, group in groupby(properties, key=lambda one: one.function):
        rows = [f"| {ticked_markdown(one.title.in_(language))} | {one.points} |" for one in group]
        header = f"| {_PROPERTY.in_(language)} | {_POINTS.in_(language)} |"
        yield "\n".join([f"`{function}`", "", header, "|:--|--:|", *rows])
