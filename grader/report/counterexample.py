"""What is drawn of a counterexample: inputs, what came back, what was expected, and the difference."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from grader.outcome import Verdict
from grader.report.grid import Picture
from grader.report.messages import VERDICTS
from grader.report.plane import DIGITS, Window, digits_to_tell, number
from grader.report.sliding import sliding
from grader.report.words import word
from grader.results import Counterexample
from grader.suite import Kind
from grader.text import Language
from grader.values import DTYPES

MAX_TEXT = 240


def call(shown: Counterexample) -> str:
    """Write the call so that it can be pasted into Python, or, where it is too long, with shapes in place of arrays."""
    python = _call(shown, _python)
    return python if len(python) <= MAX_TEXT and not shown.scenario else _call(shown, plain)


def _call(shown: Counterexample, write: Callable[[Any], str]) -> str:
    return f"{shown.function}({', '.join(f'{name}={write(value)}' for name, value in shown.arguments.items())})"


def _python(stored: Any) -> str:
    if _is_array(stored) and stored["values"] is not None:
        dtype = "" if stored["dtype"] in ("float64", "int64") else f", dtype=np.{stored['dtype']}"
        return f"np.array({stored['values']!r}{dtype})"
    return plain(stored)


def pictures(shown: Counterexample, kind: Kind, language: Language) -> list[Picture]:
    """Return the pictures in reading order; where values do not matter, the call alone says what was given."""
    window = None if kind is Kind.LAW or shown.path else _window(shown)
    inputs = [
        Picture(name, array=array, window=window if i == 0 else None, digits=DIGITS[1])
        for i, (name, array) in enumerate(_arrays(shown.arguments))
        if kind not in (Kind.REJECTS, Kind.DTYPE)
    ]
    return inputs + _answers(shown, kind, language)


def _answers(shown: Counterexample, kind: Kind, language: Language) -> list[Picture]:
    came, wanted = word("came back", language), word("expected", language)
    if "returned" not in shown.outcome:
        pictures = [Picture(came, _no_answer(shown.outcome, language))]
        expected = "ValueError" if kind is Kind.REJECTS else None
        return [*pictures, *([Picture(wanted, expected)] if expected else _side(wanted, shown.expected))]
    place = "".join(f"[{step!r}]" for step in shown.path)
    returned, expected = (_follow(tree, shown.path) for tree in (shown.outcome["returned"], shown.expected))
    if kind is Kind.REJECTS:
        return [*_side(came, returned), Picture(wanted, "ValueError")]
    if kind in (Kind.DTYPE, Kind.FRESH):
        return _side(came, returned)
    got, want = array_of(returned), array_of(expected)
    if got is None or want is None or got.shape != want.shape:
        return [*_side(came + place, returned), *_side(wanted + place, expected)]
    at = tuple(shown.at) if shown.at is not None and len(shown.at) == got.ndim else None
    digits = digits_to_tell(float(got[at]), float(want[at])) if at is not None else DIGITS[1]
    with np.errstate(invalid="ignore"):
        apart = got.astype(np.float64) - want.astype(np.float64)
    pairs = zip(got.flat, want.flat, strict=True)
    wrong = np.array([number(a, digits) != number(b, digits) for a, b in pairs], dtype=bool).reshape(got.shape)
    return [
        Picture(came + place, array=got, at=at, wrong=wrong, digits=digits),
        Picture(wanted + place, array=want, at=at, digits=digits),
        Picture(word("difference", language), array=apart, at=at, wrong=wrong),
    ]


def _side(caption: str, tree: Any) -> list[Picture]:
    """Draw one of two sides that cannot be laid over each other."""
    array = array_of(tree)
    if array is not None and array.size:
        return [Picture(f"{caption}, {'×'.join(map(str, array.shape)) or '1'}, {array.dtype}", array=array)]
    return [Picture(caption, plain(tree))]


def _no_answer(outcome: dict[str, Any], language: Language) -> str:
    if "raised" in outcome:
        line = outcome.get("line")
        return f"{outcome['raised']}{word('at line', language).format(line=line) if line else ''}"
    if "fault" in outcome:
        return VERDICTS[Verdict(outcome["fault"])].in_(language)
    return str(outcome.get("unusable"))


def _window(shown: Counterexample) -> Window | None:
    """Return the part of the first input that the differing cell looks at, where a window slides over it."""
    arguments, at = shown.arguments, shown.at
    if at is None or len(at) < 2 or not _is_array(shown.expected) or len(shown.expected["shape"]) != len(at):
        return None
    shapes = {name: tuple(value["shape"]) for name, value in arguments.items() if _is_array(value)}
    numbers = {name: value for name, value in arguments.items() if isinstance(value, int)}
    found = sliding(shapes, numbers, tuple(shown.expected["shape"]))
    if found is None or found.window is None:
        return None
    rows, columns = found.place(at[-2], at[-1])
    return Window(rows, columns, at[0] if len(at) == len(next(iter(shapes.values()))) == 4 else None)


def _arrays(arguments: dict[str, Any]) -> list[tuple[str, np.ndarray]]:
    found = []
    for name, value in arguments.items():
        entries = enumerate(value) if isinstance(value, list) else [(None, value)]
        for i, entry in entries:
            array = array_of(entry)
            if array is not None and array.size:
                found.append((name if i is None else f"{name}[{i}]", array))
    return found


def _follow(tree: Any, path: Sequence[int | str]) -> Any:
    """Go down to where a difference is; `None` where the answer is not of that kind."""
    for step in path:
        if isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            tree = tree.get(step) if isinstance(tree, dict) else None
    return tree


def array_of(stored: Any) -> np.ndarray | None:
    """Return the array that `results.shown` stored; `None` where it is none, or too large to be kept."""
    if not _is_array(stored) or stored["values"] is None:
        return None
    dtype = DTYPES.get(stored["dtype"], np.dtype(np.float64))
    return np.array(_numbers(stored["values"]), dtype=dtype).reshape(stored["shape"])


def _numbers(values: Any) -> Any:
    """Turn what is not finite, stored as a string, back into a number."""
    if isinstance(values, list):
        return [_numbers(entry) for entry in values]
    return float(values) if isinstance(values, str) else values


def _is_array(stored: Any) -> bool:
    return isinstance(stored, dict) and stored.keys() == {"dtype", "shape", "values"}


def plain(stored: Any) -> str:
    """Write any stored value on one line; arrays as dtype and shape."""
    if _is_array(stored):
        text = f"{stored['dtype']}({'×'.join(map(str, stored['shape']))})"
    elif isinstance(stored, list):
        text = f"[{', '.join(map(plain, stored))}]"
    elif isinstance(stored, dict):
        text = f"{{{', '.join(f'{key!r}: {plain(entry)}' for key, entry in stored.items())}}}"
    else:
        text = repr(stored)
    return text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - 1]}…"
