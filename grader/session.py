"""One run of `grader grade`, from the folder that an instructor has to the table on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.progress import Progress

from grader import bulk, exam, grades, intake, results
from grader.accuracy import stored as accuracy
from grader.accuracy.device import Wanted
from grader.accuracy.result import AccuracyResult
from grader.accuracy.second_pass import SecondPass
from grader.config import Config, load_config
from grader.course import Chapter, Course, CourseError
from grader.errors import INTERRUPTED, ClearError
from grader.grading import Grader, Settings
from grader.intake.submission import Submission
from grader.jobs import Jobs, Processes, default_jobs
from grader.progress import Display, class_table
from grader.reporting import write_seconds
from grader.results import Status
from grader.sandbox import Limits, Tier
from grader.sandbox.tiers import choose
from grader.text import Language

if TYPE_CHECKING:
    from grader.cluster import Cluster

# Beside the course, ignored by git: whoever has the results folder does not have the exam.
EXAM_FOLDER = Path(".noyaux") / "exam"

OK, SOME_UNGRADED = 0, 3


class TooWeakError(ClearError):
    """This machine cannot confine submissions well enough to grade them in bulk."""


@dataclass
class Session:
    """Everything that one run is made with."""

    course: Course
    config: Config
    console: Console
    out: Path
    settings: Settings
    submissions: list[Submission]
    jobs: Jobs
    explain: bool
    second_pass: SecondPass | None

    @classmethod
    def open(
        cls,
        course: Course,
        console: Console,
        *,
        submissions: Path,
        out: Path,
        exam_folder: Path | None,
        config_path: Path | None,
        roster_path: Path | None,
        jobs: int | None,
        students: Sequence[str],
        slugs: Sequence[str],
        explain: bool,
        trust_submissions: bool,
        seed: str | None = None,
        assignment: str | None = None,
        tag: str | None = None,
        before: datetime | None = None,
        measure: bool = False,
        device: Wanted = "auto",
        data: str | None = None,
        cluster: str | None = None,
    ) -> Session:
        """Read configuration and submissions, choose the walls, draw the exam if there is none.

        Raises:
            ClusterError: no Dask scheduler answers at `cluster`, or it may not be used.
            CourseError: a chapter or student that was named is not there.
            TooWeakError: no walls hold here, and submissions are not trusted.
        """
        if out.resolve().is_relative_to(submissions.resolve()):
            raise CourseError(f"{out} lies among the submissions and would be read as one: name another --out")
        config = load_config(config_path, course)
        chapters = _chosen(course, config, slugs)
        roster = intake.read_roster(roster_path) if roster_path else None
        read = intake.read(
            submissions,
            course,
            chapters=[chapter.slug for chapter in chapters],
            roster=roster,
            source_kb=config.limits.source_kb,
            assignment=assignment,
            tag=tag,
            before=before.replace(tzinfo=ZoneInfo(config.timezone)) if before else None,
        )
        if students:
            read = [one for one in read if one.student in students]
            missing = sorted(set(students) - {one.student for one in read})
            if missing:
                raise CourseError(f"no submission by {', '.join(missing)} in {submissions}")
        tier = _tier(console, config.language, trust=trust_submissions)
        folder = (exam_folder or course.root / EXAM_FOLDER).resolve()
        jobs = jobs or default_jobs()
        elsewhere = _cluster(cluster, tier, console) if cluster else None
        draw_exams(console, folder, chapters, jobs, seed)
        settings = Settings(
            root=course.root,
            exam=folder,
            chapters=tuple(chapter.slug for chapter in chapters),
            tier=tier,
            limits=Limits(**config.limits.for_workers()),
            language=config.language,
        )
        second = SecondPass(course, out.resolve(), folder, tier, data, device, jobs, elsewhere) if measure else None
        where = elsewhere or Processes(jobs)
        return cls(course, config, console, out.resolve(), settings, read, where, explain, second)

    def run(self) -> int:
        """Grade, write `grades.csv`, print the class; return the exit status."""
        with Grader(self.settings) as grader:
            plans = bulk.plan(self.submissions, grader, self.out)
            if self.explain:
                self._explain(plans)
            interrupted = False
            with Display(self.console, len(plans)) as display:
                try:
                    run = bulk.grade(plans, grader, self.out, jobs=self.jobs, progress=display)
                except KeyboardInterrupt:
                    interrupted = True
                else:
                    write_seconds(self.out, run.seconds)
        if self.second_pass is not None and not interrupted:
            try:
                self._measure(self.second_pass)
            except KeyboardInterrupt:
                interrupted = True
        kept = self._write()
        if interrupted:
            self.console.print(f"stopped; {kept} results are kept, the same command goes on from there")
            return INTERRUPTED
        stored = list(run.results.values())
        self.console.print(class_table(stored, self.course))
        self.console.print(
            f"{run.graded} graded, {run.reused} unchanged; isolation: {self.settings.tier.value}; "
            f"grades in {self.out / 'grades.csv'}",
            markup=False,
            soft_wrap=True,
        )
        ungraded = [one.student for one in stored if one.status is Status.INTERNAL_ERROR]
        if ungraded:
            self.console.print(
                f"[bold red]{len(ungraded)} not graded because the grader failed[/] ({', '.join(ungraded[:5])}): "
                "run the same command again; their result files say why"
            )
        return SOME_UNGRADED if ungraded else OK

    def _write(self) -> int:
        """Write `grades.csv` of all that is stored, this run's and earlier ones'; return how many results that is."""
        if not any((self.out / "students").glob("*.json")):
            return 0
        stored = results.read_all(self.out)
        training = accuracy.training(self.out, self.course, [one.student for one in stored])
        table = grades.table(stored, self.config, training)
        results.write_atomically(self.out / "grades.csv", results.csv_bytes(table))
        return len(stored)

    def _measure(self, second_pass: SecondPass) -> None:
        """Train what may train; who does not train as the reference does is not measured, and has no points for it."""

        def told(student: str, result: AccuracyResult) -> None:
            said = result.message[self.config.language]
            self.console.print(f"{student}: {said}", markup=False, highlight=False, soft_wrap=True)

        measured = second_pass.run(told)
        for note in {found.note[self.config.language] for found in measured.values() if found.note}:
            self.console.print(note, markup=False, highlight=False, soft_wrap=True)

    def _explain(self, plans: Iterable[bulk.Plan]) -> None:
        for plan in plans:
            why = "; ".join(reason.in_(self.config.language) for reason in plan.reasons) or "unchanged"
            self.console.print(f"{plan.submission.student}: {why}", markup=False, highlight=False)


def draw_exams(console: Console, folder: Path, chapters: Sequence[Chapter], jobs: int, seed: str | None = None) -> None:
    """Draw the exams that `folder` lacks, once per class, and show that it goes on.

    Raises:
        ExamError: they cannot be drawn there, or not from `seed`.
        CourseError: what is there is drawn from something else than `seed`.
    """
    secret, kept = None if seed is None else exam.secret_of(seed), exam.secret_path(folder)
    if secret and kept.exists() and kept.read_bytes() != secret:
        raise CourseError(f"the exam in {folder} is drawn from something else than this --seed: name another --exam")
    missing = [chapter for chapter in chapters if not exam.path_of(folder, chapter).exists()]
    if not missing:
        return
    console.print(
        f"drawing the exam of {len(missing)} chapters into {folder} (once per class)", markup=False, soft_wrap=True
    )
    with Progress(console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task("drawing", total=len(missing))
        for _ in exam.write(folder, missing, secret, jobs=jobs):
            bar.advance(task)


def _chosen(course: Course, config: Config, slugs: Sequence[str]) -> list[Chapter]:
    """Return the chapters of the configuration, or those of them that were named."""
    for slug in slugs:
        if course[slug].slug not in config.chapters:
            raise CourseError(f"{slug} is not among the chapters of the course's configuration")
    return [chapter for chapter in course.chapters if chapter.slug in (slugs or config.chapters)]


def _cluster(address: str, tier: Tier, console: Console) -> Cluster:
    try:
        from grader.cluster import Cluster
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("dask", "distributed"):
            raise
        raise CourseError(f"--cluster needs {error.name}: pip install 'noyaux[cluster]'") from error
    return Cluster.at(address, tier, lambda said: console.print(said, markup=False, highlight=False, soft_wrap=True))


def _tier(console: Console, language: Language, *, trust: bool) -> Tier:
    report = choose()
    if report.tier is not Tier.NONE:
        return report.tier
    if not trust:
        raise TooWeakError(
            "this machine cannot confine submissions: grading them would run strangers' code as you.\n"
            + "\n".join(why.in_(language) for why in report.reasons)
            + "\n`grader doctor` says more. If you trust every submission: --trust-submissions"
        )
    console.print("[bold red]no isolation[/]: every submission runs as you; the results say so")
    return Tier.NONE


def open_grader(course: Course, console: Console, exam_folder: Path | None, out: Path) -> Grader:
    """Return a grader for stored results: with the exam they were graded by, behind the best walls there are.

    Raises:
        TooWeakError: no walls hold here.
        ResultsError: there are no results.
    """
    config = load_config(None, course)
    graded = {slug for result in results.read_all(out) for slug in result.chapters}
    settings = Settings(
        root=course.root,
        exam=(exam_folder or course.root / EXAM_FOLDER).resolve(),
        chapters=tuple(chapter.slug for chapter in course.chapters if chapter.slug in graded),
        tier=_tier(console, config.language, trust=False),
        limits=Limits(**config.limits.for_workers()),
        language=config.language,
    )
    return Grader(settings)
