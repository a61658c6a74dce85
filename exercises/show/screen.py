"""The students' pytest: chapters in course order, calm where nothing is begun, one thing to do next."""

from __future__ import annotations

import inspect
import sys
import textwrap
from collections.abc import Generator
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

from show import words
from show.chapters import chapters
from show.glyphs import printable
from show.grids import WIDTH
from show.leftovers import keep_stub
from show.limits import forgive, last_printed
from show.progress import SIGNS, Seen, State, next_step, standings
from show.student import NotLoaded, NotStarted, Student, Wrong, describe
from show.text import Text

PRINTED_LINES = 10  # of what the student's code printed


class Screen:
    """The plugin that conftest.py registers."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._course = chapters()
        self._chapters = {chapter.folder: chapter for chapter in self._course}
        self._students: dict[Path, Student | NotLoaded] = {}
        self._reported: set[Path] = set()  # chapters whose load error has been shown
        self._broken: list[str] = []  # test files that cannot be collected: a fault of ours
        self._last: Path | None = None
        self.seen: list[Seen] = []

    def student(self, test: Path) -> Student:
        """Return the module that the test file `test` is about, executed once a run.

        Raises:
            NotLoaded: it cannot be executed.
            LookupError: the test lies in no chapter.
        """
        if test.parent not in self._chapters:
            raise LookupError(f"{test} lies in no chapter: a chapter is a folder of exercises/ with a chapter.toml")
        chapter = self._chapters[test.parent]
        if chapter.folder not in self._students:
            try:
                self._students[chapter.folder] = Student(chapter)
            except NotLoaded as error:
                self._students[chapter.folder] = error
        found = self._students[chapter.folder]
        if isinstance(found, NotLoaded):
            raise found
        return found

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Put the chapters in course order, whatever the file system says; keep the stubs of untouched ones."""
        place = {chapter.folder: i for i, chapter in enumerate(self._course)}
        items.sort(key=lambda item: place.get(item.path.parent, len(place)))
        named: dict[Path, set[str]] = {}
        for item in items:
            named.setdefault(item.path.parent, set()).update(self._parts(item))
        for folder, names in named.items():
            if folder in self._chapters:
                keep_stub(self._chapters[folder], names)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Keep what went wrong before any test ran."""
        if report.failed:
            self._broken.append(str(report.longrepr))

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Look whether the functions that the test is about are begun, before anything is imported or drawn.

        Raises:
            NotStarted: one of them is as the stub has it.
        """
        for name in self._parts(item):
            if not self._chapters[item.path.parent].parts[name].started:
                raise NotStarted(name)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Turn what a test raised into a state and a text that the student can read."""
        report = yield
        if item.path.parent not in self._chapters or (report.passed and report.when != "call"):
            return report
        error = call.excinfo.value if call.excinfo else None
        state, body, hint = self._judge(item, error, report)
        report.state = state
        if state in (State.FAILED, State.NOT_LOADED):
            report.longrepr = f"{body}\n\n{words.HINT} {hint}" if hint else body
        elif state is not State.PASSED:
            report.outcome = "skipped"
            report.longrepr = (str(item.path), item.location[1] or 0, state.value)
        chapter = self._chapters[item.path.parent]
        title = Text.of(getattr(item.obj, "__doc__", None)) or item.name
        if state is State.NOT_LOADED:
            title = words.FILE_DOES_NOT_LOAD.format(file=chapter.source.name)
        part = next(iter(self._about(item, error)), "")
        self.seen.append(Seen(chapter, str(title), part, state, body, hint))
        return report

    def pytest_report_teststatus(self, report: pytest.TestReport) -> tuple[str, str, Any] | None:
        """Give each state its sign."""
        state = getattr(report, "state", None)
        if state is None:
            return None
        sign, colour = SIGNS[state]
        return state.value, self._printable(sign), (state.value, {colour: True})

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logstart(self, location: tuple[str, int | None, str]) -> None:
        """Leave a space between two chapters' signs."""
        folder = Path(location[0]).parent
        if self._last not in (None, folder):
            self._terminal.write(" ")
        self._last = folder

    def pytest_enter_pdb(self) -> None:
        """Let a person think as long as it takes."""
        forgive()

    def pytest_terminal_summary(self) -> None:
        """Show the failures, one per function, then the progress, then the one thing to do next."""
        for text in self._broken:
            self._line(text, red=True)
        if not self.seen:
            return
        self._terminal.ensure_newline()
        table = standings(self.seen)
        if self._config.getoption("tbstyle") == "no":
            for standing in table:
                for seen, more in standing.to_show():
                    self._failure(seen, more)
        self._line()
        width = max(len(str(standing.chapter.title)) for standing in table)
        for standing in table:
            number = self._course.index(standing.chapter) + 1
            self._line(standing.line(number, width), green=standing.done, bold=bool(standing.failed))
        self._line()
        for line in textwrap.wrap(f"{words.NEXT} {next_step(table, self._course)}", WIDTH):
            self._line(line, bold=True)

    def _failure(self, seen: Seen, more: int) -> None:
        self._line()
        for line in textwrap.wrap(f"{SIGNS[seen.state][0]} {seen.chapter.slug} · {seen.title}", WIDTH):
            self._line(line, red=True, bold=True)
        self._line()
        for line in seen.body.splitlines():
            self._line(f"  {line}".rstrip())
        if seen.hint:
            self._line()
            for line in textwrap.wrap(f"{words.HINT} {seen.hint}", WIDTH):
                self._line(f"  {line}", yellow=True)
        if more:
            self._line()
            self._line(f"  {words.AND_MORE.format(count=more, name=seen.part)}")

    def _judge(
        self, item: pytest.Item, error: BaseException | None, report: pytest.TestReport
    ) -> tuple[State, str, str]:
        """Return state, failure and hint of a test that ended with `error`."""
        if error is None:
            return State.PASSED, "", ""
        if isinstance(error, NotStarted | NotImplementedError):
            return State.NOT_STARTED, "", ""
        if isinstance(error, NotLoaded):
            if item.path in self._reported:
                return State.BLOCKED, "", ""
            self._reported.add(item.path)
            return State.NOT_LOADED, str(error), ""
        if isinstance(error, Wrong):
            self.student(item.path).faulty_.add(error.about)
            return State.FAILED, error.body + _printed(), str(error.hint or "")
        if report.skipped:
            return State.SKIPPED, "", ""
        if type(error).__module__ == "hypothesis.errors" and "Flaky" in type(error).__name__:
            return State.FAILED, str(words.FLAKY), ""
        said = describe(error)
        # Nothing of the student's in it: the fault is the test's, and its author needs to see it whole.
        return State.FAILED, said if "\n" in said else str(report.longrepr), ""

    def _parts(self, item: pytest.Item) -> tuple[str, ...]:
        """Return the functions of the chapter that the test names, in order of the file."""
        chapter = self._chapters.get(item.path.parent)
        if chapter is None or not isinstance(item, pytest.Function):
            return ()
        named = _names(inspect.unwrap(item.obj).__code__)
        return tuple(name for name in chapter.parts if name in named)

    def _about(self, item: pytest.Item, error: BaseException | None) -> tuple[str, ...]:
        """Return the function that `error` is about, else those that the test names."""
        if isinstance(error, NotLoaded):
            return ()
        if isinstance(error, NotStarted):
            return (str(error),)
        if isinstance(error, Wrong) and error.about:
            return (error.about,)
        return self._parts(item)

    @property
    def _terminal(self) -> pytest.TerminalReporter:
        return self._config.pluginmanager.getplugin("terminalreporter")

    def _line(self, text: str = "", **markup: bool) -> None:
        self._terminal.write_line(self._printable(text), **markup)

    def _printable(self, text: str) -> str:
        return printable(text, getattr(sys.stdout, "encoding", None))


def _printed() -> str:
    """Return the last lines that the student's code printed in the call that failed, as a block."""
    lines = [f"  {line[: WIDTH - 4]}" for line in last_printed().splitlines()[-PRINTED_LINES:]]
    return "\n".join(["", "", str(words.PRINTED), *lines]) if lines else ""


def _names(code: CodeType) -> set[str]:
    """Return the attributes that `code` and the functions inside it look up."""
    inner = (constant for constant in code.co_consts if isinstance(constant, CodeType))
    return set(code.co_names).union(*map(_names, inner))
