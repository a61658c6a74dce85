"""The grades as CSV: read by Python's reader, and by Excel's rules in French."""

import csv
import io

import pytest

from grader.export import export
from tests.grader import results_factory as make
from tests.grader.export.contexts import context


def table(results, **changes):
    (data,) = export("csv", results, context(**changes)).files.values()
    return data


def test_columns_and_rows():
    rows = list(csv.DictReader(io.StringIO(table([make.student(), make.absent()]).decode("utf-8"))))
    assert list(rows[0])[:5] == ["student", "correlation", "pooling", "total", "maximum"]
    assert (rows[0]["student"], rows[0]["correlation"], rows[0]["total"], rows[0]["note20"]) == (
        "alice",
        "4",
        "8",
        "15.71",
    )
    assert (rows[1]["status"], rows[1]["total"]) == ("absent", "0")


def test_excel_in_french_reads_numbers_and_accents():
    data = table([make.student("Étienne 1.5")], excel_fr=True)
    assert data.startswith(b"\xef\xbb\xbf")
    header, row = csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")
    assert row[header.index("note20")] == "15,71"
    assert row[0] == "Étienne 1.5"


@pytest.mark.parametrize("hostile", make.HOSTILE)
@pytest.mark.parametrize("excel_fr", [False, True])
def test_no_cell_is_a_formula(hostile, excel_fr):
    text = table([make.student(hostile)], excel_fr=excel_fr).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if excel_fr else ","))
    assert len(rows) == 2
    assert rows[1][0].lstrip("'") == hostile
    assert all(cell[:1] not in "=+-@\t\r" for row in rows for cell in row if cell)
