"""A chapter of two functions, small enough to see through, and examinees that misbehave on purpose."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from hypothesis import strategies as st

from grader.diagnosis import Signature
from grader.exam import Case, ChapterExam, Recorded
from grader.outcome import Call, Fault, Loaded, LoadError, Outcome, Raised, Returned
from grader.suite import Suite


def double(x):
    return 2 * x


def negate(x):
    return -x


def suite() -> Suite:
    made = Suite("toy")
    twice, minus = made.function("double"), made.function("negate")
    drawn = st.tuples(st.just(np.array([1.0])))

    @twice.agreement(drawn, points=3)
    def doubles(x):
        """It doubles.

        fr: Il double.
        """
        return twice(x)

    @twice.agreement(drawn, points=2)
    def doubles_fractions(x):
        """It doubles fractions.

        fr: Il double les fractions.
        """
        return twice(x / 8)

    @twice.law(drawn, points=1)
    def is_odd(x):
        """It is odd.

        fr: Elle est impaire.
        """
        plus, other = yield twice(x), twice(-x)
        assert (plus == -other).all()

    @minus.agreement(drawn, points=2)
    def negates(x):
        """It changes the sign.

        fr: Elle change le signe.
        """
        return minus(x)

    @minus.fresh(drawn, points=1)
    def is_fresh(x):
        """It leaves its input alone.

        fr: Elle laisse son entrée intacte.
        """
        return minus(x)

    return made


RIGHT = {"double": double, "negate": negate}


def exam(*, cases: int = 40, chaffs: tuple[Signature, ...] = ()) -> ChapterExam:
    """Return an exam whose case number `i` is the array `[i + 1]`."""
    recorded = []
    for declared in suite().properties:
        made = []
        for i in range(cases):
            example = (np.array([float(i + 1)]),)
            calls = declared.calls(example)
            expected = () if declared.kind == "law" else tuple(Returned(RIGHT[c.function](*c.args)) for c in calls)
            made.append(Case(example, calls, expected))
        recorded.append(Recorded(declared, tuple(made), ()))
    return ChapterExam("toy", tuple(recorded), {"double": ("x",), "negate": ("x",)}, chaffs, "digest")


class Scripted:
    """An examinee whose answers are Python functions that may return an `Outcome` themselves."""

    def __init__(self, **functions: Callable[..., object]) -> None:
        self.functions = {**RIGHT, **functions}
        self.loads = 0
        self.asked: list[Call] = []
        self.alive = False

    def load(self) -> Loaded | LoadError:
        self.loads += 1
        self.alive = True
        return Loaded(tuple(self.functions))

    def ask(self, calls: Sequence[Call]) -> list[Outcome]:
        assert self.alive, "asked after a fault without a fresh load"
        outcomes: list[Outcome] = []
        for call in calls:
            self.asked.append(call)
            outcomes.append(self._answer(call))
            if isinstance(outcomes[-1], Fault):
                self.alive = False
                break
        return outcomes

    def _answer(self, call: Call) -> Outcome:
        try:
            answer = self.functions[call.function](*[np.copy(arg) for arg in call.args])
        except Exception as error:
            return Raised(type(error).__name__, tuple(base.__name__ for base in type(error).__mro__), 1)
        return answer if isinstance(answer, Outcome) else Returned(answer)

    def close(self) -> None:
        self.alive = False
