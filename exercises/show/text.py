"""A sentence in the course's two languages, and which of them is on.

The hand-out holds no `grader`, so this is the students' own, smaller, `grader.text`.
"""

from __future__ import annotations

import inspect
import os
from dataclasses import dataclass

LANGUAGES = ("fr", "en")

_language = "fr"


def speak(language: str | None = None) -> None:
    """Turn a language on: `language`, else what `NOYAUX_LANG` says, else French."""
    global _language
    language = language or os.environ.get("NOYAUX_LANG", "").lower()[:2]
    _language = language if language in LANGUAGES else LANGUAGES[0]


def language() -> str:
    """Return the language that is on."""
    return _language


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in English and in French; `str()` gives the one that is on."""

    en: str
    fr: str

    def __str__(self) -> str:
        return self.fr if _language == "fr" else self.en

    def format(self, **values: object) -> str:
        """Return the sentence that is on, with `values` filled in."""
        return str(self).format(**values)

    @classmethod
    def of(cls, docstring: str | None) -> Text | None:
        """Read a docstring: the English sentence, then, after `fr:`, the French one; None without both."""
        english, _, french = inspect.cleandoc(docstring or "").partition("fr:")
        en, fr = (" ".join(part.split()) for part in (english, french))
        return cls(en, fr) if en and fr else None
