"""Keep what students could have chosen from being more than text."""

from __future__ import annotations

import re
import unicodedata

_MARKDOWN = re.compile(r"[\\`*_\[\]<>#|~&$@]|(?<=:)//|(?<=www)\.|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]", re.IGNORECASE)
_TICKED = re.compile(r"\\`[^`]+`")

_COMMAND = re.compile(r"(?<!\S)::|(?<=##)\[")
ZERO_WIDTH_SPACE = "\u200b"


def one_line(text: str) -> str:
    """Return `text` on one line, without control characters, text-direction marks and what XML cannot hold."""
    return re.sub(" +", " ", "".join(c if _printable(c) else " " for c in text)).strip()


def _printable(character: str) -> bool:
    """Say whether a character is neither control, format, surrogate, private, unassigned nor a line end."""
    return unicodedata.category(character)[0] != "C" and unicodedata.category(character) not in ("Zl", "Zp")


def markdown(text: str) -> str:
    """Return `text` so that Markdown shows it as it is, links included."""
    return _MARKDOWN.sub(r"\\\g<0>", one_line(text))


def ticked_markdown(text: str) -> str:
    """Return a sentence of an author as Markdown, in tables too: between backticks stands code, all else is text."""
    return _TICKED.sub(lambda code: re.sub(r"\\(?!\|)", "", code[0]), markdown(text))


def inert(text: str) -> str:
    """Keep the log of a CI job from obeying a line of `text`: runners look for `::command` and `##[command]`."""
    return _COMMAND.sub(f"{ZERO_WIDTH_SPACE}\\g<0>", text)
