"""One call on a student's module, and what is seen beside it.

Both examinees run their calls here. Inside a worker this module shares the
process with the student's code, so it takes its references before that code
is loaded: whoever replaces `numpy.asarray` or `builtins.isinstance` later
does not replace them here.
"""

from __future__ import annotations

import builtins
from collections import deque
from types import ModuleType, TracebackType
from typing import Any

from numpy import array, asarray, generic, may_share_memory, ndarray

from grader.outcome import (
    NO_STRING_KEY,
    NOT_UNICODE,
    TOO_DEEP,
    Call,
    Outcome,
    Raised,
    Returned,
    Testimony,
    Unusable,
    Value,
)
from grader.values import DTYPES, bounded, element_count, encodable

# Functions look their builtins up in the globals of their module: ours get a copy of their own.
globals()["__builtins__"] = dict(vars(builtins))

_DTYPES = frozenset(DTYPES.values())
_MAX_DEPTH = 16  # less than `grader.values` allows: the answer that holds the value is a tree itself
_WATCHED_RESULTS = 4
_WATCHED_BYTES = 2**20
_NOTHING_SEEN = Testimony()


class Calls:
    """Runs calls on one module, and remembers the latest results to see whether they change."""

    def __init__(
        self, module: ModuleType, scenarios: ModuleType | None, catch: type[BaseException] = BaseException
    ) -> None:
        self._module = module
        self._scenarios = scenarios
        self._catch = catch
        self._earlier: deque[tuple[Any, Value]] = deque(maxlen=_WATCHED_RESULTS)

    def run(self, call: Call) -> Outcome:
        """Make `call` on copies of its arguments; never raises what the student's code raises."""
        args, kwargs = _copy(call.args), _copy(call.kwargs)
        try:
            if call.scenario:
                result = getattr(self._scenarios, call.function)(self._module, *args, **kwargs)
            else:
                result = getattr(self._module, call.function)(*args, **kwargs)
        except self._catch as error:
            return raised(error, getattr(self._module, "__file__", None))
        try:
            value = _value(result, _MAX_DEPTH)
            changed = () if _same(args, call.args) and _same(kwargs, call.kwargs) else _changed(args, kwargs, call)
            shares = _shares_memory(result, (args, kwargs))
            changed_earlier = self._earlier_changed()
        except _NoValueError as problem:
            return Unusable(str(problem))
        except self._catch as error:  # by a `__array__` or a `keys()` of the student's own
            return raised(error, getattr(self._module, "__file__", None))
        if _nbytes(value) <= _WATCHED_BYTES:
            self._earlier.append((result, value))
        if changed or shares or changed_earlier:
            return Returned(value, Testimony(changed, shares, changed_earlier))
        return Returned(value, _NOTHING_SEEN)

    def _earlier_changed(self) -> bool:
        """Tell whether a watched result is no longer what it was; such a one is not watched on."""
        for result, value in self._earlier:
            if not _same(result, value):
                self._earlier = deque([one for one in self._earlier if _same(*one)], _WATCHED_RESULTS)
                return True
        return False


def raised(error: BaseException, file: str | None) -> Raised:
    """Describe `error`: its type, and the last line of `file` that it passed through."""
    kind = type(error)
    line = None
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == file:
            line = trace.tb_lineno
        trace = trace.tb_next
    if line is None and isinstance(error, SyntaxError) and error.filename == file:
        line = error.lineno
    return Raised(kind.__name__, tuple(base.__name__ for base in kind.__mro__), line)


def public_callables(module: ModuleType) -> tuple[str, ...]:
    """Return the names in `module` that can be called and have no underscore in front."""
    names = (name for name, member in vars(module).items() if isinstance(name, str) and callable(member))
    return tuple(name for name in names if name.isidentifier() and not name.startswith("_"))


class _NoValueError(Exception):
    """A result that cannot cross the boundary; the message says what it is."""


def _value(result: Any, depth: int) -> Value:
    """Return `result` as a `Value` that shares nothing with it.

    Subclasses become the plain type, NumPy's scalars Python's numbers.

    Raises:
        _NoValueError: it is something else.
    """
    if isinstance(result, generic):
        name = result.dtype.name
        result = result.item()
        if type(result) not in (bool, int, float, str):
            raise _NoValueError(name)
    if result is None or isinstance(result, bool):
        return result
    if isinstance(result, float):
        return float(result)
    try:
        if isinstance(result, int):
            return bounded(int(result))
        if isinstance(result, str):
            return encodable(str(result))
        if isinstance(result, ndarray):
            return _plain(result)
        if isinstance(result, (tuple, list, dict)):
            return _container(result, depth)
    except UnicodeError as problem:
        raise _NoValueError(NOT_UNICODE) from problem
    except ValueError as problem:
        raise _NoValueError(str(problem)) from problem
    raise _NoValueError(type(result).__name__)


def _container(result: Any, depth: int) -> Value:
    if not depth:
        raise _NoValueError(TOO_DEEP)
    if isinstance(result, tuple):
        return tuple(_value(item, depth - 1) for item in result)
    if isinstance(result, list):
        return [_value(item, depth - 1) for item in result]
    if not all(type(key) is str for key in result):
        raise _NoValueError(NO_STRING_KEY)
    return {encodable(key): _value(item, depth - 1) for key, item in result.items()}


def _plain(result: ndarray) -> ndarray:
    element_count(result.shape)
    native = result.dtype.newbyteorder("=")
    if native not in _DTYPES:
        raise _NoValueError(f"an array of dtype {native.type.__name__}")
    return array(result, dtype=native, order="C", copy=True, subok=False)


def _copy(value: Any) -> Any:
    """Return a deep copy of a `Value`."""
    kind = type(value)
    if kind is ndarray:
        return value.copy()
    if kind is tuple:
        return tuple([_copy(item) for item in value])
    if kind is list:
        return [_copy(item) for item in value]
    if kind is dict:
        return {key: _copy(item) for key, item in value.items()}
    return value


def _same(seen: Any, value: Any) -> bool:
    """Tell whether `seen`, which the student's code had in its hands, is `value` to the byte."""
    kind = type(value)
    if kind is ndarray:
        if not isinstance(seen, ndarray) or seen.shape != value.shape:
            return False
        if seen.dtype != value.dtype:
            if seen.dtype.newbyteorder("=") != value.dtype:
                return False
            seen = asarray(seen, value.dtype)
        return ndarray.tobytes(seen) == ndarray.tobytes(value)
    if kind is tuple or kind is list:
        if not isinstance(seen, kind) or len(seen) != len(value):
            return False
        for one, other in zip(seen, value, strict=True):  # noqa: SIM110  a plain loop: this runs beside every call
            if not _same(one, other):
                return False
        return True
    if kind is dict:
        return (
            isinstance(seen, dict) and list(seen) == list(value) and all(_same(seen[key], value[key]) for key in value)
        )
    return seen is value or bool(seen == value) or (value != value and bool(seen != seen))  # NaN stays NaN


def _changed(args: Any, kwargs: Any, call: Call) -> tuple[int, ...]:
    """Return the places of the arguments that are no longer what they were."""
    seen, given = [*args, *kwargs.values()], [*call.args, *call.kwargs.values()]
    return tuple([place for place in range(len(given)) if not _same(seen[place], given[place])])


def _nbytes(value: Value) -> int:
    return sum([part.nbytes for part in _parts(value, []) if type(part) is ndarray])


def _shares_memory(result: Any, inputs: Any) -> bool:
    """Tell whether a part of `result` is a part of `inputs`, or an array over the memory of one.

    Inputs are copies of our own, each in a block of its own, so that bounds
    that overlap are memory that is shared.
    """
    made = _parts(result, [])
    given = _parts(inputs, []) if made else []
    for part in made:
        is_array = isinstance(part, ndarray)
        for other in given:
            if part is other or (is_array and isinstance(other, ndarray) and may_share_memory(part, other)):
                return True
    return False


def _parts(tree: Any, found: list[Any]) -> list[Any]:
    """Add the arrays, lists and dicts in `tree`, what can be changed, to `found`; return it."""
    if isinstance(tree, ndarray):
        found.append(tree)
    elif isinstance(tree, tuple):
        for item in tree:
            _parts(item, found)
    elif isinstance(tree, list):
        found.append(tree)
        for item in tree:
            _parts(item, found)
    elif isinstance(tree, dict):
        found.append(tree)
        for item in tree.values():
            _parts(item, found)
    return found
