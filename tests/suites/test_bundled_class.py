"""`make demo`'s class gets the verdicts that it must get, through the command line and behind walls."""

import json
import subprocess
import sys
import tomllib

import pytest

from grader.sandbox import Tier
from grader.sandbox.tiers import choose
from tests.conftest import ROOT

BUNDLED = ROOT / "tests" / "bundled"
EXPECTED = tomllib.loads((BUNDLED / "expected.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def graded(tmp_path_factory, course, exam_folder):
    out = tmp_path_factory.mktemp("demo")
    exam = exam_folder(*(chapter.slug for chapter in course.chapters))
    arguments = ["grade", BUNDLED / "class", "--out", out, "--exam", exam]
    if choose().tier is Tier.NONE:
        arguments.append("--trust-submissions")
    run = subprocess.run(
        [sys.executable, "-m", "grader", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((out / "students").iterdir())}


def test_every_student_has_a_result(graded):
    assert sorted(graded) == sorted(EXPECTED)
    assert len(graded) >= 12


@pytest.mark.parametrize("student", EXPECTED)
def test_the_verdicts_are_those_that_they_must_be(graded, student):
    found = {}
    for slug, chapter in graded[student]["chapters"].items():
        points = "all" if chapter["score"] == chapter["max_score"] else "some" if chapter["score"] else "none"
        found[slug] = [chapter["verdict"], points]
    handed_in = {slug: said for slug, said in found.items() if graded[student]["chapters"][slug]["source"]}
    assert handed_in == EXPECTED[student]
    assert all(said == ["missing", "none"] for slug, said in found.items() if slug not in handed_in)


def prop(graded, student, chapter, name):
    (found,) = (one for one in graded[student]["chapters"][chapter]["properties"] if one["name"] == name)
    return found


def test_a_flipped_kernel_is_named(graded):
    found = prop(graded, "camille", "correlation", "correlate2d.correlates_every_shape")
    assert found["chaffs"] == ["flips_kernel"]
    cells = found["counterexample"]["arguments"]["kernel"]["shape"]
    assert cells[0] * cells[1] <= 2, "two cells are enough to show a flip"


def test_the_other_function_of_a_hanging_one_is_graded(graded):
    verdicts = {one["function"]: set() for one in graded["fourier"]["chapters"]["stride"]["properties"]}
    for one in graded["fourier"]["chapters"]["stride"]["properties"]:
        verdicts[one["function"]].add(one["verdict"])
    assert "timeout" in verdicts["output_size"]
    assert verdicts["correlate2d_strided"] == {"passed"}


def test_np_pad_needs_a_look_and_costs_nothing(graded):
    (look,) = graded["olympe"]["chapters"]["padding"]["needs_look"]
    assert (look["rule"], look["line"]) == ("numpy.pad", 11)
    assert graded["olympe"]["status"] == "needs look"


def test_repaired_names_are_reported(graded):
    assert graded["marie"]["chapters"]["pooling"]["origin"].endswith("pooling (1).py")
    assert graded["marie"]["chapters"]["pooling"]["notes"]


def test_nothing_was_there_to_steal(graded):
    found = prop(graded, "noether", "pooling", "max_pool2d.takes_the_largest_number")
    assert found["counterexample"]["outcome"] == {"raised": "FileNotFoundError", "line": 13}
