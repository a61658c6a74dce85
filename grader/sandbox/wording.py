"""Which words and lines from a worker may be passed on: those that cannot carry a hidden input out.

A class can be named at run time, after the input that its code just got, and
an exception can be raised in a line that does not exist. So a word counts only
if it is one of Python's, NumPy's or ours, or stands in the submission, and a
line only if the submission has it.
"""

from __future__ import annotations

import builtins
import re

import numpy as np

_WORD = re.compile(r"[^\W\d]\w*")
_KNOWN = {
    *dir(builtins),
    *dir(np),
    *dir(np.linalg),
    *dir(np.exceptions),
    *_WORD.findall(
        "AcceleratorError JSONDecodeError OutOfMemoryError Parameter Tensor device "
        "coroutine dict_items dict_keys dict_values function generator method module "
        # the descriptions in calls.py and values.py
        "a an array axes bits deeply elements has integer is key large more nested no not of string than that too "
        "Unicode value which"
    ),
}


class Wording:
    """The words that may come from a worker with the submission `source`."""

    def __init__(self, source: bytes) -> None:
        self._source = source
        self._own: set[str] | None = None

    def knows(self, text: str) -> bool:
        """Tell whether `text` consists of known words."""
        if text in _KNOWN:
            return True
        if self._own is None:
            self._own = set(_WORD.findall(self._source.decode(errors="replace")))
        return len(text) <= 200 and all(word in _KNOWN or word in self._own for word in _WORD.findall(text))

    def checked(self, text: str, otherwise: str) -> str:
        """Return `text`, or `otherwise` if a word in it is not known."""
        return text if self.knows(text) else otherwise

    def line(self, number: int | None) -> int | None:
        """Return `number` if the submission has a line of that number."""
        return number if number is not None and 1 <= number <= len(self._source.splitlines()) + 1 else None
