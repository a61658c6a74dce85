"""The examinee for trusted modules: wheats, chaffs, the reference, the author's own attempts."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

from grader.outcome import Call, Loaded, LoadError, Outcome
from grader.sandbox.calls import Calls, public_callables


class InProcess:
    """An `Examinee` that is a module of this process, without any wall."""

    def __init__(self, module: ModuleType, scenarios_module: ModuleType | None = None) -> None:
        self._module = module
        self._scenarios = scenarios_module
        self._calls = self._afresh()

    def load(self) -> Loaded | LoadError:
        """Forget earlier results; the module itself is not executed again."""
        self._calls = self._afresh()
        return Loaded(public_callables(self._module))

    def ask(self, calls: Sequence[Call]) -> list[Outcome]:
        """Answer `calls` in order."""
        return [self._calls.run(call) for call in calls]

    def close(self) -> None:
        """Do nothing: the module belongs to whoever imported it."""

    def _afresh(self) -> Calls:
        # An author's Ctrl-C must stop the author's program.
        return Calls(self._module, self._scenarios, catch=Exception)
