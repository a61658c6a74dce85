"""The examinee that is a confined process."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from grader.outcome import Call, Fault, InternalError, Loaded, LoadError, Outcome, Raised, Unusable, Value, Verdict
from grader.sandbox import wire
from grader.sandbox.connection import Connection
from grader.sandbox.meter import BrokenWorkerError
from grader.sandbox.policy import Limits
from grader.sandbox.template_process import TemplateProcess
from grader.sandbox.wording import Wording
from grader.text import Text
from grader.values import encode

_UNKNOWN = Text("{what}", "un message qu’aucun exécutant n’envoie (« {what} »)")


class Worker:
    """An `Examinee`: one submission of one chapter, executed behind walls.

    A process serves from `load` until a fault or the next `load`. An answer of
    more than `room` bytes is `Unusable`: the examiner keeps all of them.
    """

    def __init__(
        self,
        template: Callable[[], TemplateProcess],
        limits: Limits,
        chapter: str,
        source: bytes,
        scenarios: bytes | None,
        room: int | None = None,
    ) -> None:
        self._template = template
        self._limits = limits
        self._room = limits.answer if room is None else room
        helper = None if scenarios is None else _as_array(scenarios)
        self._submission = encode((chapter, _as_array(source), helper, self._room))
        self._wording = Wording(source)
        self._connection: Connection | None = None

    @property
    def printed(self) -> bytes:
        """Return the beginning of what the student's code printed since `load`; untrusted, and not for students."""
        return bytes(self._connection.printed) if self._connection else b""

    def load(self) -> Loaded | LoadError:
        """Fork a fresh process, and execute the submission in it.

        Raises:
            InternalError: the fault is ours.
        """
        self.close()
        try:
            self._connection = Connection(self._template(), self._limits)
        except OSError as error:  # no file descriptor, no memory
            raise InternalError(f"a worker cannot be started: {error}") from error
        reports: list[Loaded | LoadError] = []
        fault = self._exchange(
            self._submission,
            1,
            self._limits.answer,
            (self._limits.load_cpu, self._limits.load_wall),
            lambda value: reports.append(wire.loaded_of_value(value)),
        )
        if fault is not None:
            return LoadError(fault.verdict, fault.detail)
        (report,) = reports
        if isinstance(report, LoadError):
            self.close()
            exception = Text.same(self._wording.checked(report.detail.en, "Exception"))
            return LoadError(report.verdict, exception, self._wording.line(report.line))
        return report

    def ask(self, calls: Sequence[Call]) -> list[Outcome]:
        """Answer `calls` in order; a list that ends early ends with a `Fault`.

        Raises:
            InternalError: the fault is ours.
            RuntimeError: the submission is not loaded.
        """
        outcomes: list[Outcome] = []
        fault = self._exchange(
            wire.encode_calls(calls),
            len(calls),
            self._room,
            (self._limits.cpu, self._limits.wall),
            lambda value: outcomes.append(self._public(wire.outcome_of_value(value))),
        )
        if fault is not None:
            # A fault after the last answer is the last answer's.
            outcomes[len(calls) - 1 :] = []
            outcomes.append(fault)
        return outcomes

    def close(self) -> None:
        """End the process; may be called twice."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _exchange(
        self, request: bytes, count: int, room: int, seconds: tuple[float, float], take: Callable[[Value], None]
    ) -> Fault | None:
        """Pass each answer to `request` to `take`; return the fault, if one ended the worker.

        A worker whose answers were not all taken is of no further use: what
        it still sends would be read as an answer to the next request.
        """
        if self._connection is None:
            raise RuntimeError("load() a submission before it is asked, and again after a fault")
        try:
            for value in self._connection.exchange(request, count, room, *seconds):
                take(value)
        except BrokenWorkerError as error:
            self.close()
            return Fault(error.verdict, error.detail)
        except ValueError as error:
            self.close()
            return Fault(Verdict.TAMPERING, _UNKNOWN.format(what=error))
        except BaseException:
            self.close()
            raise
        return None

    def _public(self, outcome: Outcome) -> Outcome:
        """Return `outcome` with no word that may have been made up to carry a hidden input out."""
        if isinstance(outcome, Raised):
            bases = tuple(base for base in outcome.bases if self._wording.knows(base))
            return Raised(bases[0] if bases else "BaseException", bases, self._wording.line(outcome.line))
        if isinstance(outcome, Unusable):
            return Unusable(self._wording.checked(outcome.description, "an object of another type"))
        return outcome


def _as_array(data: bytes) -> np.ndarray:
    return np.frombuffer(data, np.uint8)
