"""Moodle's worksheet is filled in place; its feedback zip is read as Moodle's importer reads it."""

import csv
import io
from zipfile import ZipFile

import pytest

from grader.export import ExportError, export
from grader.report.ladder import Rung
from tests.grader import results_factory as make
from tests.grader.export.contexts import context

HEADINGS = {
    "en": (
        "Identifier,Full name,Email address,Status,Grade,Maximum grade,Grade can be changed,"
        "Last modified (submission),Last modified (grade),Feedback comments"
    ),
    "fr": (
        "Identifiant,Nom complet,Adresse de courriel,Statut,Note,Note maximale,La note peut être modifiée,"
        "Dernière modification (travail remis),Dernière modification (note),Feedback par commentaires"
    ),
    "de": (
        "ID,Vollständiger Name,E-Mail-Adresse,Status,Bewertung,Bestwertung,Bewertung kann geändert werden,"
        "Zuletzt geändert (Abgabe),Zuletzt geändert (Bewertung),Feedback als Kommentar"
    ),
    "es": (
        "Identificador,Nombre completo,Dirección de correo,Estatus,Calificación,Calificación máxima,"
        "La calificación puede ser cambiada,Última modificación (entrega),Última modificación (calificación),"
        "Comentarios de retroalimentación"
    ),
}
ROWS = (
    'Participant 12,"Alice Ampère",alice@example.org,"Submitted, late",,100.00,Yes,-,"Monday, 1 June",\r\n'
    'Participant 13,"Bob ""B"" Bernoulli",bob@example.org,-,"3",100.00,Yes,-,-,"old\nfeedback"\r\n'
    "Participant 14,Carol Cauchy,carol@example.org,-,,100.00,Yes,-,-,\r\n"
)


def worksheet(language="en", rows=ROWS, bom=""):
    return f"{bom}{HEADINGS[language]}\r\n{rows}".encode()


def filled(sheet, results=None, **changes):
    return export(
        "moodle",
        [make.student("alice"), make.student("13")] if results is None else results,
        context(sheet=sheet, **changes),
    )


def read(exported):
    return list(csv.reader(io.StringIO(exported.files["worksheet.csv"].decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("language", HEADINGS)
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_grade_and_comment_are_filled_in_every_language(language, bom):
    _, alice, bob, carol = read(filled(worksheet(language, bom=bom)))
    assert (alice[4], bob[4], carol[4]) == ("78.55", "78.55", "")
    assert alice[9].startswith("8 / 11. Correlation (4 / 7): ")
    assert carol[9] == ""


def test_everything_else_stays_byte_for_byte():
    before = worksheet()
    after = filled(before).files["worksheet.csv"]
    comment = read(filled(before))[1][9]
    expected = before.replace(b',"Submitted, late",,', b',"Submitted, late",78.55,').replace(b',"3",', b',"78.55",')
    expected = expected.replace(b'"Monday, 1 June",\r\n', b'"Monday, 1 June",' + comment.encode() + b"\r\n")
    expected = expected.replace(b'"old\nfeedback"', b'"' + comment.encode() + b'"')
    assert after == expected


def test_a_worksheet_without_our_students_is_unchanged():
    exported = filled(worksheet(), [make.student("nobody")])
    assert exported.files["worksheet.csv"] == worksheet()
    assert exported.notes == [
        "nobody is in no row of the worksheet",
        *(f"no result for Participant {i}: the row is unchanged" for i in (12, 13, 14)),
    ]


def test_decimal_commas_stay_decimal_commas():
    sheet = worksheet("fr", 'Participant 12,Alice,alice@example.org,-,,"20,00",Oui,-,-,\n')
    assert read(filled(sheet))[1][4] == "15,71"


@pytest.mark.parametrize(
    "result",
    [
        make.student("12"),
        make.student("alice"),
        make.student("ALICE@example.org"),
        make.student("x1", name="Ampère Alice"),
        make.student("x1", name="AMPERE, Alice"),
    ],
)
def test_rows_are_found_by_number_address_or_name(result):
    assert read(filled(worksheet(), [result]))[1][4] == "78.55"


def test_a_name_that_two_students_have_finds_none():
    exported = filled(worksheet(), [make.student("x1", name="Alice Ampère"), make.student("x2", name="Alice Ampère")])
    assert read(exported)[1][4] == ""


def test_columns_that_plugins_add_do_not_matter():
    sheet = b"Email address,Grade,Extra,Identifier\nalice@example.org,,x,Participant 12\n"
    assert filled(sheet).files["worksheet.csv"].decode().splitlines()[1] == "alice@example.org,15.71,x,Participant 12"


@pytest.mark.parametrize(
    ("sheet", "message"),
    [
        (None, "--sheet"),
        (b"", "empty"),
        (b"Name,Points\nAlice,3\n", "Identifier.*Name, Points"),
        ("Identifier,Grade,Prénom\n".encode("latin-1"), "UTF-8"),
    ],
)
def test_what_is_no_worksheet_is_refused(sheet, message):
    with pytest.raises(ExportError, match=message):
        filled(sheet)


@pytest.mark.parametrize("hostile", make.HOSTILE)
def test_comments_are_text_in_moodle_and_in_a_spreadsheet(hostile):
    (comment,) = [
        row[9] for row in read(filled(worksheet(), [make.hostile(hostile).model_copy(update={"student": "12"})]))[1:2]
    ]
    assert comment.startswith("0 / 6.")
    assert "<" not in comment
    assert "\n" not in comment


# -- the zip -------------------------------------------------------------------------------------------------------


def imported(data):
    """Read the zip by the rules of Moodle's importer: `name_number_type_plugin/file`, split at underscores."""
    found = {}
    with ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        for path in archive.namelist():
            folder, _, file = path.partition("/")
            _, number, kind, plugin = folder.split("_", 4)[:4]
            assert (kind, plugin) == ("assignsubmission", "file")
            assert "/" not in file
            found[int(number)] = archive.read(path).decode("utf-8")
    return found


def test_feedback_goes_to_the_participant():
    pages = imported(filled(worksheet()).files["feedback.zip"])
    assert sorted(pages) == [12, 13]
    assert "alice" in pages[12]


@pytest.mark.parametrize("name", ["Al_ice", "../../x", "Al/ice", "C:\\x", "\u202eecila", ""])
def test_names_cannot_break_the_paths(name):
    sheet = worksheet(rows=f"Participant 12,{name},alice@example.org,-,,100.00,Yes,-,-,\n")
    exported = filled(sheet)
    assert sorted(imported(exported.files["feedback.zip"])) == [12]
    with ZipFile(io.BytesIO(exported.files["feedback.zip"])) as archive:
        assert not [path for path in archive.namelist() if path.startswith("/") or ".." in path.split("/")]


def test_pages_are_at_the_rung():
    pages = imported(filled(worksheet(), rung=Rung.VERDICT).files["feedback.zip"])
    assert make.MARKS["diagnosis"] not in pages[12]
