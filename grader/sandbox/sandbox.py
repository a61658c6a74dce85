"""Where submissions of one framework run."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING

from grader.sandbox.policy import Limits, Opening, Tier
from grader.sandbox.template_process import TemplateProcess
from grader.sandbox.worker import Worker

if TYPE_CHECKING:
    from grader.course import Framework


class Sandbox:
    """Makes workers behind one tier of walls, all forked from one warm template.

    The template starts with the first worker, and anew when it was found
    dead. Not for several threads at once.
    """

    def __init__(self, framework: Framework, limits: Limits, tier: Tier, opening: Opening | None = None) -> None:
        self._framework = framework
        self._limits = limits
        self._tier = tier
        self._opening = opening
        self._template: TemplateProcess | None = None

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def worker(self, chapter: str, source: bytes, scenarios: bytes | None = None, room: int | None = None) -> Worker:
        """Return the examinee for a submission.

        Args:
            chapter: the name under which it is a module.
            source: the module.
            scenarios: the chapter's own module that goes with it.
            room: how many bytes an answer may take, if fewer than the limits say.
        """
        return Worker(self.template, self._limits, chapter, source, scenarios, room)

    def template(self) -> TemplateProcess:
        """Return a living template.

        Raises:
            InternalError: none can be started, or its walls do not stand.
        """
        if self._template is not None and not self._template.alive():
            self.close()
        if self._template is None:
            self._template = TemplateProcess(self._framework, self._limits, self._tier, self._opening)
        return self._template

    def close(self) -> None:
        """End the template and every worker; may be called twice."""
        if self._template is not None:
            self._template.close()
            self._template = None
