"""The root of all errors whose message says what, where, and what to do; and what may be said of all others."""

from __future__ import annotations

import traceback
from pathlib import Path

from grader.text import Text

INTERRUPTED = 130  # the status of a command that Ctrl-C stopped, as shells have it


class ClearError(Exception):
    """Something asked for cannot be done; the command line prints the message and nothing else.

    Args:
        message: what a report repeats is a `Text`; what only the command line prints need not be.
    """

    def __init__(self, message: str | Text) -> None:
        super().__init__(message)
        self.said = message if isinstance(message, Text) else Text.same(message)

    def __str__(self) -> str:
        """Return the English message."""
        return self.said.en


def type_and_place(error: Exception) -> str:
    """Say of an error that nobody foresaw its type and where it was raised: its words may hold what is hidden."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}"
