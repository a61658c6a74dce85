"""The students' pytest: chapters in course order, calm where nothing is begun, failures that teach."""

from __future__ import annotations

import inspect
from collections.abc import Generator
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

from show import words
from show.chapters import Chapter, chapters
from show.grids import WIDTH
from show.leftovers import keep_stub
from show.limits import forgive, last_printed
from show.page import Page, on_stdout
from show.progress import SIGNS, Seen, State, standings
from show.prose import fitted
from show.student import NotLoaded, NotStarted, Student, Wrong, describe, gave_up
from show.text import Text

PRINTED_LINES = 10  # of what the student's code printed


class Screen:
    """The plugin that conftest.py registers."""

    def __init__(self, config: pytest.Config) -> None:
        self.seen: list[Seen] = []
        self._config = config
        self._course = chapters()
        self._found: dict[Path, Chapter | None] = {}  # by test file
        self._students: dict[Chapter, Student | NotLoaded] = {}
        self._broken: list[str] = []  # test files that cannot be collected: a fault of ours
        self._last: Chapter | None = None  # whose signs are being written
        self._written = 0  # characters in this line of signs

    def student(self, test: Path) -> Student:
        """Return the module that the test file `test` is about, executed once a run.

        Raises:
            NotLoaded: it cannot be executed.
            LookupError: the test lies in no chapter.
        """
        chapter = self._chapter(test)
        if chapter is None:
            raise LookupError(f"{test} lies in no chapter: a chapter is a folder of exercises/ with a chapter.toml")
        if chapter not in self._students:
            try:
                self._students[chapter] = Student(chapter)
            except NotLoaded as error:
                self._students[chapter] = error
        found = self._students[chapter]
        if isinstance(found, NotLoaded):
            raise found
        return found

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Put the chapters in course order, whatever the file system says; keep the stubs of untouched ones."""
        place = {chapter: i for i, chapter in enumerate(self._course)}
        items.sort(key=lambda item: place.get(self._chapter(item.path), len(place)))
        named: dict[Chapter, set[str]] = {}
        for item in items:
            if (chapter := self._chapter(item.path)) is not None:
                named.setdefault(chapter, set()).update(_named(chapter, item))
        for chapter, names in named.items():
            keep_stub(chapter, names)

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
        chapter = self._chapter(item.path)
        if chapter is not None:
            for name in _named(chapter, item):
                if not chapter.parts[name].started:
                    raise NotStarted(name)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Turn what a test raised into a state, and into a text that the student can read."""
        report = yield
        chapter = self._chapter(item.path)
        if chapter is None or (report.passed and report.when != "call"):
            return report
        error = call.excinfo.value if call.excinfo else None
        seen = self._judge(chapter, item, error, report)
        self.seen.append(seen)
        report.state = seen.state.value
        if seen.state in (State.FAILED, State.NOT_LOADED):
            report.longrepr = f"{seen.body}\n\n{words.HINT} {seen.hint}" if seen.hint else seen.body
        elif seen.state is not State.PASSED:
            report.outcome = "skipped"
            report.longrepr = (str(item.path), item.location[1] or 0, seen.state.value)
        return report

    def pytest_report_teststatus(self, report: pytest.TestReport) -> tuple[str, str, Any] | None:
        """Give each state its sign."""
        state = getattr(report, "state", None)
        if state is None:
            return None
        sign, colour = SIGNS[State(state)]
        return state, on_stdout(sign), (state, {colour: True} if colour else {})

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Leave a space between two chapters' signs, or begin a new line where they would not fit."""
        chapter = self._chapter(item.path)
        if chapter != self._last:
            self._last = chapter
            tests = sum(self._chapter(other.path) == chapter for other in item.session.items)
            fits = self._written + 1 + tests <= WIDTH
            if self._written:
                self._terminal.write(" " if fits else "\n")
            self._written = tests + (self._written + 1 if fits else 0)
        return (yield)

    def pytest_enter_pdb(self) -> None:
        """Let a person think as long as it takes."""
        forgive()

    def pytest_terminal_summary(self) -> None:
        """Show the failures, then the progress, then the one thing to do next."""
        page = Page(self._terminal)
        for text in self._broken:
            page.line(text, red=True)
        if self.seen:
            self._terminal.ensure_newline()
            table = standings(self.seen)
            if self._config.getoption("tbstyle") == "no":  # else pytest has shown them
                page.failures(table)
            page.progress(table, self._course)

    def _judge(
        self, chapter: Chapter, item: pytest.Item, error: BaseException | None, report: pytest.TestReport
    ) -> Seen:
        """Say what a test came to that ended with `error`."""
        title = str(Text.of(getattr(item.obj, "__doc__", None)) or item.name)
        part = next(iter(_named(chapter, item)), "")
        if error is None:
            return Seen(chapter, title, part, State.PASSED)
        if isinstance(error, NotStarted):
            return Seen(chapter, title, str(error), State.NOT_STARTED)
        if gave_up(error):
            return Seen(chapter, title, part, State.NOT_STARTED)
        if isinstance(error, NotLoaded):
            if any(seen.chapter == chapter and seen.state is State.NOT_LOADED for seen in self.seen):
                return Seen(chapter, title, part, State.BLOCKED)
            title = words.FILE_DOES_NOT_LOAD.format(file=chapter.source.name)
            return Seen(chapter, title, "", State.NOT_LOADED, fitted(str(error)))
        if isinstance(error, Wrong):
            part = error.about or part
            self.student(item.path).faulty_.add(part)
            return Seen(chapter, title, part, State.FAILED, error.body + _printed(), str(error.hint or ""))
        if report.skipped:
            return Seen(chapter, title, part, State.SKIPPED)
        if type(error).__module__ == "hypothesis.errors" and "Flaky" in type(error).__name__:
            return Seen(chapter, title, part, State.FAILED, fitted(str(words.FLAKY)))
        said = describe(error)
        # No line of the student's in it: the fault is the test's, and its author needs to see it whole.
        return Seen(chapter, title, part, State.FAILED, fitted(said) if "\n" in said else str(report.longrepr))

    def _chapter(self, test: Path) -> Chapter | None:
        """Return the chapter that the test file lies in, however its path is written."""
        if test not in self._found:
            folder = test.parent.resolve()
            self._found[test] = next((chapter for chapter in self._course if chapter.folder == folder), None)
        return self._found[test]

    @property
    def _terminal(self) -> pytest.TerminalReporter:
        return self._config.pluginmanager.getplugin("terminalreporter")


def _named(chapter: Chapter, item: pytest.Item) -> tuple[str, ...]:
    """Return the functions of the chapter that the test names, in order of the file."""
    if not isinstance(item, pytest.Function):
        return ()
    names = _names(inspect.unwrap(item.obj).__code__)
    return tuple(name for name in chapter.parts if name in names)


def _names(code: CodeType) -> set[str]:
    """Return the attributes that `code` and the functions inside it look up."""
    inner = (constant for constant in code.co_consts if isinstance(constant, CodeType))
    return set(code.co_names).union(*map(_names, inner))


def _printed() -> str:
    """Return the last lines that the student's code printed in the call that failed, as a block."""
    lines = [f"  {line[: WIDTH - 4]}" for line in last_printed().splitlines()[-PRINTED_LINES:]]
    return "\n".join(["", "", str(words.PRINTED), *lines]) if lines else ""
