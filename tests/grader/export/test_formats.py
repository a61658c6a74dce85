"""What every format keeps: the ladder, hostile text as text, the same bytes twice."""

import pytest

from grader.export import ExportError, export, formats
from grader.report.ladder import Rung
from tests.grader import results_factory as make
from tests.grader.export.contexts import context
from tests.grader.report.test_ladder import RUNGS, above, differing_above

WORKSHEET = b"Identifier,Full name,Grade,Maximum grade,Feedback comments\nParticipant 7,Alice,,100.00,\n"
GRADEBOOK = b"Student,ID,SIS Login ID,Section,Exam (5)\n    Points Possible,,,,20\nAlice,1,alice,S,\n"
SHEETS = {"moodle": WORKSHEET, "canvas": GRADEBOOK}


def exported(name, results, **changes):
    return export(name, results, context(sheet=SHEETS.get(name), **changes))


def test_every_file_of_the_package_is_a_format_with_a_purpose():
    assert set(formats()) >= {"canvas", "csv", "ctrf", "github", "gradescope", "junit", "moodle"}
    assert all(formats().values())


def test_an_unknown_format_is_answered_with_the_known_ones():
    with pytest.raises(ExportError, match=r"'xlsx'.*canvas, csv"):
        export("xlsx", [], context())


@pytest.mark.parametrize("name", sorted(formats()))
@pytest.mark.parametrize("rung", RUNGS)
def test_no_format_leaks_what_stands_above_the_rung(name, rung):
    for path, data in exported(name, [make.student(name="Alice")], rung=rung).files.items():
        text = data.decode("utf-8", "replace")
        assert not [mark for mark in above(rung) if mark in text], path


@pytest.mark.parametrize("name", ["ctrf", "github", "gradescope", "junit"])
def test_formats_with_a_text_per_property_show_the_whole_rung(name):
    text = b"".join(exported(name, [make.student()], rung=Rung.EVERYTHING).files.values()).decode()
    assert all(mark in text for mark in make.MARKS.values())


@pytest.mark.parametrize("name", sorted(formats()))
def test_the_same_results_give_the_same_bytes(name):
    assert exported(name, [make.student(name="Alice")]) == exported(name, [make.student(name="Alice")])


@pytest.mark.parametrize("name", sorted(formats()))
def test_a_class_with_absent_students_can_be_exported(name):
    assert exported(name, [make.student(name="Alice"), make.absent()]).files


@pytest.mark.parametrize("name", sorted(formats()))
@pytest.mark.parametrize("hostile", make.HOSTILE)
def test_no_line_of_a_file_is_a_workflow_command_of_a_student(name, hostile):
    for path, data in exported(name, [make.hostile(hostile)], rung=Rung.EVERYTHING).files.items():
        if path.endswith(".zip"):
            continue
        for line in data.decode("utf-8").splitlines():
            assert not line.lstrip().startswith("::") or path == "annotations.txt"
            assert "\x1b" not in line
            assert "\u202e" not in line


@pytest.mark.parametrize("name", sorted(formats()))
@pytest.mark.parametrize("rung", RUNGS)
@pytest.mark.parametrize("other", ["", "something else"])
def test_what_stands_above_a_rung_changes_no_byte(name, rung, other):
    assert exported(name, [make.student()], rung=rung) == exported(name, [differing_above(rung, other)], rung=rung)
