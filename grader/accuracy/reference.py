"""What the reference's loop reaches: trained once per exam and device, kept with the exam."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import numpy as np

from grader import values
from grader.accuracy.predict import accuracy, received
from grader.accuracy.task import Task
from grader.examinee import Examinee
from grader.outcome import InternalError, LoadError, Returned
from grader.results import write_atomically

RUNS = 3


@dataclass(frozen=True, slots=True)
class Reference:
    """The reference's results on one task.

    Attributes:
        task: the task's digest.
        accuracies: on the test images, one per order of the training images; the first order is the students'.
        curve: accuracy on the validation images after each epoch, in the students' order.
        path: the parameters after each epoch, in the students' order.
        noise: the standard error of an accuracy on so many test images.
        seconds: what one training took, for limits and forecasts; nothing is graded by it.
    """

    task: str
    accuracies: tuple[float, ...]
    curve: tuple[float, ...]
    path: tuple[list[np.ndarray], ...] = field(repr=False)
    noise: float
    seconds: float

    @property
    def accuracy(self) -> float:
        """Return what submissions are compared with: the students' order or the mean over orders, whichever is lower.

        A right loop ends beside the reference of the students' order, or, where rounding leads it away, anywhere in
        the spread: neither an unlucky order nor a lucky one may cost it points.
        """
        return min(self.accuracies[0], sum(self.accuracies) / len(self.accuracies))

    @property
    def ceiling(self) -> float:
        """Return the accuracy above which the spread of the reference does not explain a result."""
        return max(self.accuracies) + 2 * self.noise

    def save(self, path: Path) -> None:
        """Store it, whole or not at all.

        Raises:
            OSError: it cannot be written.
        """
        write_atomically(path, self.encode())

    def encode(self) -> bytes:
        """Return it as bytes."""
        return values.encode({name: getattr(self, name) for name in self.__slots__})

    @classmethod
    def load(cls, path: Path, task: Task) -> Reference | None:
        """Read what was stored for `task`; `None` where nothing is stored, or for another task.

        Raises:
            OSError: the file is there and cannot be read.
        """
        return cls.decode(path.read_bytes(), task) if path.exists() else None

    @classmethod
    def decode(cls, encoded: bytes, task: Task) -> Reference | None:
        """Read what `encode` wrote for `task`; `None` where it is something else."""
        try:
            stored = cast(dict[str, Any], values.decode(encoded))
            reference = cls(**stored)
        except (KeyError, TypeError, ValueError):  # from another version: it is trained again
            return None
        return reference if reference.task == task.digest() else None


def train_reference(task: Task, examinee: Examinee, runs: int = RUNS) -> Reference:
    """Train the reference's loop under the students' order of images, and under others for its spread.

    Args:
        task: what to train.
        examinee: the reference of the chapter, with `grader.accuracy.scenario`.
        runs: number of orders.

    Raises:
        InternalError: the reference does not train.
    """
    loaded = examinee.load()
    if isinstance(loaded, LoadError):
        raise InternalError(f"the reference does not load: {loaded}")
    start = time.monotonic()
    answers = [_train(task, examinee, run) for run in range(runs)]
    seconds = (time.monotonic() - start) / runs
    accuracies = tuple(accuracy(task, answer["weights"], task.test) for answer in answers)
    best = max(accuracies)
    path = tuple(answers[0]["after_epoch"])
    return Reference(
        task=task.digest(),
        accuracies=accuracies,
        curve=tuple(accuracy(task, weights, task.validation) for weights in path),
        path=path,
        noise=math.sqrt(best * (1 - best) / len(task.test)),
        seconds=seconds,
    )


def _train(task: Task, examinee: Examinee, run: int) -> dict[str, Any]:
    (outcome,) = examinee.ask([task.call(run)])
    if not isinstance(outcome, Returned):
        raise InternalError(f"the reference's loop does not train: {outcome}")
    answer = cast(dict[str, Any], outcome.value)
    snapshots = [answer["weights"], *answer["after_epoch"]]
    if len(answer["after_epoch"]) != task.budget.epochs or any(received(one, task) is None for one in snapshots):
        raise InternalError("the reference's loop does not give back finite weights after every epoch")
    return answer
