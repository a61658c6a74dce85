"""What stands on the terminal after a run: failures, progress, the one thing to do next."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import pytest

from show import words
from show.chapters import Chapter
from show.glyphs import printable
from show.progress import SIGNS, Seen, Standing, next_step
from show.prose import wrapped

TITLE = 34  # characters: the rest of a chapter's line is 44 wide


class Page:
    """Writes on pytest's terminal, in signs that it can show."""

    def __init__(self, terminal: pytest.TerminalReporter) -> None:
        self._terminal = terminal

    def failures(self, table: Sequence[Standing]) -> None:
        """Show the first failure of every function."""
        for standing in table:
            for seen, more in standing.to_show():
                self._failure(seen, more)

    def progress(self, table: Sequence[Standing], course: Sequence[Chapter]) -> None:
        """Show how far each chapter of `table` is, and what to do next."""
        self.line()
        width = min(TITLE, max(len(str(standing.chapter.title)) for standing in table))
        for standing in table:
            number = course.index(standing.chapter) + 1
            self.line(standing.line(number, width), green=standing.done, bold=bool(standing.failed))
        self.line()
        self._wrapped(f"{words.NEXT} {next_step(table, course)}", bold=True)

    def line(self, text: str = "", **markup: bool) -> None:
        """Write one line."""
        self._terminal.write_line(on_stdout(text), **markup)

    def _failure(self, seen: Seen, more: int) -> None:
        self.line()
        self._wrapped(f"{SIGNS[seen.state][0]} {seen.chapter.slug} · {seen.title}", red=True, bold=True)
        self.line()
        for line in seen.body.splitlines():
            self.line(f"  {line}".rstrip())
        if seen.hint:
            self.line()
            self._wrapped(f"{words.HINT} {seen.hint}", indent="  ", yellow=True)
        if more:
            self.line()
            self.line(f"  {words.AND_MORE.format(count=more, name=seen.part)}")

    def _wrapped(self, text: str, indent: str = "", **markup: bool) -> None:
        for line in wrapped(text):
            self.line(f"{indent}{line}", **markup)


def on_stdout(text: str) -> str:
    """Return `text` as standard output can write it."""
    return printable(text, getattr(sys.stdout, "encoding", None))
