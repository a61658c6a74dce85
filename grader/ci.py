"""`grader ci`: one student's checkout, and what CI reads about it.

Official is a result only where the hidden side lies outside the checkout: the
course is the instructor's, the checkout is data, and what runs of it is
confined. Inside a student's repository, where everything could have been
changed, the visible tests run, and every output calls the result unofficial.
"""

from __future__ import annotations

import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

from rich.console import Console

from grader import __version__, results
from grader.config import Config, load_config
from grader.course import Course
from grader.errors import INTERRUPTED, ClearError
from grader.export import Context, export, github
from grader.outcome import Verdict
from grader.report.ladder import Rung
from grader.report.plain import inert
from grader.report.words import word
from grader.results import ChapterResult, PropertyResult, Provenance, Said, Status, StudentResult, both
from grader.sandbox import Tier
from grader.session import OK, SOME_UNGRADED, Session
from grader.suite import Kind
from grader.text import LANGUAGES, Language, Text

BELOW = 4
FORMATS = ("github", "junit", "ctrf")
# Stands where a student's id stands, so that no format can show the result without it.
UNOFFICIAL = "unofficial"

_OFFICIAL = Text(
    "Official result: hidden tests, isolation: {isolation}.",
    "Résultat officiel : tests cachés, isolation : {isolation}.",
)
_UNOFFICIAL = Text(
    "Unofficial result: only the visible tests ran, where they can be changed. The mark comes from hidden tests.",
    "Résultat non officiel : seuls les tests visibles ont été lancés, là où on peut les modifier. "
    "La note vient des tests cachés.",
)
_PYTEST_RAN = (0, 1)  # everything passed; something failed


class CiError(ClearError):
    """The checkout cannot be graded as asked; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """The least that makes a run succeed: points, or per cent of the maximum."""

    number: float
    percent: bool

    @classmethod
    def parse(cls, text: str) -> Threshold:
        """Read `12` or `60%`.

        Raises:
            CiError: it is neither.
        """
        digits = text.strip().removesuffix("%")
        percent = digits != text.strip()
        try:
            number = float(digits)
        except ValueError:
            number = math.nan
        if not 0 <= number <= (100 if percent else sys.maxsize):
            raise CiError(f"--fail-under must be points (12) or a percentage (60%), not {text!r}")
        return cls(number, percent)

    def met(self, score: float, maximum: float) -> bool:
        """Return whether `score` of `maximum` is enough."""
        return 100 * score >= self.number * maximum if self.percent else score >= self.number


@dataclass(frozen=True, slots=True)
class Checked:
    """One checkout's result, how much of it may be shown, and what pytest showed where pytest ran."""

    result: StudentResult
    rung: Rung
    screen: str = ""


def run(
    course: Course,
    console: Console,
    checkout: Path,
    *,
    out: Path,
    exam_folder: Path | None,
    config_path: Path | None,
    language: Language | None,
    slugs: Sequence[str],
    fail_under: str | None,
    trust_submissions: bool,
) -> int:
    """Grade `checkout`, write `out/ci`, tell GitHub where it is GitHub that runs this; return the exit status.

    Args:
        course: the instructor's, or the one in the checkout.
        console: where the score is printed.
        checkout: an absolute path, links resolved.
        out: the results folder.
        exam_folder: of the class; only for official results.
        config_path: instead of the course's `course.toml`.
        language: instead of the course's.
        slugs: of the chapters; all if empty.
        fail_under: see `Threshold`; None never fails.
        trust_submissions: grade without walls where there are none.

    Raises:
        CiError: an official result is asked for and cannot be had, or there are several submissions.
    """
    threshold = Threshold.parse(fail_under) if fail_under is not None else None
    config = load_config(config_path, course)
    language = language or config.language
    if course.root.is_relative_to(checkout):
        if exam_folder is not None:
            raise CiError(
                f"the course {course.root} lies in the checkout, so that the result is unofficial and has no exam: "
                "start from the instructor's course, or name it with --course"
            )
        checked = visible(course, slugs, language)
    elif any((chapter.hidden / "properties.py").is_file() for chapter in course.chapters):
        session = Session.open(
            course,
            Console(quiet=True),  # what it prints is for the instructor's terminal
            submissions=checkout,
            out=out,
            exam_folder=exam_folder,
            config_path=config_path,
            roster_path=None,
            jobs=None,
            students=(),
            slugs=slugs,
            explain=False,
            trust_submissions=trust_submissions,
            assignment=None,
            tag=None,
            before=None,
        )
        checked = official(session)
    else:
        raise CiError(
            f"{course.root} has no hidden suites, so that nothing official can be said about {checkout}: name the "
            "instructor's course with --course, or go into the checkout for its visible tests"
        )
    _publish(checked, course, config, language, console, out / "ci")
    if checked.result.status is Status.INTERNAL_ERROR:
        return SOME_UNGRADED
    enough = threshold is None or threshold.met(checked.result.score, checked.result.max_score)
    return OK if enough else BELOW


# -- the instructor's side ----------------------------------------------------------------------------------------


def official(session: Session) -> Checked:
    """Grade the only submission of `session` and store the result.

    Raises:
        CiError: there are several.
        KeyboardInterrupt: grading was stopped.
    """
    if len(session.submissions) != 1:
        raise CiError(f"{len(session.submissions)} submissions, not one checkout: `grader grade` grades a class")
    if session.run() == INTERRUPTED:
        raise KeyboardInterrupt
    stored = results.read(results.path_of(session.out, session.submissions[0].student))
    said = both(_OFFICIAL.format(isolation=stored.isolation))
    result = stored.model_copy(update={"notes": [said, *stored.notes]})
    return Checked(result, session.config.rung(datetime.now(UTC)))


# -- a student's repository ---------------------------------------------------------------------------------------


def visible(course: Course, slugs: Sequence[str], language: Language) -> Checked:
    """Run the visible tests of the course by pytest, unconfined: a point for every test that passes.

    Raises:
        CiError: pytest did not run.
        CourseError: there is no chapter of that name.
    """
    folders = [course[slug].folder for slug in slugs] or [course.root / "exercises"]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "junit.xml"
        command = [sys.executable, "-m", "pytest", *map(str, folders), f"--junitxml={report}", "--color=no"]
        ran = subprocess.run(
            [*command, "--lang", language],
            cwd=course.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            check=False,
        )
        if ran.returncode not in _PYTEST_RAN or not report.is_file():
            raise CiError(f"pytest could not run the visible tests (status {ran.returncode}):\n{inert(ran.stdout)}")
        # The student's own run on the student's own machine; expat bounds what entities may grow to.
        cases = list(ElementTree.parse(report).iter("testcase"))  # noqa: S314
    chapters = dict(_chapters(cases, course, language))
    result = StudentResult(
        student=UNOFFICIAL,
        score=sum(chapter.score for chapter in chapters.values()),
        max_score=sum(chapter.max_score for chapter in chapters.values()),
        isolation=Tier.NONE.value,
        notes=[both(_UNOFFICIAL)],
        chapters=chapters,
    )
    return Checked(result, Rung.CATEGORY, inert(ran.stdout))


def _chapters(
    cases: Sequence[ElementTree.Element], course: Course, language: Language
) -> Iterator[tuple[str, ChapterResult]]:
    """Turn pytest's cases into what exports are written from: every chapter that has some."""
    for chapter in course.chapters:
        file = f"test_{chapter.slug}"
        properties = [_property(case, file) for case in cases if file in _place(case)]
        if properties:
            result = ChapterResult(
                score=sum(one.score for one in properties),
                max_score=len(properties),
                verdict=next((one.verdict for one in properties if not one.score), Verdict.PASSED),
                properties=properties,
                origin=chapter.stub.relative_to(chapter.root).as_posix(),
                provenance=Provenance(
                    isolation=Tier.NONE.value,
                    exam="",
                    grader=__version__,
                    look="",
                    language=language,
                    environment={},
                    limits={},
                ),
            )
            yield chapter.slug, result


def _place(case: ElementTree.Element) -> list[str]:
    """Return the modules that a case lies in; one that could not be collected has them in its name."""
    return f"{case.get('classname', '')}.{case.get('name', '')}".split(".")


def _property(case: ElementTree.Element, file: str) -> PropertyResult:
    name = case.get("name", "")
    told = next((child for child in case if child.tag in ("failure", "error", "skipped")), None)
    message = told.get("message", "") if told is not None else ""
    verdict = _verdict(told, message)
    title = name.removeprefix("test_").replace("_", " ")
    first = message.strip().partition("\n")[0] if verdict in (Verdict.WRONG, Verdict.LOAD_ERROR) else ""
    return PropertyResult(
        name=name,
        function=file,
        kind=Kind.AGREEMENT.value,
        title=title,
        verdict=verdict,
        score=int(verdict is Verdict.PASSED),
        max_score=1,
        message=first,
        said={language: Said(title=title, category=first) for language in LANGUAGES},
    )


def _verdict(told: ElementTree.Element | None, message: str) -> Verdict:
    if told is None:
        return Verdict.PASSED
    if told.tag == "skipped":
        return Verdict.MISSING if message == "not_started" else Verdict.NOT_CHECKED
    return Verdict.WRONG if told.tag == "failure" else Verdict.LOAD_ERROR


# -- both -----------------------------------------------------------------------------------------------------------


def _publish(
    checked: Checked, course: Course, config: Config, language: Language, console: Console, folder: Path
) -> None:
    """Write every format into `folder`, and hand summary and annotations to GitHub."""
    result = checked.result
    context = Context(
        config=config,
        titles={chapter.slug: chapter.title for chapter in course.chapters},
        rung=checked.rung,
        language=language,
    )
    files = {path: data for name in FORMATS for path, data in export(name, [result], context).files.items()}
    if checked.screen:
        summary = f"{files['summary.md'].decode()}\n~~~text\n{checked.screen.replace('~~~', '~ ~')}\n~~~\n"
        files["summary.md"] = github.cut(summary, github.MAX_SUMMARY, word("cut", language)).encode()
    for name, data in files.items():
        results.write_atomically(folder / name, data)
    if target := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(target).open("ab") as step:
            step.write(files["summary.md"])
    told = [result.notes[0][language], f"{result.student}: {result.score} / {result.max_score}", str(folder)]
    if os.environ.get("GITHUB_ACTIONS") == "true":
        told.append(files["annotations.txt"].decode())
    for text in (checked.screen, *told):
        console.print(text, markup=False, highlight=False, soft_wrap=True)
