"""The command line: arguments and exit statuses only; what is done stands elsewhere."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console

from grader import __version__
from grader.course import Course, CourseError
from grader.errors import ClearError

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
    """Turn the errors that have a clear message into that message and status 1."""

    @functools.wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except ClearError as error:
            raise click.ClickException(str(error)) from error
        except OSError as error:
            raise click.ClickException(f"{error.filename or ''}: {error.strerror or error}".lstrip(": ")) from error

    return wrapped  # type: ignore[return-value]


def open_course(context: click.Context) -> Course:
    """Open the course named by --course or found from here, and make it importable."""
    course = Course.open(context.obj.resolve()) if context.obj else Course.find()
    if not course.chapters:
        raise CourseError(f"{course.root} holds no exercises/*/chapter.toml")
    course.importable()
    return course


def console(*, err: bool = False) -> Console:
    """Return a console that is as wide as the terminal, and plain in a pipe."""
    return Console(stderr=err, width=None if sys.stdout.isatty() else int(os.environ.get("COLUMNS", "100")))


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
@click.pass_context
@clear_errors
def matrix(context: click.Context, slugs: tuple[str, ...], seeds: int, first_seed: int) -> None:
    """Put every wheat, chaff, stub and trivial answer to the hidden suites."""
    from grader.authoring.matrix import print_matrices

    course = open_course(context)
    chapters = [course[slug] for slug in slugs] or list(course.chapters)
    sys.exit(1 if print_matrices(chapters, range(first_seed, first_seed + seeds)) else 0)


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
@clear_errors
def doctor() -> None:
    """Say what this machine offers: confinement, device, data."""
    from grader.doctor import examine

    examine(console())
