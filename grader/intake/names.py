"""Names that students choose: shown safely, compared loosely, made into file names."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_SAFE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._@+-]{0,62}[A-Za-z0-9_])?")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)  # Windows opens devices by these
_WITH_DIGEST = re.compile(r".*-[0-9a-f]{8}")
_SHOWN = 160  # a path longer than this is cut in the middle


def printable(name: str) -> str:
    """Return `name` fit for a terminal, a report and a log: no control, bidi or undecodable character in it."""
    shown = "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in unicodedata.normalize("NFC", name)
    )
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN // 2]}…{shown[-_SHOWN // 2 :]}"


def safe_id(name: str) -> str:
    """Return a file name for `name`: itself where it is harmless, else a readable part and a digest.

    Two names never give the same id, short of a collision of the digest: a
    name that ends like a digest gets one of its own.
    """
    name = unicodedata.normalize("NFC", name)
    if _SAFE.fullmatch(name) and not _RESERVED.fullmatch(name) and not _WITH_DIGEST.fullmatch(name):
        return name
    return digested_id(name)


def digested_id(name: str) -> str:
    """Return the readable part of `name` with a digest of the whole."""
    name = unicodedata.normalize("NFC", name)
    digest = hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    readable = re.sub(r"[^A-Za-z0-9]+", "-", _unaccented(name)).strip("-")[:40].rstrip("-")
    return f"{readable or 'student'}-{digest}"


def folded(name: str) -> str:
    """Return what is left of `name` without case, accents, blanks and punctuation: for comparisons only."""
    return "".join(character for character in _unaccented(name).casefold() if character.isalnum())


def spellings(name: str) -> set[str]:
    """Return `name` folded, with its words rotated: "Jane Doe" is `janedoe` in Moodle and `doejane` in Canvas."""
    words = name.replace(",", " ").split()
    return {folded("".join(words[i:] + words[:i])) for i in range(len(words))} - {""}


def _unaccented(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
