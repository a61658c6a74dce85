"""The student's module: loaded by path, its functions called under guard."""

from __future__ import annotations

import builtins
import inspect
import linecache
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from show import words
from show.chapters import EXERCISES, Chapter
from show.limits import Stopped, limited
from show.prose import fitted
from show.text import Text

SECONDS = 10.0  # for one call: those of visible tests take milliseconds
SECONDS_TO_LOAD = 120.0  # a first `import torch` from a slow disk takes its time
STARRED = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)


class NotStarted(BaseException):
    """A function still raises `NotImplementedError`: no failure, and nothing for Hypothesis to shrink."""


class NotLoaded(Exception):
    """The student's file could not be executed; the message says why and where."""


class Wrong(AssertionError):
    """A visible test failed: what was called, what is wrong with the answer, and a hint."""

    def __init__(
        self, about: str, body: Callable[[], str], hint: Text | None = None, cause: Exception | None = None
    ) -> None:
        super().__init__()
        self.about = about  # the function that was called; "" if no single call is at fault
        self._body = body  # drawn when it is read: Hypothesis raises hundreds while it shrinks
        self.hint = hint
        self.cause = cause

    @property
    def body(self) -> str:
        """Draw the failure, without its hint."""
        return self._body()

    def __str__(self) -> str:
        return self.body if self.hint is None else f"{self.body}\n\n{words.HINT} {self.hint}"


class Endless(Wrong):
    """A call ran or printed without end: nothing to try again, not even to shrink."""


@dataclass(frozen=True)
class Call:
    """A call of a student's function: its arguments by name, as they were before it."""

    name: str
    arguments: dict[str, Any]
    keywords: frozenset[str]

    @classmethod
    def of(cls, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Call:
        """Name the arguments, and copy them."""
        try:
            parameters = inspect.signature(getattr(function, "forward", function)).parameters
        except (TypeError, ValueError):
            parameters = {}
        names = [name for name, parameter in parameters.items() if parameter.kind not in STARRED and name not in kwargs]
        names += [f"argument {i + 1}" for i in range(len(names), len(args))]
        return cls(_name(function), snapshot(dict(zip(names, args, strict=False)) | kwargs), frozenset(kwargs))


class Guarded:
    """A student's function (or class, or model): a call that raises or never ends is a failure that teaches."""

    def __init__(self, function: Callable[..., Any], endless: dict[str, str] | None = None) -> None:
        self.__name__ = _name(function)
        self.__wrapped__ = function  # where `inspect.signature` looks
        self._function = function
        self._endless = {} if endless is None else endless  # functions that are not called again

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Return what the function returns.

        Raises:
            NotStarted: it still raises `NotImplementedError`.
            Wrong: it raises anything else.
            Endless: it runs or prints without end, or did so before.
        """
        call = Call.of(self._function, args, kwargs)
        if call.name in self._endless:
            raise Endless(call.name, lambda: _drawn(call, self._endless[call.name]))
        try:
            return limited(lambda: self._function(*args, **kwargs), SECONDS)
        except Stopped as stopped:
            message = self._endless[call.name] = str(words.STOPPED[stopped.why])
            raise Endless(call.name, lambda: _drawn(call, message)) from None
        except pytest.exit.Exception:  # `q` in the debugger
            raise
        except (Exception, SystemExit) as error:
            if gave_up(error):
                raise NotStarted(call.name) from None
            message = describe(error)
            cause = error if isinstance(error, Exception) else None
            drawn = words.RAISED.format(error=message)
            raise Wrong(call.name, lambda: _drawn(call, drawn), cause=cause) from None


class Student:
    """The fixture `student`: the chapter's module, whose functions are called under guard."""

    def __init__(self, chapter: Chapter) -> None:
        self._module = load(chapter)
        self._endless: dict[str, str] = {}
        # Functions of which a failure is on the screen. (A name that no function of a chapter has.)
        self.faulty_: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        """Return a function of the module, guarded, or what else it is.

        Raises:
            Wrong: the module has no such name.
            AttributeError: the name is private; pytest and Hypothesis look for many.
        """
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            value = getattr(self._module, name)
        except AttributeError:
            file = f"{self._module.__name__}.py"
            raise Wrong(name, lambda: fitted(words.NAME_MISSING.format(name=name, file=file))) from None
        return Guarded(value, self._endless) if callable(value) else value


def load(chapter: Chapter) -> ModuleType:
    """Execute the student's file under the chapter's name.

    Compiled from its text each time: a bytecode file cannot tell apart two saves within one second.

    Raises:
        NotLoaded: the file is missing, cannot be parsed, or raises.
    """
    path = chapter.source
    module = ModuleType(chapter.slug)
    module.__file__ = str(path)
    module.__dict__["__builtins__"] = vars(builtins) | {"__import__": _importing(chapter)}
    linecache.checkcache(str(path))
    sys.modules[chapter.slug] = module
    try:
        code = compile(path.read_bytes(), str(path), "exec", dont_inherit=True)
        limited(lambda: exec(code, module.__dict__), SECONDS_TO_LOAD)
    except FileNotFoundError:
        raise NotLoaded(words.FILE_MISSING.format(file=path.name)) from None
    except (SyntaxError, ValueError) as error:  # ValueError: a null byte
        raise NotLoaded(_syntax(error, path)) from None
    except Stopped as stopped:
        raise NotLoaded(f"{path.name}: {words.STOPPED[stopped.why]}") from None
    except (Exception, SystemExit) as error:
        raise NotLoaded(describe(error)) from None
    return module


def _importing(chapter: Chapter) -> Callable[..., Any]:
    """Return the `__import__` of the chapter's file: it finds what is there when it is graded, and nothing else."""
    libraries = {"numpy", "torch"} if chapter.framework == "torch" else {"numpy"}
    sentence = words.NOT_THERE_BESIDE_TORCH if chapter.framework == "torch" else words.NOT_THERE

    def find(name: str, *rest: Any, **named: Any) -> Any:
        top = name.partition(".")[0]
        if top not in sys.stdlib_module_names and top not in libraries:
            raise ModuleNotFoundError(sentence.format(name=top), name=top)
        return __import__(name, *rest, **named)

    return find


def gave_up(error: BaseException) -> bool:
    """Tell whether the student's own file raised `NotImplementedError`, as a stub does; libraries raise it, too."""
    if not isinstance(error, NotImplementedError):
        return False
    innermost = traceback.extract_tb(error.__traceback__)[-1]
    return is_students(innermost.filename)


def describe(error: BaseException) -> str:
    """Say type, message and the student's own lines of `error`: none of ours, no path."""
    message = " ".join(str(error).split())
    said = f"{type(error).__name__}: {message}" if message else type(error).__name__
    # The innermost lines tell most; an endless recursion has a thousand.
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if is_students(frame.filename)][-3:]
    return "\n".join(
        [said]
        + [
            "  " + words.CODE.format(file=Path(frame.filename).name, line=frame.lineno, code=frame.line)
            for frame in own
        ]
    )


def is_students(filename: str) -> bool:
    """Tell whether `filename` is a chapter's file and no test of ours."""
    path = Path(filename)
    return path.parent.parent == EXERCISES and path.stem == path.parent.name


def snapshot(value: Any) -> Any:
    """Copy arrays, lists, tuples and dicts, to see later whether they were changed; return all else as it is."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if type(value) in (list, tuple):
        return type(value)(snapshot(item) for item in value)
    if isinstance(value, dict):
        return {key: snapshot(item) for key, item in value.items()}
    return value


def _syntax(error: SyntaxError | ValueError, path: Path) -> str:
    if not isinstance(error, SyntaxError):
        return f"{path.name}: {error}"
    where = words.PLACE.format(file=path.name, line=error.lineno)
    said = [f"{type(error).__name__}: {error.msg}", where]
    if error.text:
        code = error.text.rstrip().expandtabs(1)
        indent = len(code) - len(code.lstrip())
        said += ["", f"    {code.lstrip()}"]
        if error.offset and error.offset > indent:
            said.append("    " + " " * (error.offset - 1 - indent) + "^")
    return "\n".join(said)


def _name(function: Callable[..., Any]) -> str:
    """Return a function's name, or the class of a model."""
    return getattr(function, "__name__", type(function).__name__)


def _drawn(call: Call, message: str) -> str:
    from show import drawing  # only a failure needs it

    return drawing.failure(call, message)
