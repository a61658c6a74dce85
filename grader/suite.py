"""What an author writes a hidden suite with.

A property is a strategy, the calls that an example asks for, and a check of
the answers. The calls never depend on answers, so an exam draws them once for
the whole class and replays them in batches (docs/architecture.md).
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from grader.outcome import Call, Value
from grader.text import Text

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

Example = tuple[Value, ...]
Body = Callable[..., Any]


class Kind(StrEnum):
    """How the answers of a property are checked."""

    AGREEMENT = "agreement"
    LAW = "law"
    DTYPE = "dtype"
    FRESH = "fresh"
    REJECTS = "rejects"


@dataclass(frozen=True, slots=True)
class Property:
    """One line of the student's report."""

    name: str
    function: str
    kind: Kind
    title: Text
    points: int
    body: Body
    strategy: SearchStrategy[Example]
    examples: int
    edge: tuple[Example, ...] = ()
    tolerance: float | None = None

    def calls(self, example: Example) -> tuple[Call, ...]:
        """Return what `example` asks of a submission.

        Raises:
            TypeError: the body does not give a `Call` or a tuple of them.
        """
        asked = self.body(*example)
        if isinstance(asked, Generator):
            asked = next(asked)
        calls = asked if isinstance(asked, tuple) else (asked,)
        if not calls or not all(isinstance(call, Call) for call in calls):
            raise TypeError(f"{self.name} must ask for calls, not {asked!r}")
        return calls

    def check(self, example: Example, answers: Sequence[Value]) -> None:
        """Run the second half of a law on the answers to its calls.

        Raises:
            Mismatch: the law does not hold.
            TypeError: the law yields more than once.
        """
        law = self.body(*example)
        asked = next(law)
        try:
            law.send(tuple(answers) if isinstance(asked, tuple) else answers[0])
        except StopIteration:
            return
        raise TypeError(f"the law {self.name} must yield exactly once")


class Function:
    """One function of the chapter: makes calls, and declares properties about itself."""

    def __init__(self, suite: Suite, name: str, scenario: str | None) -> None:
        self._suite = suite
        self.name = name
        self.scenario = scenario

    def __call__(self, *args: Value, **kwargs: Value) -> Call:
        """Ask the submission for this function (or its scenario) at `args`."""
        return Call(self.scenario or self.name, args, kwargs, scenario=self.scenario is not None)

    def agreement(
        self,
        strategy: SearchStrategy[Example],
        *,
        points: int,
        examples: int = 100,
        edge: Sequence[Example] = (),
        tolerance: float | None = None,
    ) -> Callable[[Body], Property]:
        """Declare: the answers equal the reference's."""
        return self._declare(Kind.AGREEMENT, strategy, points, examples, edge, tolerance)

    def law(
        self,
        strategy: SearchStrategy[Example],
        *,
        points: int,
        examples: int = 30,
        edge: Sequence[Example] = (),
    ) -> Callable[[Body], Property]:
        """Declare: the answers fulfil what the body asserts after its one `yield`."""
        return self._declare(Kind.LAW, strategy, points, examples, edge)

    def dtype(
        self,
        strategy: SearchStrategy[Example],
        *,
        points: int,
        examples: int = 20,
        edge: Sequence[Example] = (),
    ) -> Callable[[Body], Property]:
        """Declare: every array in the answer has the dtype of the first argument."""
        return self._declare(Kind.DTYPE, strategy, points, examples, edge)

    def fresh(
        self,
        strategy: SearchStrategy[Example],
        *,
        points: int,
        examples: int = 20,
        edge: Sequence[Example] = (),
    ) -> Callable[[Body], Property]:
        """Declare: inputs stay as they were, results share nothing and stay as they are."""
        return self._declare(Kind.FRESH, strategy, points, examples, edge)

    def rejects(
        self,
        strategy: SearchStrategy[Example],
        *,
        points: int,
        examples: int = 30,
        edge: Sequence[Example] = (),
    ) -> Callable[[Body], Property]:
        """Declare: the reference raises `ValueError`, and so must the submission."""
        return self._declare(Kind.REJECTS, strategy, points, examples, edge)

    def _declare(
        self,
        kind: Kind,
        strategy: SearchStrategy[Example],
        points: int,
        examples: int,
        edge: Sequence[Example],
        tolerance: float | None = None,
    ) -> Callable[[Body], Property]:
        def declare(body: Body) -> Property:
            return self._suite.add(
                Property(
                    name=f"{self.name}.{body.__name__}",
                    function=self.name,
                    kind=kind,
                    title=Text.of(body.__doc__),
                    points=points,
                    body=body,
                    strategy=strategy,
                    examples=examples,
                    edge=tuple(edge),
                    tolerance=tolerance,
                )
            )

        return declare


@dataclass(slots=True)
class Suite:
    """The hidden suite of one chapter; `chapter` names its reference too."""

    chapter: str
    properties: list[Property] = field(default_factory=list)

    def function(self, name: str, *, scenario: str | None = None) -> Function:
        """Name a function that students write, asked directly or through a scenario."""
        return Function(self, name, scenario)

    def add(self, declared: Property) -> Property:
        """Take a property in, in the order of the file.

        Raises:
            ValueError: a property of that name is there, or the points are no positive int.
        """
        if any(declared.name == known.name for known in self.properties):
            raise ValueError(f"{self.chapter}: two properties are called {declared.name}")
        if declared.points < 1:
            raise ValueError(f"{self.chapter}: {declared.name} must have at least one point")
        self.properties.append(declared)
        return declared
