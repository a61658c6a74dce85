"""What one question, one property, one chapter and one student came to.

A verdict keeps the student's fault apart from ours: `internal_error` is the
only one that is ours, and it is never scored as a zero that stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

import numpy as np

from grader.errors import ClearError
from grader.text import Text
from grader.values import Encoded, encoded

# What crosses the boundary, in both directions, and what an exam is made of.
Value = None | bool | int | float | str | np.ndarray | tuple["Value", ...] | list["Value"] | dict[str, "Value"]


class Verdict(StrEnum):
    """What a property can come to; the order is the order of display."""

    PASSED = "passed"
    WRONG = "wrong"
    EXCEPTION = "exception"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASHED = "crashed"
    MISSING = "missing"
    LOAD_ERROR = "load_error"
    REJECTED = "rejected"
    TAMPERING = "tampering"
    NONDETERMINISTIC = "nondeterministic"
    NOT_CHECKED = "not_checked"
    INTERNAL_ERROR = "internal_error"


@dataclass(frozen=True)
class Call:
    """One question, by value: `function(*args, **kwargs)`.

    With `scenario`, the function is one of the chapter's public
    `scenarios.py` and gets the student's module before `args`.
    """

    function: str
    args: tuple[Value, ...]
    kwargs: dict[str, Value] = field(default_factory=dict)
    scenario: bool = False

    def named(self, parameters: Mapping[str, Sequence[str]]) -> dict[str, Value]:
        """Return the arguments by name; `parameters` are those of every function."""
        names = parameters.get(self.function, ())
        given = {names[i] if i < len(names) else f"argument {i + 1}": value for i, value in enumerate(self.args)}
        return {**given, **self.kwargs}

    @cached_property
    def encoded(self) -> Encoded:
        """Its fields as a part of a request; kept, since the whole class is asked the same."""
        return encoded([self.function, list(self.args), self.kwargs or None, self.scenario])


@dataclass(frozen=True, slots=True)
class Testimony:
    """What was seen beside a call, inside the worker: evidence of the second rank.

    It counts only for a function whose values are right elsewhere. `changed_inputs` are the places of the arguments
    that are no longer what they were, those by name after the others.
    """

    changed_inputs: tuple[int, ...] = ()
    shares_memory: bool = False
    changed_earlier_result: bool = False


@dataclass(frozen=True, slots=True)
class Returned:
    """The call came back with a value that can cross the boundary."""

    value: Value
    testimony: Testimony = Testimony()


# What is no value for another reason than its type.
TOO_LARGE = "a value that is too large"
TOO_DEEP = "a value is nested too deeply"
NO_STRING_KEY = "a dict has a key that is no string"
NOT_UNICODE = "a string that is not Unicode"


@dataclass(frozen=True, slots=True)
class Unusable:
    """The call came back with something that is no value: a generator, a complex array."""

    description: str


@dataclass(frozen=True, slots=True)
class Raised:
    """The call raised; of the exception only type and line cross the boundary.

    `bases` are the names of all classes of the exception's MRO.
    """

    exception: str
    bases: tuple[str, ...]
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """The worker is gone or not to be trusted any more: timeout, memory, crashed, tampering."""

    verdict: Verdict
    detail: Text


Outcome = Returned | Unusable | Raised | Fault


@dataclass(frozen=True, slots=True)
class Loaded:
    """The student's module was executed; `names` are its public callables."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LoadError:
    """The module could not be executed: a syntax error, an exception, a fault on import."""

    verdict: Verdict
    detail: Text
    line: int | None = None


class InternalError(ClearError):
    """Something of ours failed: a worker that cannot start, a full disk, a lost template."""
