"""The students' hand-out: what is in it, that it works alone, and that a leak stops it."""

import os
import shutil
import subprocess
import sys
import tomllib
import zipfile

import pytest

from grader import covered, modules
from grader.course import Course
from grader.release import NAME, ReleaseError, release
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def handout(course, tmp_path_factory):
    """Return the hand-out of the whole course, beside its zip."""
    archive = release(course, tmp_path_factory.mktemp("handout"))
    return archive.parent / NAME


@pytest.fixture
def small_course(tmp_path):
    """Return a copy of the course with one chapter, to plant things in."""
    root = tmp_path / "course"
    ignore = shutil.ignore_patterns("__pycache__")
    for tree in ("exercises/show", "exercises/pooling", "tests/hidden/pooling", "datasets", "docs/ci"):
        shutil.copytree(ROOT / tree, root / tree, ignore=ignore)
    for file in ("exercises/conftest.py", "exercises/pytest.ini", "exercises/README.md", "reference/pooling.py"):
        (root / file).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / file, root / file)
    return Course.open(root)


def files(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_list_of_files(handout, course):
    found = files(handout)
    assert {name for name in found if not name.startswith(("exercises/", "datasets/"))} == {
        ".github/workflows/visible-tests.yml",
        ".gitlab-ci.yml",
        "requirements.txt",
    }
    assert {name for name in found if name.count("/") == 1 and name.startswith("exercises/")} == {
        f"exercises/{name}"
        for name in (
            "COVERAGE.en.md",
            "COVERAGE.md",
            "README.en.md",
            "README.md",
            "check.py",
            "conftest.py",
            "pytest.ini",
            "watch.py",
        )
    }
    assert {name for name in found if name.startswith("exercises/pooling/")} == {
        f"exercises/pooling/{name}"
        for name in (
            "README.en.md",
            "README.md",
            "chapter.toml",
            "figures/windows.svg",
            "pooling.py",
            "test_pooling.py",
        )
    }
    folders = {name.split("/")[1] for name in found if name.startswith("exercises/") and name.count("/") > 1}
    assert folders == {"show", *(chapter.slug for chapter in course.chapters)}
    assert all(name.endswith(".py") for name in found if name.startswith(("datasets/", "exercises/show/")))


def test_what_a_student_installs_is_what_the_exercises_and_watch_mode_need(handout, course):
    project = tomllib.loads((course.root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["watch"]
    assert (handout / "requirements.txt").read_text(encoding="utf-8").split() == wanted


def test_the_zip_holds_the_folder(handout):
    with zipfile.ZipFile(handout.with_suffix(".zip")) as archive:
        names = {info.filename.removeprefix(f"{NAME}/") for info in archive.infolist() if not info.is_dir()}
    assert names == files(handout)


def test_pytest_works_in_it_with_one_chapter_solved(handout, course, tmp_path):
    home = tmp_path / NAME
    shutil.copytree(handout, home)
    shutil.copy(course["pooling"].wheats()[0], home / "exercises" / "pooling" / "pooling.py")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "exercises/pooling", "exercises/stride", "--lang", "en"],
        cwd=home,
        capture_output=True,
        text=True,
        env={**environment, "PYTHONUTF8": "1"},
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    pooling, stride = (
        next(line for line in ran.stdout.splitlines() if title in line)
        for title in (course["pooling"].title.en, course["stride"].title.en)
    )
    assert "done" in pooling
    assert "not started" in stride


@pytest.mark.parametrize(("language", "name"), covered.PAGES.items())
def test_coverage_has_every_title_and_point_and_no_more(handout, course, language, name):
    page = (handout / "exercises" / name).read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ") and line.endswith(" |")]
    points = [int(row.split("|")[-2]) for row in rows if row.split("|")[-2].strip().isdigit()]
    declared = [one for chapter in course.chapters for one in modules.suite(chapter).properties]
    assert points == [one.points for one in declared]
    assert "\\`" not in page  # backticks in a title mean code
    plain = page.replace("\\", "")
    for one in declared:
        assert f"| {one.title.in_(language)} | {one.points} |" in plain
        assert one.name not in plain


@pytest.mark.parametrize("place", ["exercises/pooling/README.md", "docs/ci/gitlab-student.yml"])
def test_a_line_of_a_solution_stops_it(small_course, tmp_path, place):
    wheat = small_course["pooling"].wheats()[0].read_text(encoding="utf-8")
    line = max((line.strip() for line in wheat.splitlines() if " = " in line or "return " in line), key=len)
    with (small_course.root / place).open("a", encoding="utf-8") as file:
        file.write(f"\n    {line}\n")
    with pytest.raises(ReleaseError, match="tests/hidden/pooling/wheats") as caught:
        release(small_course, tmp_path / "out")
    assert line in str(caught.value)
    assert not files(tmp_path / "out")


def test_a_hidden_file_under_another_name_stops_it(small_course, tmp_path):
    shutil.copy(small_course["pooling"].chaffs()[0], small_course.root / "exercises" / "notes.txt")
    with pytest.raises(ReleaseError, match=r"notes\.txt is tests/hidden/pooling/chaffs"):
        release(small_course, tmp_path / "out")


def test_nothing_is_written_over_an_older_one(small_course, tmp_path):
    release(small_course, tmp_path)
    before = files(tmp_path / NAME)
    with pytest.raises(ReleaseError, match="exists"):
        release(small_course, tmp_path)
    assert files(tmp_path / NAME) == before
