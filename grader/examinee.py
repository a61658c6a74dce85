"""Who is asked: a module in this process, or the proxy of a confined worker.

A hidden property never sees the difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from grader.outcome import Call, Loaded, LoadError, Outcome


class Examinee(Protocol):
    """A submission of one chapter that answers questions."""

    def load(self) -> Loaded | LoadError:
        """Start afresh and execute the submission.

        Raises:
            InternalError: the fault is ours.
        """

    def ask(self, calls: Sequence[Call]) -> list[Outcome]:
        """Answer `calls` in order.

        The list is as long as `calls`, or ends early with a `Fault`: then
        nothing after it was answered, and the examinee must be loaded again.

        Raises:
            InternalError: the fault is ours.
        """

    def close(self) -> None:
        """Let go of all that the examinee holds; may be called twice."""
