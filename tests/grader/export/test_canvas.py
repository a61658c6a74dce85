"""Canvas's gradebook, by the rules of its importer."""

import csv
import io

import pytest

from grader.export import ExportError, export
from tests.grader import results_factory as make
from tests.grader.export.contexts import context

GRADEBOOK = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Quiz (41),Exam: CNN (42),Current Score\r\n"
    ",,,,,Manual Posting,,\r\n"
    "    Points Possible,,,,,10,50,(read only)\r\n"
    '"Ampère, Alice",101,s1,alice,Group A,7,,\r\n'
    '"Bernoulli, Bob",102,s2,bob,Group A,3,,\r\n'
).encode()


def exported(results=None, **changes):
    return export("canvas", [make.student("alice")] if results is None else results, context(**changes))


def test_the_column_is_filled_and_all_else_stays():
    result = exported(sheet=GRADEBOOK, column="Exam: CNN")
    assert result.files["canvas.csv"] == GRADEBOOK.replace(b"Group A,7,,", b"Group A,7,39.28,")
    assert result.notes == ["no result for Bernoulli, Bob: the row is unchanged"]


@pytest.mark.parametrize(
    "result", [make.student("101"), make.student("s1"), make.student("ALICE"), make.student("x", name="Alice Ampère")]
)
def test_rows_are_found_by_any_id_or_the_name(result):
    assert b"39.28" in exported([result], sheet=GRADEBOOK, column="Exam: CNN (42)").files["canvas.csv"]


@pytest.mark.parametrize(
    ("sheet", "column", "message"),
    [
        (GRADEBOOK, None, "--column, one of: 'Quiz"),
        (GRADEBOOK, "Homework", "--column"),
        (b"Name,Points\n", None, "no gradebook of Canvas"),
    ],
)
def test_what_is_ambiguous_is_refused(sheet, column, message):
    with pytest.raises(ExportError, match=message):
        exported(sheet=sheet, column=column)


def test_the_only_assignment_needs_no_name():
    sheet = GRADEBOOK.replace(b"Quiz (41)", b"Quiz")
    assert b"39.28" in exported(sheet=sheet).files["canvas.csv"]


def test_a_new_gradebook_has_the_header_that_canvas_asks_for():
    header, points, row = csv.reader(io.StringIO(exported(column="Exam").files["canvas.csv"].decode()))
    assert header[:2] == ["Student", "ID"]
    assert header[4:] == ["Section", "Exam"]
    assert "Points Possible" in points[0]
    assert (row[3], row[5], points[5]) == ("alice", "15.71", "20.00")


@pytest.mark.parametrize("hostile", make.HOSTILE)
def test_names_are_no_formulas(hostile):
    rows = list(csv.reader(io.StringIO(exported([make.hostile(hostile)]).files["canvas.csv"].decode(), newline="")))
    assert len(rows) == 3
    assert rows[2][0][:1] not in "=+-@\t\r"
