"""Sentences in the width of the screen."""

from __future__ import annotations

import re
import textwrap

from show.grids import WIDTH

GLUED = re.compile(r" (?=[:;?!»])|(?<=«) ")  # spaces at which French breaks no line
HARD_SPACE = "\u00a0"


def wrapped(text: str, indent: str = "", width: int = WIDTH) -> list[str]:
    """Return `text` as lines of at most `width`, all but the first indented; break words nowhere, hyphens included."""
    glued = GLUED.sub(HARD_SPACE, text)
    lines = textwrap.wrap(glued, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return [line.replace(HARD_SPACE, " ") for line in lines]


def fitted(text: str) -> str:
    """Return `text` with its sentences wrapped, and its indented lines, which are code, cut."""
    lines: list[str] = []
    for line in text.splitlines():
        lines += [shortened(line)] if line.startswith(" ") else wrapped(line) or [""]
    return "\n".join(lines)


def shortened(line: str, width: int = WIDTH) -> str:
    """Return `line` as it is where it fits, else its beginning."""
    return line if len(line) <= width else f"{line[: width - 1]}…"
