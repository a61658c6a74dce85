"""Fill the templates: HTML always escaped, Markdown and plain text by the same care."""

from __future__ import annotations

import re
import textwrap
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from grader.report import grid
from grader.report.plain import inert, markdown, one_line, ticked_markdown
from grader.report.words import word
from grader.text import Language, Text

# As markup: it must keep its blank.
COLON = {"en": Markup(":"), "fr": Markup("\N{NO-BREAK SPACE}:")}


# Spaces at which French breaks no line; English has none there.
_GLUED = re.compile(r" (?=[:;?!»%])|(?<=«) ")


def render(template: str, language: Language, **values: Any) -> str:
    """Return `template` filled in; its suffix says how what is filled in is escaped."""
    suffix = template.rpartition(".")[2]
    filled = _environment(suffix).get_template(template)
    text = filled.render(
        word=partial(word, language=language),
        decimal=partial(decimal, language=language),
        colon=COLON[language],
        lang=language,
        **values,
    )
    return text if suffix == "html" else inert(text)


def decimal(value: float, digits: int, language: Language) -> str:
    """Write a number with so many decimals, with a comma in French."""
    return Text.number(value, f".{digits}f").in_(language)


@cache
def _environment(suffix: str) -> Environment:
    escape = {"html": _glued, "md": _markdown, "txt": _plain}[suffix]
    environment = Environment(
        loader=PackageLoader("grader.report"),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=escape,
    )
    environment.filters["svgs"] = lambda picture: [Markup(one) for one in grid.svgs(picture)]  # noqa: S704  escaped there
    environment.filters["lines"] = lambda picture: [Markup(line) for line in grid.lines(picture)]  # noqa: S704  never HTML
    environment.filters["verbatim"] = lambda text: Markup(one_line(text))  # noqa: S704  for code blocks of Markdown
    environment.filters["wrapped"] = _wrapped
    environment.filters["ticked"] = _ticked_html if suffix == "html" else _ticked_markdown
    return environment


def _plain(value: Any) -> Any:
    return one_line(value) if type(value) is str else value


def _glued(value: Any) -> Any:
    return _GLUED.sub("\N{NO-BREAK SPACE}", one_line(value)) if type(value) is str else value


def _markdown(value: Any) -> Any:
    return markdown(value) if type(value) is str else value


def _ticked_markdown(text: str) -> Markup:
    return Markup(ticked_markdown(text))  # noqa: S704  escaped


def _ticked_html(text: str) -> Markup:
    """Show what stands between backticks in a sentence of an author as code."""
    return Markup(re.sub("`([^`]+)`", r"<code>\1</code>", str(Markup.escape(_glued(text)))))  # noqa: S704  escaped


def _wrapped(text: str, indent: int = 0, width: int = 80) -> Markup:
    """Break a text over lines of 80 columns; what follows the first is indented."""
    return Markup(textwrap.fill(one_line(text), width - indent).replace("\n", "\n" + " " * indent))  # noqa: S704  plain text
