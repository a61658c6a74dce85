"""One training behind walls, the reference's or a submission's: here, or as work for job processes elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from grader import results
from grader.accuracy import cuda
from grader.accuracy.check import check, limits
from grader.accuracy.device import device_report
from grader.accuracy.judge import judge
from grader.accuracy.reference import Reference, train_reference
from grader.accuracy.result import AccuracyResult
from grader.accuracy.task import Device, Task, prepare
from grader.course import Chapter, Course, CourseError
from grader.jobs import Job
from grader.outcome import Fault, InternalError, Verdict
from grader.sandbox import Limits, Opening, Sandbox, Tier
from grader.text import Text

# Nobody knows yet how long the reference takes here; it is trusted to end.
_REFERENCE_LIMITS = Limits(cpu=3600.0, wall=4 * 3600.0, memory=4 * 2**30)
_SCENARIO = Path(__file__).with_name("scenario.py")


def reference_path(exam: Path, task: Task) -> Path:
    """Return where the reference's training is kept."""
    return exam / f"accuracy-{task.data}-{task.device}.reference"


def train(chapter: Chapter, task: Task, tier: Tier, opening: Opening | None) -> Reference:
    """Train the reference of `chapter`.

    Raises:
        InternalError: it does not train here.
    """
    with Sandbox("torch", _REFERENCE_LIMITS, tier, opening) as sandbox:
        worker = sandbox.worker(chapter.slug, chapter.reference.read_bytes(), _SCENARIO.read_bytes())
        try:
            return train_reference(task, worker)
        finally:
            worker.close()


def sandbox_for(reference: Reference, tier: Tier, opening: Opening | None) -> Sandbox:
    """Return a sandbox for `measure`."""
    return Sandbox("torch", limits(reference), tier, opening)


def measure(source: bytes, chapter: Chapter, task: Task, reference: Reference, sandbox: Sandbox) -> AccuracyResult:
    """Let a submission train, and measure it; a failure of ours is a result too, so that the rest is measured."""
    worker = sandbox.worker(chapter.slug, source, _SCENARIO.read_bytes())
    try:
        return check(task, reference, worker)
    except InternalError as error:
        return failed(error.said, task, reference)
    finally:
        worker.close()


def failed(why: Text, task: Task, reference: Reference) -> AccuracyResult:
    """Return a result that says that measuring failed on our side; the next run tries again."""
    return judge(Fault(Verdict.INTERNAL_ERROR, why), task, reference, 0.0)


def stamped(
    result: AccuracyResult, source: str, reference: Reference, tier: Tier, openings: list[str]
) -> AccuracyResult:
    """Write into a result what it was measured with."""
    made = {"source": source, "task": reference.task, "isolation": tier.value, "openings": openings}
    return result.model_copy(update=made)


@dataclass(frozen=True, slots=True)
class _Training:
    """What every training of a class has in common; CIFAR-10 has to lie on the machine that trains."""

    root: Path
    exam: Path
    slug: str
    tier: Tier
    device: Device
    data: str | None

    @property
    def gpu(self) -> bool:
        """Say whether a GPU is needed."""
        return self.device == "cuda"

    def moved(self, root: Path, exam: Path) -> Self:
        """Return the same with course and exam in other folders."""
        return replace(self, root=root, exam=exam)

    def _prepared(self) -> tuple[Chapter, Task]:
        import torch

        torch.set_num_threads(1)
        course = Course.open(self.root)
        course.importable()
        return course[self.slug], prepare((self.exam / "secret").read_bytes(), self.device, self.data)

    def _opening(self) -> Opening | None:
        """Return what is opened for the GPU of this machine.

        Raises:
            InternalError: that is not enough, or the walls of the run do not hold with it.
        """
        if not self.gpu:
            return None
        opening = cuda.opening(device_report().nodes)
        tier = cuda.walls(opening, trusted=self.tier is Tier.NONE)
        if tier is not self.tier:
            raise InternalError(f"the walls that hold with the GPU's driver are {tier}, those of the run {self.tier}")
        return opening


class ReferenceWork(_Training):
    """The reference's training as work: a job gets nothing and gives `Reference.encode()`."""

    @contextmanager
    def open(self) -> Iterator[Job]:
        """Yield a function that trains."""
        chapter, task = self._prepared()
        opening = self._opening()
        yield lambda _: train(chapter, task, self.tier, opening).encode()


class MeasuringWork(_Training):
    """Submissions' trainings as work: a job gets a file and gives an `AccuracyResult`."""

    @contextmanager
    def open(self) -> Iterator[Job]:
        """Yield a function that measures, and keep its sandbox warm.

        Raises:
            CourseError: the images here are not those that the reference was trained on.
            InternalError: the GPU cannot be used here.
        """
        chapter, task = self._prepared()
        reference = Reference.load(reference_path(self.exam, task), task)
        if reference is None:
            raise CourseError(
                f"the images of {task.data} on this machine are not those that the reference was trained on: "
                "run `grader data` there, or give --data a folder that all machines share"
            )
        opening = self._opening()
        openings = [opening.name] if opening else []
        with sandbox_for(reference, self.tier, opening) as sandbox:

            def job(source: bytes) -> bytes:
                found = measure(source, chapter, task, reference, sandbox)
                made = stamped(found, results.digest(source), reference, self.tier, openings)
                return made.model_dump_json().encode()

            yield job
