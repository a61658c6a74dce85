"""Show a run while it goes on: a live bar on a terminal, plain lines everywhere else."""

from __future__ import annotations

import time
from collections import Counter
from types import TracebackType

from rich import box
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from grader.course import Course
from grader.outcome import Verdict
from grader.results import ChapterResult, Status, StudentResult

# Lines in a log file: one in so many seconds is enough to see that it lives.
LINE_EVERY = 10.0
LONG_CLASS = 40
NAME = 5  # letters of a chapter's name


class Display:
    """Progress of one run; a context manager that is called with every result."""

    def __init__(self, console: Console, total: int) -> None:
        self._console = console
        self._total = total
        self._done: Counter[str] = Counter()
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[state]}"),
            TimeElapsedColumn(),
            TextColumn("left"),
            TimeRemainingColumn(),
            console=console,
            disable=not console.is_terminal,
        )
        self._task = self._bar.add_task("grading", total=total, state="")
        self._last_line = time.monotonic()

    def __enter__(self) -> Display:
        """Start drawing."""
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop drawing."""
        self._bar.stop()

    def __call__(self, result: StudentResult) -> None:
        """Count one result."""
        self._done[result.status] += 1
        done = self._done.total()
        odd = ", ".join(f"{count} {status}" for status, count in self._done.items() if status != Status.GRADED)
        self._bar.update(self._task, completed=done, state=odd)
        now = time.monotonic()
        if not self._console.is_terminal and (done == self._total or now - self._last_line > LINE_EVERY):
            self._last_line = now
            self._console.print(f"graded {done}/{self._total}" + (f" ({odd})" if odd else ""), highlight=False)


def class_table(results: list[StudentResult], course: Course) -> Table:
    """Return the class as a table of 80 columns: students down, chapters across, maxima on top."""
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False, padding=0)
    table.add_column("student", no_wrap=True, max_width=16)
    maxima = {slug: chapter.max_score for result in results for slug, chapter in result.chapters.items()}
    slugs = [chapter.slug for chapter in course.chapters if chapter.slug in maxima]
    for slug in slugs:
        table.add_column(slug if len(slug) <= NAME else slug[: NAME - 1] + ".", justify="right", no_wrap=True)
    table.add_column("total", justify="right", style="bold", no_wrap=True)
    table.add_column("status", no_wrap=True)
    table.add_row("out of", *(str(maxima[slug]) for slug in slugs), str(sum(maxima.values())), "", style="dim")
    for result in results[:LONG_CLASS]:
        cells = [_cell(result.chapters.get(slug)) for slug in slugs]
        status = "" if result.status is Status.GRADED else result.status.value
        table.add_row(result.student, *cells, str(result.score), status)
    if len(results) > LONG_CLASS:
        table.add_row(f"… {len(results) - LONG_CLASS} more", *[""] * len(slugs), "", "")
    return table


def _cell(chapter: ChapterResult | None) -> str:
    """Return the score; a dot where nothing was written."""
    if chapter is None or (chapter.verdict is Verdict.MISSING and not chapter.score):
        return "[dim]·[/]"
    return f"[green]{chapter.score}[/]" if chapter.verdict is Verdict.PASSED else str(chapter.score)
