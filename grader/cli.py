"""The command line: arguments and exit statuses only; what is done stands elsewhere."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console

from grader import __version__
from grader.course import Course, CourseError
from grader.errors import INTERRUPTED, ClearError
from grader.report.ladder import Rung
from grader.text import LANGUAGES, Language

F = TypeVar("F", bound=Callable[..., Any])


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="grader")
@click.option(
    "--course", "root", type=click.Path(path_type=Path, exists=True), help="The course's folder (found upwards)."
)
@click.pass_context
def cli(context: click.Context, root: Path | None) -> None:
    """Grade exercises on convolutional networks, and say why an answer is wrong."""
    context.obj = root


def clear_errors(command: F) -> F:
    """Turn the errors that have a clear message into that message and status 1, and Ctrl-C into the shell's status."""

    @functools.wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except ClearError as error:
            raise click.ClickException(str(error)) from error
        except OSError as error:
            raise click.ClickException(f"{error.filename or ''}: {error.strerror or error}".lstrip(": ")) from error
        except KeyboardInterrupt:
            click.echo("stopped", err=True)
            sys.exit(INTERRUPTED)

    return wrapped  # type: ignore[return-value]


def open_course(context: click.Context) -> Course:
    """Open the course named by --course or found from here, and make it importable."""
    course = Course.open(context.obj.resolve()) if context.obj else Course.find()
    if not course.chapters:
        raise CourseError(f"{course.root} holds no exercises/*/chapter.toml")
    course.importable()
    return course


@contextmanager
def nbgrader_is_there() -> Iterator[None]:
    """Say what to install where an import of what nbgrader brings fails."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise click.ClickException(f"{error.name} is missing: pip install 'noyaux[nbgrader]'") from error


def console(*, err: bool = False) -> Console:
    """Return a console that is as wide as the terminal, and plain in a pipe."""
    stream = sys.stderr if err else sys.stdout
    columns = os.environ.get("COLUMNS", "")
    return Console(stderr=err, width=None if stream.isatty() else int(columns) if columns.isdecimal() else 100)


@cli.command()
@click.argument("submissions", type=click.Path(path_type=Path, exists=True))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The results folder.")
@click.option(
    "--exam", "exam_folder", type=click.Path(path_type=Path, file_okay=False), help="The private exam folder."
)
@click.option(
    "--config", "config_path", type=click.Path(path_type=Path, dir_okay=False, exists=True), help="course.toml."
)
@click.option(
    "--roster",
    "roster_path",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Who is in the class (CSV).",
)
@click.option("--assignment", help="Of an nbgrader tree, read this assignment only.")
@click.option("--tag", help="Of git clones, grade this tag.")
@click.option("--before", type=click.DateTime(), help="Of git clones, grade the last commit before this moment.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes (as many as cores).")
@click.option("--only", "students", multiple=True, metavar="STUDENT", help="Grade this student only; may be repeated.")
@click.option("--chapter", "slugs", multiple=True, metavar="CHAPTER", help="Grade this chapter only; may be repeated.")
@click.option(
    "--accuracy", "measure", is_flag=True, help="Then train on CIFAR-10 whatever trains exactly, and measure it."
)
@click.option(
    "--device", type=click.Choice(["auto", "cpu", "cuda"]), default="auto", show_default=True, help="Where to train."
)
@click.option("--data", help="The folder of CIFAR-10 (NOYAUX_DATA, or the user's cache); shapes10 where it is not.")
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Grade on the workers of this Dask scheduler: tls://HOST:PORT (docs/cluster.md).",
)
@click.option(
    "--seed",
    metavar="WORDS",
    help="Draw a new exam from these words, the same one every time; who knows them knows the exam (random).",
)
@click.option("--explain", is_flag=True, help="Say why each submission is graded again.")
@click.option(
    "--trust-submissions", is_flag=True, help="Grade without walls where this machine has none; marked in every result."
)
@click.pass_context
@clear_errors
def grade(context: click.Context, /, **options: Any) -> None:
    """Grade SUBMISSIONS: a folder tree, an LMS download, a zip."""
    from grader.session import Session

    session = Session.open(open_course(context), console(), **options)
    sys.exit(session.run())


@cli.command()
@click.pass_context
@clear_errors
def check(context: click.Context) -> None:
    """Check the course itself: the same names everywhere, stubs unsolved, suites complete."""
    from grader.authoring.check import check as complaints

    course = open_course(context)
    found = complaints(course)
    for complaint in found:
        click.echo(str(complaint))
    click.echo(f"{len(found)} complaints about {len(course.chapters)} chapters", err=bool(found))
    sys.exit(1 if found else 0)


@cli.command()
@click.argument("slug", metavar="CHAPTER")
@click.pass_context
@clear_errors
def new(context: click.Context, slug: str) -> None:
    """Lay the files of a new chapter; `grader check` then lists what is left to write."""
    from grader.authoring.new import new as lay

    course = open_course(context)
    for path in lay(course, slug):
        click.echo(path.relative_to(course.root))
    click.echo("now: grader check")


@cli.command()
@click.argument("slugs", metavar="[CHAPTER]...", nargs=-1)
@click.option("--seeds", type=click.IntRange(min=1), default=1, show_default=True, help="How many exams.")
@click.option("--first-seed", type=click.IntRange(min=0), default=0, help="The number of the first exam.")
@click.option(
    "--pictures",
    type=click.Path(path_type=Path, file_okay=False),
    help="Also draw each matrix in this folder, as CHAPTER.svg.",
)
@click.pass_context
@clear_errors
def matrix(context: click.Context, slugs: tuple[str, ...], seeds: int, first_seed: int, pictures: Path | None) -> None:
    """Put every wheat, chaff, stub and trivial answer to the hidden suites."""
    from grader.authoring.matrix import print_matrices

    course = open_course(context)
    chapters = [course[slug] for slug in slugs] or list(course.chapters)
    sys.exit(1 if print_matrices(chapters, range(first_seed, first_seed + seeds), pictures) else 0)


@cli.command()
@click.argument("slugs", metavar="[CHAPTER]...", nargs=-1)
@click.option("--seeds", type=click.IntRange(min=1), default=20, show_default=True, help="How many exams.")
@click.option("--first-seed", type=click.IntRange(min=0), default=0, help="The number of the first exam.")
@click.pass_context
@clear_errors
def soak(context: click.Context, slugs: tuple[str, ...], seeds: int, first_seed: int) -> None:
    """Put every wheat to many exams: a rejection is a flaw of the suite."""
    from grader.authoring.soak import soak as run

    course = open_course(context)
    chapters = [course[slug] for slug in slugs] or list(course.chapters)
    sys.exit(1 if run(chapters, range(first_seed, first_seed + seeds)) else 0)


@cli.command()
@click.pass_context
@clear_errors
def doctor(context: click.Context) -> None:
    """Say what this machine offers: confinement, device, data."""
    from grader.config import load_config
    from grader.doctor import report as examine

    language = load_config(None, open_course(context)).language
    sys.exit(0 if examine(console(), language) else 1)


RESULTS = click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    required=True,
    help="The results folder of `grader grade`.",
)
CONFIG = click.option(
    "--config", "config_path", type=click.Path(path_type=Path, dir_okay=False, exists=True), help="course.toml."
)
EXAM = click.option(
    "--exam", "exam_folder", type=click.Path(path_type=Path, file_okay=False), help="The private exam folder."
)
LANGUAGE = click.option("--lang", "language", type=click.Choice(LANGUAGES), help="Instead of the course's language.")
VISIBILITY = click.option(
    "--visibility",
    type=click.Choice(["hidden", "after_due_date", "after_published", "visible"]),
    default="visible",
    show_default=True,
    help="When Gradescope shows the tests to students.",
)
ASSIGNMENT = click.option(
    "--assignment", default="noyaux", show_default=True, help="The assignment's name in nbgrader."
)


@cli.command()
@RESULTS
@CONFIG
@LANGUAGE
@click.option(
    "--rung", type=click.Choice([rung.value for rung in Rung]), help="What students see, instead of course.toml."
)
@click.option("--anonymous", is_flag=True, help="Leave names out of the class page.")
@click.option("--similar", is_flag=True, help="Look for submissions that are alike.")
@click.pass_context
@clear_errors
def report(
    context: click.Context,
    out: Path,
    config_path: Path | None,
    language: Language | None,
    rung: str | None,
    anonymous: bool,
    similar: bool,
) -> None:
    """Write a page per student and one for the class, from stored results."""
    from grader.reporting import Reporting

    reporting = Reporting.open(open_course(context), out, config_path, language, rung)
    for path in reporting.write(anonymous=anonymous, similar=similar):
        click.echo(path)


@cli.command()
@click.argument("format_", metavar="FORMAT")
@RESULTS
@CONFIG
@LANGUAGE
@click.option("--to", type=click.Path(path_type=Path, file_okay=False), help="Where to write (OUT/export/FORMAT).")
@click.option(
    "--sheet", type=click.Path(path_type=Path, dir_okay=False, exists=True), help="The LMS's file to be filled."
)
@click.option("--column", help="Which of the sheet's columns.")
@click.option("--excel-fr", is_flag=True, help="CSV with ; and decimal commas.")
@VISIBILITY
@click.option(
    "--rung", type=click.Choice([rung.value for rung in Rung]), help="What students see, instead of course.toml."
)
@click.pass_context
@clear_errors
def export(context: click.Context, /, format_: str, out: Path, config_path: Path | None, **options: Any) -> None:
    """Write stored results in FORMAT: csv, moodle, canvas, gradescope, junit, ctrf, github."""
    from grader.reporting import Reporting

    language, rung, to = options.pop("language"), options.pop("rung"), options.pop("to")
    reporting = Reporting.open(open_course(context), out, config_path, language, rung)
    written, notes = reporting.export(format_, to or out / "export" / format_, **options)
    for path in written:
        click.echo(path)
    for note in notes:
        click.echo(note, err=True)


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
@RESULTS
@CONFIG
@ASSIGNMENT
@click.option("--db", "url", help="Another gradebook, as an SQLAlchemy URL (what nbgrader uses in FOLDER).")
@click.pass_context
@clear_errors
def gradebook(
    context: click.Context, folder: Path, out: Path, config_path: Path | None, assignment: str, url: str | None
) -> None:
    """Enter stored results in the gradebook of the nbgrader course at FOLDER."""
    from grader import results
    from grader.config import load_config

    with nbgrader_is_there():
        from grader.gradebook import write
    stored = results.read_all(out)
    write(stored, folder, assignment, load_config(config_path, open_course(context)), url=url, sources=out)
    click.echo(
        f"{len(stored)} students entered as {assignment}; now: cd {folder} && nbgrader generate_feedback {assignment}"
    )


@cli.command()
@click.argument("student")
@click.argument("property_", metavar="PROPERTY")
@RESULTS
@EXAM
@click.option(
    "--case", "number", type=click.IntRange(min=0), help="This case of the exam, instead of the counterexample."
)
@click.pass_context
@clear_errors
def replay(
    context: click.Context, student: str, property_: str, out: Path, exam_folder: Path | None, number: int | None
) -> None:
    """Run one example of PROPERTY again for STUDENT, and show everything: for appeals."""
    from grader import appeals
    from grader.session import open_grader

    with open_grader(open_course(context), console(err=True), exam_folder, out) as opened:
        for line in appeals.told(appeals.replay(out, opened, student, property_, number), opened.settings.language):
            click.echo(line)


@cli.command()
@RESULTS
@EXAM
@click.pass_context
@clear_errors
def verify(context: click.Context, out: Path, exam_folder: Path | None) -> None:
    """Check what stored results claim: their files, their exam, this grader."""
    from grader import appeals
    from grader.session import open_grader

    with open_grader(open_course(context), console(err=True), exam_folder, out) as opened:
        broken = list(appeals.verify(out, opened))
    for sentence in broken:
        click.echo(sentence)
    click.echo(f"{len(broken)} claims do not hold" if broken else "everything holds")
    sys.exit(1 if broken else 0)


@cli.command()
@RESULTS
@click.confirmation_option(prompt="Delete every result, source and report in this folder?")
@clear_errors
def purge(out: Path) -> None:
    """Delete a class and all that grading has written about it."""
    from grader import results

    click.echo(f"{len(results.purge(out))} files deleted; the exam folder is kept")


@cli.command()
@click.option(
    "--folder", type=click.Path(path_type=Path, file_okay=False), help="Where (NOYAUX_DATA, or the user's cache)."
)
@click.pass_context
@clear_errors
def data(context: click.Context, folder: Path | None) -> None:
    """Fetch CIFAR-10 and check it."""
    open_course(context)
    from datasets import cifar10
    from datasets.splits import DatasetError

    try:
        click.echo(f"CIFAR-10 is whole, in {cifar10.fetch(folder)}")
    except DatasetError as error:
        raise click.ClickException(str(error)) from error


@cli.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Where to write it.")
@click.option("--notebooks", is_flag=True, help="Also write source/ASSIGNMENT/*.ipynb for nbgrader.")
@ASSIGNMENT
@LANGUAGE
@click.pass_context
@clear_errors
def release(context: click.Context, out: Path, notebooks: bool, assignment: str, language: Language | None) -> None:
    """Build the students' hand-out, and prove that nothing hidden is in it."""
    from grader.config import load_config
    from grader.release import release as build

    course = open_course(context)
    click.echo(build(course, out))
    if notebooks:
        with nbgrader_is_there():
            from grader.notebooks import write
        for path in write(course, out / "source" / assignment, language or load_config(None, course).language):
            click.echo(path)


@cli.command()
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The zip to be written.")
@EXAM
@CONFIG
@click.option("--chapter", "slugs", multiple=True, metavar="CHAPTER", help="This chapter only; may be repeated.")
@VISIBILITY
@click.option("--torch-index", metavar="URL", help="Where pip there finds PyTorch for the CPU (pip's default).")
@click.pass_context
@clear_errors
def gradescope(
    context: click.Context,
    out: Path,
    exam_folder: Path | None,
    config_path: Path | None,
    slugs: tuple[str, ...],
    visibility: str,
    torch_index: str | None,
) -> None:
    """Build the autograder zip that Gradescope runs; it holds the exam and is as secret."""
    from grader.config import load_config
    from grader.export import Visibility
    from grader.gradescope.autograder import build
    from grader.jobs import default_jobs
    from grader.results import write_atomically
    from grader.session import EXAM_FOLDER, draw_exams

    course = open_course(context)
    chapters = [course[slug] for slug in slugs or load_config(config_path, course).chapters]
    folder = (exam_folder or course.root / EXAM_FOLDER).resolve()
    draw_exams(console(err=True), folder, chapters, default_jobs())
    zipped = build(course, chapters, folder, config_path, visibility=Visibility(visibility), torch_index=torch_index)
    write_atomically(out, zipped)
    click.echo(out)


@cli.command()
@click.argument("checkout", type=click.Path(path_type=Path, exists=True, file_okay=False), default=".")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default="results",
    show_default=True,
    help="The results folder; what CI reads is in its ci/.",
)
@EXAM
@CONFIG
@LANGUAGE
@click.option("--chapter", "slugs", multiple=True, metavar="CHAPTER", help="This chapter only; may be repeated.")
@click.option("--fail-under", metavar="N[%]", help="Exit with 4 below N points, or N per cent (never).")
@click.option(
    "--trust-submissions", is_flag=True, help="Grade without walls where this machine has none; marked in every result."
)
@click.pass_context
@clear_errors
def ci(context: click.Context, /, checkout: Path, **options: Any) -> None:
    """Grade one student's CHECKOUT for CI: officially where the hidden side is, else by the visible tests.

    Exit status: 0 done, 1 an error that is said, 3 not graded because the grader failed, 4 below --fail-under.
    """
    from grader.ci import run

    sys.exit(run(open_course(context), console(), checkout.resolve(), **options))


@cli.command()
@click.argument("chapter", required=False)
@LANGUAGE
@click.pass_context
@clear_errors
def watch(context: click.Context, chapter: str | None, language: Language | None) -> None:
    """For students: check a chapter again whenever its file is saved."""
    from grader.watch import watch as run

    sys.exit(run(open_course(context), chapter, language))
