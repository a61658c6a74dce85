"""A sentence in the course's two languages, always both, beside each other."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast, get_args

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence for a person, in French and in English."""

    en: str
    fr: str

    def in_(self, language: Language) -> str:
        """Return the sentence in `language`."""
        return cast(str, getattr(self, language))

    def format(self, **values: object) -> Text:
        """Fill values into both sentences; one that is a `Text` itself fills each in its language."""
        en, fr = (
            {name: value.in_(language) if isinstance(value, Text) else value for name, value in values.items()}
            for language in ("en", "fr")
        )
        return Text(self.en.format(**en), self.fr.format(**fr))

    @classmethod
    def same(cls, words: str) -> Text:
        """Return what both languages leave as it is: a name, or what another program said."""
        return cls(en=words, fr=words)

    @classmethod
    def number(cls, value: float, form: str) -> Text:
        """Write a number by a format specification, in French with a comma."""
        plain = format(value, form)
        return cls(en=plain, fr=plain.replace(".", ","))

    @classmethod
    def joined(cls, texts: Sequence[Text], by: Text) -> Text:
        """Put texts one after the other, with `by` between them."""
        return cls(en=by.en.join(text.en for text in texts), fr=by.fr.join(text.fr for text in texts))

    @classmethod
    def of(cls, docstring: str | None) -> Text:
        """Read a docstring: the English sentence, then, after `fr:`, the French one.

        Raises:
            ValueError: one of the two is missing.
        """
        english, separator, french = inspect.cleandoc(docstring or "").partition("fr:")
        en, fr = (" ".join(part.split()) for part in (english, french))
        if not (separator and en and fr):
            raise ValueError(
                f"docstring {docstring!r} must hold an English sentence "
                "and, on a line of its own, 'fr:' with the French one"
            )
        return cls(en=en, fr=fr)


BLANK = Text.same(" ")
SEMICOLON = Text("; ", " ; ")
