"""How a file's name resembles a chapter's: what students, browsers and LMSs do to names is undone here."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum


class Likeness(IntEnum):
    """How a file's name resembles the chapter's; the first is the best."""

    EXACT = 0
    CASE = 1
    COPY = 2
    VERSION = 3
    WORD = 4


_LONGEST = 255  # characters; longer names exist only in crafted archives
# Windows hides the .txt that its editor adds.
_MODULE = re.compile(r"(?P<stem>.+)\.(?P<kind>py|ipynb)(?:\.txt)?", re.IGNORECASE | re.DOTALL)
_SEPARATORS = "[-_. ]*"
# What browsers and desktops add in the three languages: (1), -1, _2, copy, « - Copie », „Kopie von“.
_COPY = re.compile(
    rf"{_SEPARATORS}(?:(?:copy|copie|kopie){_SEPARATORS})?(?:\((?P<bracketed>\d{{1,4}})\)|(?P<plain>\d{{1,4}}))?"
)
_COPY_OF = re.compile(rf"(?:copy of|copie de|kopie von){_SEPARATORS}")
_VERSION = re.compile(  # atomic and possessive: a crafted name cannot make it slow
    rf"(?>{_SEPARATORS}(?:v(?:ersion)?{_SEPARATORS}\d+|version|finale?|finished|done|new|latest|last|fixed"
    rf"|correct(?:ed|ion)?|corrigee?|solution|submission|rendu|nouveau|dernier|fini|abgabe|fertig|neu|loesung|\d+))++"
)
_NOT_THE_CHAPTER = frozenset({"test", "tests", "utils", "util", "helper", "helpers", "demo", "old", "backup", "stub"})


def module_name(name: str) -> tuple[str, bool] | None:
    """Return a module's or notebook's name without its ending, and whether it is a notebook; else None."""
    match = _MODULE.fullmatch(unicodedata.normalize("NFC", name).strip())
    return (match["stem"], match["kind"].lower() == "ipynb") if match else None


def likeness(stem: str, slug: str) -> tuple[Likeness, int] | None:
    """Return how a file name without its ending resembles a chapter's name, and the number of the copy."""
    if stem == slug:
        return Likeness.EXACT, 0
    if len(stem) > _LONGEST:
        return None
    plain, slug = _plain(stem), slug.casefold()
    if plain == slug:
        return Likeness.CASE, 0
    bare = _COPY_OF.sub("", plain, count=1)
    if bare.startswith(slug):
        tail = bare.removeprefix(slug)
        if copy := _COPY.fullmatch(tail):
            return Likeness.COPY, int(copy["bracketed"] or copy["plain"] or 0)
        if _VERSION.fullmatch(tail):
            return Likeness.VERSION, 0
    as_a_word = rf"{re.escape(slug)}[^a-z0-9].*|.*[^a-z0-9]{re.escape(slug)}"
    if re.fullmatch(as_a_word, plain, re.DOTALL) and _NOT_THE_CHAPTER.isdisjoint(re.split("[^a-z0-9]+", plain)):
        return Likeness.WORD, 0
    return None


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold().strip()
