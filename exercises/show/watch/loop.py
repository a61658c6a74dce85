"""Watch mode: the verdict on a chapter as soon as its file is saved."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from watchfiles import watch

from show import leftovers, text, words
from show.chapters import EXERCISES, Chapter, chapters
from show.progress import Seen, Standing
from show.watch.board import Board, View
from show.watch.keys import pressed, single_keys
from show.watch.spare import Spare

Event = Callable[[], None]


class Watching:
    """The loop: threads put events into a queue, this one handles them in turn."""

    def __init__(self, view: View, board: Board) -> None:
        self._view = view
        self._board = board
        self._events: SimpleQueue[Event] = SimpleQueue()
        self._spare = Spare(view.chapter, text.language())  # warm, for the next check
        self._running: Spare | None = None
        self._stopped = False
        self._keys: dict[str, Event] = {
            "h": self._toggle_hint,
            "n": lambda: self._move(+1),
            "p": lambda: self._move(-1),
            "r": self._ask_reset,
            "q": self._quit,
        }
        self._choices: dict[str, Event] = {}  # the keys that answer an open question

    def run(self) -> None:
        """Check once, then whenever a chapter is saved, until the student quits."""
        Thread(target=self._listen_to_files, daemon=True).start()
        Thread(target=self._listen_to_keys, daemon=True).start()
        self._check()
        self._board.draw(self._view)
        try:
            while not self._stopped:
                try:
                    event = self._events.get(timeout=0.5)  # waiting without end, Windows would not see Ctrl-C
                except Empty:
                    if not self._board.resized:
                        continue
                else:
                    event()
                self._board.draw(self._view)
        except KeyboardInterrupt:
            pass
        finally:
            for process in (self._spare, self._running):
                if process is not None:
                    process.stop()

    def _listen_to_files(self) -> None:
        sources = {chapter.source: chapter for chapter in self._view.course}

        def is_source(_: object, path: str) -> bool:
            return Path(path) in sources

        for changes in watch(EXERCISES, watch_filter=is_source, debounce=200, step=20):
            saved = [sources[Path(path)] for _, path in changes]
            self._events.put(lambda saved=saved: self._saved(saved))

    def _listen_to_keys(self) -> None:
        for key in pressed():
            self._events.put(lambda key=key: self._press(key))

    def _saved(self, saved: list[Chapter]) -> None:
        if self._view.chapter not in saved:
            self._open(saved[0])
        if self._view.question or not leftovers.is_stub(self._view.chapter):  # a reset saves, too
            self._answered()
        self._check()

    def _press(self, key: str) -> None:
        keys = self._choices or self._keys
        self._answered()
        keys.get(key, lambda: None)()

    def _answered(self) -> None:
        """Take the note away, and with it the question that it may be."""
        self._choices, self._view.note, self._view.question = {}, "", False

    def _open(self, chapter: Chapter) -> None:
        self._view.chapter, self._view.standing, self._view.hint = chapter, None, False
        self._spare.stop()
        self._spare = Spare(chapter, text.language())

    def _check(self) -> None:
        """Let the warm process check; a check that still runs is out of date."""
        if self._running is not None:
            self._running.stop()
            self._spare = Spare(self._view.chapter, text.language())
        process, since = self._spare, time.monotonic()
        self._running = process
        self._view.busy = True

        def answer() -> None:
            seen = process.check()
            self._events.put(lambda: self._checked(process, seen, time.monotonic() - since))

        Thread(target=answer, daemon=True).start()

    def _checked(self, process: Spare, seen: list[Seen] | None, seconds: float) -> None:
        if process is not self._running:
            return
        view = self._view
        self._running, view.busy, view.seconds = None, False, seconds
        self._spare = Spare(view.chapter, text.language())
        if not seen:
            view.standing, view.note = None, str(words.CHECK_DIED)
            return
        view.standing = Standing(view.chapter, tuple(seen))
        view.progress[view.chapter.slug] = [view.standing.passed, len(seen)]
        leftovers.save_progress(view.progress)

    def _toggle_hint(self) -> None:
        self._view.hint = not self._view.hint

    def _move(self, step: int) -> None:
        place = self._view.course.index(self._view.chapter) + step
        if 0 <= place < len(self._view.course):
            self._open(self._view.course[place])
            self._check()

    def _ask_reset(self) -> None:
        chapter = self._view.chapter
        if not leftovers.has_stub(chapter):
            self._view.note = words.NO_STUB.format(file=chapter.source.name)
            return
        self._view.note, self._view.question = words.ASK_RESET.format(file=chapter.source.name), True
        self._choices = dict.fromkeys("oy", self._reset)

    def _reset(self) -> None:
        replaced = leftovers.reset(self._view.chapter)
        self._view.note = words.RESET.format(file=self._view.chapter.source.name, replaced=replaced)

    def _quit(self) -> None:
        self._stopped = True


def main(arguments: list[str] | None = None) -> int:
    """Run watch mode on a chapter: the one that is named, else the first that is not done."""
    course = chapters()
    parser = argparse.ArgumentParser(prog="watch", description=__doc__)
    parser.add_argument("chapter", nargs="?", choices=[chapter.slug for chapter in course])
    parser.add_argument("--lang", choices=text.LANGUAGES)
    options = parser.parse_args(arguments)
    text.speak(options.lang)
    progress = leftovers.load_progress()
    chapter = next((chapter for chapter in course if _is_next(chapter, options.chapter, progress)), course[-1])
    with single_keys():
        Watching(View(course, chapter, progress), Board()).run()
    return 0


def _is_next(chapter: Chapter, named: str | None, progress: dict[str, list[int]]) -> bool:
    if named is not None:
        return chapter.slug == named
    passed, total = progress.get(chapter.slug, (0, 1))
    return passed < total
