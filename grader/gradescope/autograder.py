"""`grader gradescope`: the zip that an instructor uploads as Gradescope's autograder."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

import grader
from grader import exam
from grader.config import FILE
from grader.course import Chapter, Course, CourseError
from grader.export import Visibility
from grader.export._archive import archive

EXAM = "exam"
_SCRIPTS = ("setup.sh", "run_autograder")
# What `setup.sh` installs from: the grader as a package, its dependencies, their versions.
_PACKAGE = ("pyproject.toml", "constraints.txt", "README.md", "LICENSE")


def build(
    course: Course,
    chapters: Sequence[Chapter],
    exam_folder: Path,
    config_path: Path | None,
    *,
    visibility: Visibility,
    torch_index: str | None,
) -> bytes:
    """Return the zip: the grader, the course as far as grading needs it, and the recorded exam.

    References, wheats and chaffs stay at home: their answers are in the exam.

    Args:
        course: the instructor's.
        chapters: what is graded.
        exam_folder: holds their exams.
        config_path: instead of the course's `course.toml`.
        visibility: when students see the tests.
        torch_index: where pip finds PyTorch's builds for the CPU; its default if None.

    Raises:
        CourseError: a file that belongs into it is missing.
    """
    packed = dict(_files(course, chapters, exam_folder, config_path))
    missing = [str(path) for path in packed.values() if not path.is_file()]
    if missing:
        raise CourseError(f"what Gradescope needs is missing: {', '.join(missing)}")
    content = {name: path.read_bytes() for name, path in packed.items()}
    _fill(content, "setup.sh", "TORCH_INDEX", torch_index or "")
    _fill(content, "run_autograder", "VISIBILITY", visibility.value)
    return archive(content, executable=_SCRIPTS)


def _fill(content: dict[str, bytes], script: str, variable: str, value: str) -> None:
    line = f"{variable}={shlex.quote(value)}" if value else f"{variable}="
    text = content[script].decode()
    content[script] = re.sub(rf"^{variable}=$", lambda _: line, text, flags=re.MULTILINE).encode()


def _files(
    course: Course, chapters: Sequence[Chapter], exam_folder: Path, config_path: Path | None
) -> Iterator[tuple[str, Path]]:
    """Yield every path of the zip and the file that goes there: what is not named here stays at home."""
    package = Path(grader.__file__).parent
    for name in _SCRIPTS:
        yield name, package / "gradescope" / name
    for name in _PACKAGE:
        yield name, course.root / name
    config = config_path or course.root / FILE
    if config_path or config.exists():
        yield FILE, config
    for path in sorted(package.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield f"grader/{path.relative_to(package).as_posix()}", path
    public = (path for chapter in course.chapters for path in (chapter.folder / "chapter.toml", chapter.stub))
    hidden = (path for chapter in chapters for path in (chapter.hidden / "properties.py", chapter.scenarios))
    shared = [*sorted((course.root / "tests" / "strategies").glob("*.py")), course.root / "tests" / "__init__.py"]
    for path in (*public, *hidden, *shared, *sorted((course.root / "datasets").glob("*.py"))):
        if path.exists() or path.name != "scenarios.py":  # which not every chapter has
            yield path.relative_to(course.root).as_posix(), path
    for path in (exam.secret_path(exam_folder), *(exam.path_of(exam_folder, chapter) for chapter in chapters)):
        yield f"{EXAM}/{path.name}", path
