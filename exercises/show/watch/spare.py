"""A warm interpreter: all is imported, one chapter is checked once, on a line on stdin.

A fresh process for each check is what every system offers; it is started, and warm, before it is
needed, so the student does not wait for it. `python -m show.watch.spare CHAPTER LANGUAGE`, in `exercises/`.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import threading
from typing import Any, TextIO

from show.chapters import EXERCISES, Chapter, chapters
from show.progress import Seen, State


class Spare:
    """The parent's end: a process that checks `chapter` once."""

    def __init__(self, chapter: Chapter, language: str) -> None:
        self.chapter = chapter
        self._process = subprocess.Popen(
            [sys.executable, "-m", "show.watch.spare", chapter.slug, language],
            cwd=EXERCISES,
            env=os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def check(self) -> list[Seen] | None:
        """Check the chapter as it is on the disk now; None if the process died of it, or was stopped."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write("check\n")
            self._process.stdin.flush()
            seen = json.loads(self._process.stdout.readline())
        except (OSError, ValueError):
            return None
        finally:
            self.stop()
        return [Seen(self.chapter, **one | {"state": State(one["state"])}) for one in seen]

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()


def main(slug: str, language: str) -> None:
    """Warm up, wait for a line, check, answer in JSON."""
    # What pytest captures and the student's code prints must not get between: both have streams of their own.
    orders = os.fdopen(os.dup(0), encoding="utf-8")
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    chapter = next(chapter for chapter in chapters() if chapter.slug == slug)
    _warm_up(chapter)
    seen = _check(chapter, language, orders)
    print(json.dumps([_plain(one) for one in seen]), file=answers, flush=True)


def _wait(orders: TextIO) -> None:
    """Wait for the line that asks for the check; end where it does not come, and whenever the parent does."""
    gc.freeze()  # pytest collects garbage more than once: not among all these modules
    if not orders.readline():
        os._exit(0)
    threading.Thread(target=_end_with, args=[orders], daemon=True).start()


def _end_with(orders: TextIO) -> None:
    """Wait for the end of `orders`, which comes when the parent is gone, and end: a call may loop for ever."""
    orders.read()
    os._exit(1)


def _warm_up(chapter: Chapter) -> None:
    from hypothesis import given, settings
    from hypothesis import strategies as st

    if chapter.framework == "torch":
        import torch  # noqa: F401
    # Hypothesis imports much of itself, and reads our sources for constants, when it draws for the first time.
    settings(max_examples=10, database=None)(given(st.tuples(st.integers(0, 9), st.binary()))(lambda _: None))()


def _check(chapter: Chapter, language: str, orders: TextIO) -> list[Seen]:
    """Collect the tests, wait until the check is asked for, run them: the chapter's file is not read before."""
    import pytest

    class Listener:
        seen: list[Seen]

        @pytest.hookimpl(tryfirst=True)
        def pytest_collection_modifyitems(self) -> None:
            _wait(orders)

        def pytest_sessionfinish(self, session: pytest.Session) -> None:
            self.seen = session.config.pluginmanager.getplugin("noyaux-screen").seen

    listener = Listener()
    pytest.main([str(chapter.folder), "--lang", language, "-p", "no:cacheprovider"], plugins=[listener])
    return listener.seen


def _plain(seen: Seen) -> dict[str, Any]:
    return {name: getattr(seen, name) for name in ("title", "part", "state", "body", "hint")}


if __name__ == "__main__":
    main(*sys.argv[1:])
