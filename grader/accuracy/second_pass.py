"""`grader grade --accuracy`: after the exact properties, over stored results, now or later.

Whoever trains exactly as the reference does is measured; equal files are
measured once. A result is stored the moment it exists, and what is stored for
the same file and the same task is not measured again.
"""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from grader import results
from grader.accuracy import cuda, work
from grader.accuracy.check import chapter_of, is_eligible
from grader.accuracy.device import Wanted, choose, device_report
from grader.accuracy.reference import Reference
from grader.accuracy.result import AccuracyResult, said
from grader.accuracy.stored import Part, path_of, picture_path, read
from grader.accuracy.task import Device, Task, prepare
from grader.course import Chapter, Course, CourseError
from grader.errors import ClearError
from grader.jobs import parsed
from grader.outcome import InternalError, Verdict
from grader.sandbox import Opening, Sandbox, Tier
from grader.text import LANGUAGES, Language, Text

if TYPE_CHECKING:
    from grader.cluster import Cluster

Progress = Callable[[str, AccuracyResult], None]


@dataclass(frozen=True, slots=True)
class _Ready:
    """What every submission of a class is trained with."""

    task: Task
    reference: Reference
    tier: Tier
    opening: Opening | None


@dataclass(frozen=True, slots=True)
class SecondPass:
    """The check for one class.

    Attributes:
        course: its chapter that trains is checked.
        folder: the results of the first pass; `accuracy/ID.json` and pictures are added to it.
        exam: the folder of the exam, where the reference's training is kept.
        tier: the walls around submissions.
        data: the folder of CIFAR-10; see `datasets.cifar10.data_folder`.
        device: where to train.
        jobs: submissions that train side by side here.
        cluster: where they train, if not here.
    """

    course: Course
    folder: Path
    exam: Path
    tier: Tier
    data: str | None = None
    device: Wanted = "auto"
    jobs: int = 1
    cluster: Cluster | None = None

    def run(self, progress: Progress) -> dict[str, AccuracyResult]:
        """Measure every submission that is eligible, and store what comes of it.

        Args:
            progress: is told of every student's result, measured or kept.

        Returns:
            The results by student; who is not eligible is not in it.

        Raises:
            CourseError: no chapter trains.
            InternalError: the reference does not train here.
            ResultsError: a stored result or source is missing or damaged.
        """
        self.course.importable()  # for datasets
        chapter = chapter_of(self.course)
        if chapter is None:
            raise CourseError("no chapter of this course has the functions that the accuracy check needs")
        import torch

        torch.set_num_threads(1)  # predictions run beside trainings: more threads would only wait for each other
        ready = self._prepared(chapter)
        task = ready.task
        sources = self._sources(chapter)
        measured = {
            student: kept
            for student, source in sources.items()
            if (kept := self._kept(student, source, ready.reference.task))
        }
        for student, kept in measured.items():
            progress(student, kept)
        waiting: dict[str, list[str]] = {}
        for student, source in sources.items():
            if student not in measured:
                waiting.setdefault(source, []).append(student)
        for source, result in self._measure(chapter, ready, list(waiting)):
            pictures = _pictures(result, task)
            for student in waiting[source]:
                for (part, language), picture in pictures.items():
                    results.write_atomically(picture_path(self.folder, student, part, language), picture)
                results.write_atomically(path_of(self.folder, student), result.model_dump_json(indent=1).encode())
                measured[student] = result
                progress(student, result)
        return dict(sorted(measured.items()))

    def _sources(self, chapter: Chapter) -> dict[str, str]:
        """Return the digest of the file of every student who is eligible."""
        graded = {stored.student: stored.chapters.get(chapter.slug) for stored in results.read_all(self.folder)}
        return {
            student: result.source
            for student, result in graded.items()
            if result and result.source and is_eligible(result.properties)
        }

    def _prepared(self, chapter: Chapter) -> _Ready:
        """Make ready for the device; for the processor where a GPU is there but of no use behind the walls."""
        report = self.cluster.device_report() if self.cluster else device_report()
        device, note = choose(self.device, report)
        if device == "cpu":
            return self._on(device, note, chapter, self.tier)
        try:
            if self.cluster:  # every worker opens its own walls, or is left out
                return self._on(device, note, chapter, self.tier)
            opening = cuda.opening(report.nodes)
            tier = cuda.walls(opening, trusted=self.tier is Tier.NONE)
            return self._on(device, note, chapter, tier, opening)
        except ClearError as error:
            note = Text(
                "a GPU is there, but not for confined workers: trained on the processor ({why})",
                "un GPU est là, mais pas pour les processus confinés : entraîné sur le processeur ({why})",
            ).format(why=error.said)
            return self._on("cpu", note, chapter, self.tier)

    def _on(
        self, device: Device, note: Text | None, chapter: Chapter, tier: Tier, opening: Opening | None = None
    ) -> _Ready:
        task = prepare((self.exam / "secret").read_bytes(), device, self.data, note)
        path = work.reference_path(self.exam, task)
        reference = Reference.load(path, task)
        if reference is None:
            reference = self._trained(chapter, task, tier, opening)
            reference.save(path)
        return _Ready(task, reference, tier, opening)

    def _trained(self, chapter: Chapter, task: Task, tier: Tier, opening: Opening | None) -> Reference:
        """Train the reference where submissions will train."""
        if self.cluster is None:
            return work.train(chapter, task, tier, opening)
        training = work.ReferenceWork(self.course.root, self.exam, chapter.slug, tier, task.device, self.data)
        with closing(self.cluster.run(training, ["reference"], lambda _: b"")) as answers:
            reference = Reference.decode(next(answer for _, answer in answers) or b"", task)
        if reference is None:
            raise InternalError(
                f"no worker of the cluster has trained the reference on the images of {task.data} that are here: "
                "run `grader data` there, or give --data a folder that all machines share"
            )
        return reference

    def _measure(self, chapter: Chapter, ready: _Ready, sources: list[str]) -> Iterator[tuple[str, AccuracyResult]]:
        """Yield each source's result as it comes."""
        openings = ["cuda"] if ready.task.device == "cuda" else []
        for source, result in (self._there if self.cluster else self._here)(chapter, ready, sources):
            yield source, work.stamped(result, source, ready.reference, ready.tier, openings)

    def _here(self, chapter: Chapter, ready: _Ready, sources: list[str]) -> Iterator[tuple[str, AccuracyResult]]:
        """Train on this machine; every job has a sandbox of its own."""

        def measure(source: str) -> AccuracyResult:
            submitted = results.read_source(self.folder, source)
            with _borrowed(sandboxes) as sandbox:
                return work.measure(submitted, chapter, ready.task, ready.reference, sandbox)

        sandboxes: queue.SimpleQueue[Sandbox] = queue.SimpleQueue()
        with ExitStack() as stack:
            for _ in range(self.jobs):
                sandboxes.put(stack.enter_context(work.sandbox_for(ready.reference, ready.tier, ready.opening)))
            pool = stack.enter_context(ThreadPoolExecutor(self.jobs))
            running = {pool.submit(measure, source): source for source in sources}
            try:
                for future in as_completed(running):
                    yield running[future], future.result()
            finally:
                pool.shutdown(cancel_futures=True)

    def _there(self, chapter: Chapter, ready: _Ready, sources: list[str]) -> Iterator[tuple[str, AccuracyResult]]:
        """Train on the cluster."""
        assert self.cluster is not None
        task, reference = ready.task, ready.reference
        training = work.MeasuringWork(self.course.root, self.exam, chapter.slug, ready.tier, task.device, self.data)
        asked = self.cluster.run(training, sources, partial(results.read_source, self.folder))
        with closing(asked) as answers:
            for source, answer in answers:
                try:
                    like = work.failed(Text.same(""), task, reference)
                    found = _checked(answer, like, (source, reference.task, ready.tier))
                except InternalError as error:
                    found = work.failed(error.said, task, reference)
                # what there is to say about device and data is known here only
                yield source, found.model_copy(update={"note": said(task.note) if task.note else None})

    def _kept(self, student: str, source: str, task: str) -> AccuracyResult | None:
        kept = read(self.folder, student)
        if kept is None or kept.verdict is Verdict.INTERNAL_ERROR:
            return None
        return kept if (kept.source, kept.task) == (source, task) else None


def _checked(answer: bytes | None, like: AccuracyResult, made_with: tuple[str, str, str]) -> AccuracyResult:
    """Parse what came back; whoever wrote it, it can be nothing but a result of what was asked.

    Raises:
        InternalError: nothing came back, or something else.
    """
    found = parsed(answer, AccuracyResult)
    if (found.source, found.task, found.isolation) != made_with:
        raise InternalError("a job answered with the result of another file, task or isolation")
    fixed = ("max_score", "data", "device", "reference_accuracy", "reference_curve", "classes")
    if any(getattr(found, name) != getattr(like, name) for name in fixed) or not 0 <= found.score <= found.max_score:
        raise InternalError("a job answered with a result that cannot be")
    return found


def _pictures(result: AccuracyResult, task: Task) -> dict[tuple[Part, Language], bytes]:
    if result.accuracy is None:
        return {}
    from grader.accuracy.picture import draw  # matplotlib is slow to load

    return {
        (part, language): picture
        for language in LANGUAGES
        for part, picture in draw(result, task.validation, language).items()
    }


@contextmanager
def _borrowed(sandboxes: queue.SimpleQueue[Sandbox]) -> Iterator[Sandbox]:
    """Take a sandbox that nobody uses, and put it back."""
    sandbox = sandboxes.get()
    try:
        yield sandbox
    finally:
        sandboxes.put(sandbox)
