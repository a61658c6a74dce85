"""The student's side of the connection: a fresh fork of the template that answers.

Whatever stands here can be read and changed by the student's code. It is
written for honest work; the examiner believes none of it.
"""

from __future__ import annotations

import contextlib
import os
import random
import sys
from types import ModuleType
from typing import NoReturn, TextIO, cast

from grader.outcome import TOO_LARGE, Loaded, Outcome, Raised, Unusable
from grader.sandbox import wire
from grader.sandbox.calls import Calls, public_callables, raised
from grader.sandbox.walls import Walls

CONNECTION = 3


def serve(walls: Walls) -> NoReturn:
    """Put up the walls, then answer on the connection until the examiner closes it.

    File descriptors 0 to 2 are the student's; `CONNECTION` leads to the examiner.
    """
    try:
        walls.put_up(CONNECTION)
    except Exception as error:  # the examiner has to hear of whatever it is
        os.write(CONNECTION, wire.frame(wire.HELLO, 0, f"{type(error).__name__}: {error}"))
        os._exit(1)
    os.write(CONNECTION, wire.frame(wire.HELLO, 0, None))
    random.seed(0)  # Python seeds it anew in every fork; the other generators the template has seeded
    sys.stdin, sys.stdout, sys.stderr = (_text(fd, mode) for fd, mode in enumerate("rww"))
    try:
        _answer()
    except wire.WorkerGoneError:
        os._exit(0)


def _text(fd: int, mode: str) -> TextIO:
    return cast(TextIO, os.fdopen(fd, mode, encoding="utf-8", errors="backslashreplace", closefd=False))


def _answer() -> NoReturn:
    printed = sys.stdout, sys.stderr
    nonce, (chapter, source, scenarios, room) = wire.read_request(CONNECTION)
    calls, report = _load(chapter, source.tobytes(), None if scenarios is None else scenarios.tobytes())
    _write(wire.frame(nonce, 0, wire.loaded_as_value(report)))
    _write(wire.frame(nonce, 1, None))
    while True:
        nonce, asked = wire.read_request(CONNECTION)
        batch = wire.calls_of_value(asked)
        for number, call in enumerate(batch):
            _write(_answer_frame(nonce, number, calls.run(call), room))
        for stream in printed:
            with contextlib.suppress(OSError, ValueError):  # closed by the student's code
                stream.flush()
        _write(wire.frame(nonce, len(batch), None))


def _load(chapter: str, source: bytes, scenarios: bytes | None) -> tuple[Calls, Loaded | Raised]:
    """Execute the scenarios, then the student's module, under the chapter's name."""
    module = ModuleType(chapter)
    module.__file__ = f"{chapter}.py"
    helper = None
    if scenarios is not None:
        helper = ModuleType("scenarios")
        exec(compile(scenarios, "scenarios.py", "exec"), vars(helper))  # noqa: S102  the course's own
    calls = Calls(module, helper)
    sys.modules[chapter] = module
    try:
        exec(compile(source, module.__file__, "exec"), vars(module))  # noqa: S102  that is what a worker is for
    except BaseException as error:
        return calls, raised(error, module.__file__)
    return calls, Loaded(public_callables(module))


def _answer_frame(nonce: bytes, number: int, outcome: Outcome, limit: int) -> bytes:
    try:
        frame = wire.frame(nonce, number, wire.outcome_as_value(outcome))
    except MemoryError as error:
        return wire.frame(nonce, number, wire.outcome_as_value(raised(error, None)))
    if len(frame) > limit:
        return wire.frame(nonce, number, wire.outcome_as_value(Unusable(TOO_LARGE)))
    return frame


def _write(data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(CONNECTION, view) :]
