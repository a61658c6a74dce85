"""What visible tests are written with: `expect`, `rejects`, `same`, `law` (docs/chapters.md)."""

from __future__ import annotations

import copy
import functools
import inspect
import time
from collections.abc import Callable, Collection
from typing import Any

import numpy as np

from show import words
from show.chapters import LEFTOVERS
from show.compare import difference, wanted
from show.drawing import Window, changed, failure, mismatch, shared
from show.student import Call, Endless, Guarded, Student, Wrong, snapshot
from show.text import Text

_STUDENT = inspect.Parameter("student", inspect.Parameter.POSITIONAL_OR_KEYWORD)
SHRINKING = 3.0  # seconds: a slow function shows its smallest counterexample so far


def _own(value: Any) -> Any:
    """Copy plain data, so that a function that changes it spoils no other test; a model is passed itself."""
    return copy.deepcopy(value) if isinstance(value, np.ndarray | list | dict) else value


def expect(
    function: Callable[..., Any],
    /,
    *args: Any,
    gives: Any,
    hint: Text | None = None,
    window: Window | None = None,
    **kwargs: Any,
) -> Any:
    """Call `function(*args, **kwargs)`, compare the answer with `gives`, and return it.

    Type, shape, dtype and values must be as expected, arguments must be left alone, and an array
    that comes back must share no memory with one that went in.

    Args:
        function: a function of the fixture `student`, or a model.
        args: its arguments.
        gives: the expected answer. A list stands for an array of the dtype of the first array
            argument; a tuple for several results (a list will do); dicts, numbers, tensors for themselves.
        hint: what to say on a failure.
        window: where the first differing cell comes from, to draw it.
        kwargs: its keyword arguments.

    Raises:
        Wrong: with a message that teaches.
        NotStarted: the function still raises `NotImplementedError`.
    """
    args = tuple(_own(arg) for arg in args)
    call = Call.of(function, args, kwargs)
    try:
        answer = _guarded(function)(*args, **kwargs)
    except Wrong as wrong:
        wrong.hint = hint
        raise
    found = difference(answer, wanted(gives, args))
    if found:
        raise Wrong(call.name, lambda: mismatch(call, str(words.RETURNED), found, window), hint)
    after = snapshot(dict(zip(call.arguments, (*args, *kwargs.values()), strict=True)))
    for name, before in call.arguments.items():
        if not _unchanged(before, after[name]):
            raise Wrong(call.name, lambda name=name: changed(call, name, after[name]), hint)  # type: ignore[misc]
    for name, value in zip(call.arguments, (*args, *kwargs.values()), strict=True):
        if _share(answer, value):
            raise Wrong(call.name, lambda name=name: shared(call, name), hint)  # type: ignore[misc]
    return answer


def rejects(function: Callable[..., Any], /, *args: Any, hint: Text | None = None, **kwargs: Any) -> None:
    """Call `function(*args, **kwargs)` and see that it raises `ValueError`.

    Raises:
        Wrong: it returns, or raises something else.
        NotStarted: the function still raises `NotImplementedError`.
    """
    call = Call.of(function, args, kwargs)
    try:
        answer = _guarded(function)(*args, **kwargs)
    except Endless as endless:
        endless.hint = hint
        raise
    except Wrong as wrong:
        if isinstance(wrong.cause, ValueError):
            return
        raised = wrong.body
        raise Wrong(call.name, lambda: f"{raised}\n{words.WANTED_ERROR}", hint) from None
    shown = f"{type(answer).__name__} {answer.shape}" if isinstance(answer, np.ndarray) else repr(answer)[:60]
    raise Wrong(call.name, lambda: failure(call, words.NOT_REJECTED.format(returned=shown)), hint)


def same(actual: Any, expected: Any, name: str | None = None, hint: Text | None = None) -> None:
    """Compare two values where no single call gives one of them: parameters after a step, two results.

    Args:
        actual: what the student's code came to.
        expected: as `gives` of `expect`; a list stands for an array of the dtype of `actual`.
        name: what `actual` is, as the screen shall call it.
        hint: what to say on a failure.

    Raises:
        Wrong: they differ.
    """
    found = difference(actual, wanted(expected, [actual]))
    if found:
        raise Wrong("", lambda: mismatch(None, name or str(words.RETURNED), found, None), hint)


def law(*strategies: Any, examples: int = 25) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Run a test `(student, *drawn)` on a few examples drawn by Hypothesis, always the same ones.

    The failure shown is that of the smallest counterexample.

    Args:
        strategies: one for each argument after `student`.
        examples: how many to draw.
    """
    from hypothesis import HealthCheck, Phase, configuration, given, settings
    from hypothesis import strategies as st

    configuration.set_hypothesis_home_dir(LEFTOVERS / "hypothesis")

    quiet = settings(
        max_examples=examples,
        derandomize=True,  # a second run meets the same examples
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),  # explaining doubles the time, and its text is for authors
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(test)
        def run(student: Student) -> None:
            enough = _Enough(student.faulty_)

            def once(drawn: tuple[Any, ...]) -> None:
                try:
                    test(student, *drawn)
                except Wrong as wrong:
                    enough.saw(wrong)
                    raise

            try:
                quiet(given(st.tuples(*strategies))(once))()
            except _Enough:
                raise enough.last from None

        run.__signature__ = inspect.signature(run).replace(parameters=[_STUDENT])  # type: ignore[attr-defined]
        return run

    return decorate


class _Enough(BaseException):
    """Raised through Hypothesis to end its shrinking: no `Exception`, so that it passes."""

    def __init__(self, faulty: Collection[str]) -> None:
        self._faulty = faulty
        self._until: float | None = None
        self.last: Wrong

    def saw(self, wrong: Wrong) -> None:
        """Keep the failure, and end if it never would, if it takes long, or if another is shown of this function."""
        self.last = wrong
        now = time.monotonic()
        self._until = self._until or now + SHRINKING
        if isinstance(wrong, Endless) or wrong.about in self._faulty or now > self._until:
            raise self


def _guarded(function: Callable[..., Any]) -> Callable[..., Any]:
    return function if isinstance(function, Guarded) else Guarded(function)


def _unchanged(before: Any, after: Any) -> bool:
    if isinstance(before, np.ndarray):
        return before.shape == after.shape and np.array_equal(before, after, equal_nan=True)
    if type(before) in (list, tuple):
        return len(before) == len(after) and all(map(_unchanged, before, after))
    if isinstance(before, dict):
        return before.keys() == after.keys() and all(_unchanged(before[key], after[key]) for key in before)
    return before is after or not isinstance(before, int | float | str) or before == after


def _share(answer: Any, value: Any) -> bool:
    if isinstance(answer, tuple | list):
        return any(_share(part, value) for part in answer)
    if isinstance(value, tuple | list):
        return any(_share(answer, part) for part in value)
    return isinstance(answer, np.ndarray) and isinstance(value, np.ndarray) and np.may_share_memory(answer, value)
