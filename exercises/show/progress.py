"""What a run saw of each chapter, and the one thing to do next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from show import words
from show.chapters import Chapter

BAR = 12  # cells


class State(StrEnum):
    """What a visible test came to."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_LOADED = "not_loaded"  # the chapter's file cannot be executed: said once
    NOT_STARTED = "not_started"
    BLOCKED = "blocked"  # the other tests of that chapter
    SKIPPED = "skipped"


SIGNS = {
    State.PASSED: ("✓", "green"),
    State.FAILED: ("✗", "red"),
    State.NOT_LOADED: ("✗", "red"),
    State.NOT_STARTED: ("·", ""),
    State.BLOCKED: ("·", ""),
    State.SKIPPED: ("·", ""),
}  # and colours; none where nothing is to be said: consoles are white or black


@dataclass(frozen=True, slots=True)
class Seen:
    """One visible test that ran.

    Attributes:
        chapter: the chapter it belongs to.
        title: the sentence in its docstring.
        part: the function that it stopped at, else the first that it is about, else "".
        state: what it came to.
        body: the failure, drawn.
        hint: the sentence that helps.
    """

    chapter: Chapter
    title: str
    part: str
    state: State
    body: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one chapter is."""

    chapter: Chapter
    seen: tuple[Seen, ...]

    @property
    def passed(self) -> int:
        """Return the number of tests that passed."""
        return sum(seen.state is State.PASSED for seen in self.seen)

    @property
    def failed(self) -> list[Seen]:
        """Return the tests that failed."""
        return [seen for seen in self.seen if seen.state in (State.FAILED, State.NOT_LOADED)]

    @property
    def done(self) -> bool:
        """Tell whether every test passed."""
        return self.passed == len(self.seen)

    @property
    def word(self) -> str:
        """Return one word or two on the chapter."""
        if self.done:
            return str(words.DONE)
        if any(seen.state is State.NOT_LOADED for seen in self.seen):
            return str(words.DOES_NOT_LOAD)
        if self.failed:
            return str(words.TO_CORRECT)
        return str(words.STARTED if self.passed else words.NOT_STARTED)

    def to_show(self) -> list[tuple[Seen, int]]:
        """Return the first failure of each function, and how many more it has: mostly of the same cause."""
        by_part: dict[str, list[Seen]] = {}
        for seen in self.failed:
            by_part.setdefault(seen.part, []).append(seen)
        return [(failures[0], len(failures) - 1) for failures in by_part.values()]

    def line(self, number: int, width: int) -> str:
        """Return the chapter's line of the table, its title in `width` characters."""
        title = str(self.chapter.title)
        if len(title) > width:
            title = f"{title[: width - 1]}…"
        filled = BAR * self.passed // len(self.seen)
        bar = "█" * filled + "░" * (BAR - filled)
        count = f"{self.passed}/{len(self.seen)}"
        return f" {number:2} {title:{width}}  {bar} {count:>6}  {self.word}"


def standings(seen: Iterable[Seen]) -> list[Standing]:
    """Put together what was seen of each chapter, in course order."""
    by_chapter: dict[str, list[Seen]] = {}
    for one in seen:
        by_chapter.setdefault(one.chapter.slug, []).append(one)
    found = [Standing(tests[0].chapter, tuple(tests)) for tests in by_chapter.values()]
    return sorted(found, key=lambda standing: (standing.chapter.order, standing.chapter.slug))


def next_step(table: Sequence[Standing], course: Sequence[Chapter]) -> str:
    """Return the one thing to do next: mend before beginning anew, both in course order."""
    for standing in table:
        if standing.failed:
            return _mend(standing.failed[0])
    for standing in table:
        for seen in standing.seen:
            if seen.state is State.NOT_STARTED and seen.part in standing.chapter.parts:
                return _write(seen)
    last = max(standing.chapter.order for standing in table)
    after = next((chapter for chapter in course if chapter.order > last), None)
    if after is not None:
        return words.NEXT_CHAPTER.format(title=after.title, statement=f"{after.slug}/{words.STATEMENT}")
    return str(words.ALL_DONE if len(table) == len(course) else words.NEXT_ALL)


def _mend(seen: Seen) -> str:
    part = seen.chapter.parts.get(seen.part)
    if part is None and seen.part:
        return words.NEXT_MEND_SOMEWHERE.format(name=seen.part, file=_file(seen.chapter))
    if part is None:
        return words.NEXT_LOAD.format(file=_file(seen.chapter))
    return words.NEXT_MEND.format(name=part.name, file=_file(seen.chapter), line=part.line)


def _write(seen: Seen) -> str:
    part = seen.chapter.parts[seen.part]
    sentence = words.NEXT_FINISH if part.started else words.NEXT_WRITE
    statement = f"{seen.chapter.slug}/{words.STATEMENT}"
    return sentence.format(name=part.name, file=_file(seen.chapter), line=part.line, statement=statement)


def _file(chapter: Chapter) -> str:
    return f"{chapter.slug}/{chapter.source.name}"
