"""The few signs beyond ASCII, and what stands for them where a console cannot show them."""

from __future__ import annotations

import unicodedata

PLAIN = str.maketrans(
    {"✓": "+", "✗": "x", "·": ".", "█": "#", "░": "-", "…": "...", "⋮": ":", "→": "->", "×": "x"}
    | {"’": "'", "«": '"', "»": '"', "–": "-", "—": "-", "œ": "oe", "Œ": "OE", "−": "-", "\u00a0": " ", "\u202f": " "}
)


def printable(text: str, encoding: str | None) -> str:
    """Return `text` as `encoding` can write it: unchanged in UTF-8, without signs and accents in the last resort."""
    for candidate in (text, text.translate(PLAIN), _unaccented(text.translate(PLAIN))):
        try:
            candidate.encode(encoding or "ascii")
        except UnicodeEncodeError:
            continue
        return candidate
    return text.encode("ascii", "replace").decode("ascii")


def _unaccented(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
