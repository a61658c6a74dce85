"""Moodle's grading worksheet, filled in place, and a zip of feedback pages for its assignment."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from grader import grades
from grader.export import Context, Exported, ExportError
from grader.export._archive import archive
from grader.export._sheet import People, Sheet, number
from grader.report import lateness
from grader.report.ladder import seen
from grader.report.plain import one_line
from grader.report.student import page
from grader.results import StudentResult

# Moodle's own headings in English, French, German and Spanish.
IDENTIFIER = ("Identifier", "Identifiant", "ID", "Identificador")
GRADE = ("Grade", "Note", "Bewertung", "Calificación")
MAXIMUM = ("Maximum grade", "Note maximale", "Bestwertung", "Calificación máxima")
COMMENTS = (
    "Feedback comments",
    "Feedback par commentaires",
    "Feedback als Kommentar",
    "Comentarios de retroalimentación",
)
NAME = ("Full name", "Nom complet", "Vollständiger Name", "Nombre completo")
_NUMBER = re.compile(r"(\d+)\s*$")


def export(results: Sequence[StudentResult], context: Context) -> Exported:
    """Fill the worksheet `context.sheet`, and write a feedback page per row.

    Returns:
        `worksheet.csv`, to be uploaded as grading worksheet, and
        `feedback.zip`, to be uploaded as feedback files.

    Raises:
        ExportError: there is no worksheet, or it has not Moodle's columns.
    """
    if context.sheet is None:
        raise ExportError("Moodle's grading worksheet is needed: download it from the assignment, pass it with --sheet")
    sheet = Sheet(context.sheet)
    identifier, grade = sheet.column(IDENTIFIER), sheet.column(GRADE)
    if identifier is None or grade is None:
        raise ExportError(
            f"the sheet has no columns {IDENTIFIER[0]!r} and {GRADE[0]!r} in a language known here: "
            f"it has {', '.join(sheet.header)}"
        )
    maximum, comments, name = sheet.column(MAXIMUM), sheet.column(COMMENTS), sheet.column(NAME)
    people, pages, unknown = People(results), {}, []
    for i, row in enumerate(sheet.rows[1:], start=1):
        cells = [field.text for field in row]
        if len(cells) < len(sheet.header):
            continue  # an empty line
        participant = _NUMBER.search(cells[identifier])
        result = people.find([*([participant[1]] if participant else []), *cells[:grade]])
        if result is None:
            unknown.append(cells[identifier])
            continue
        sheet.set(i, grade, _grade(result, "" if maximum is None else cells[maximum], context))
        if comments is not None:
            sheet.set(i, comments, _comment(result, context))
        if participant:
            folder = f"{_cleaned('' if name is None else cells[name])}_{participant[1]}_assignsubmission_file"
            late = lateness.told(result, context.config, context.titles, context.language)
            text = page(result, context.titles, context.rung, context.language, late)
            pages[f"{folder}/feedback.html"] = text.encode("utf-8")
    notes = [f"{student} is in no row of the worksheet" for student in people.left]
    notes += [f"no result for {one_line(identity)}: the row is unchanged" for identity in unknown]
    return Exported({"worksheet.csv": bytes(sheet), "feedback.zip": archive(pages)}, notes)


def _grade(result: StudentResult, most: str, context: Context) -> str:
    """Scale the mark to the assignment's maximum, with the decimal sign of the worksheet."""
    mark = grades.grade(result, context.config, context.training).mark
    maximum = number(most)
    if maximum is not None:
        mark = mark / context.config.mark_out_of * maximum
    text = f"{mark:.2f}"
    return text.replace(".", ",") if "," in most else text


def _comment(result: StudentResult, context: Context) -> str:
    """Say in one line what was not right; Moodle shows comments as HTML."""
    parts = [f"{result.score} / {result.max_score}."]
    for slug, chapter in result.chapters.items():
        shown = [seen(one, context.rung, context.language) for one in chapter.properties]
        told = dict.fromkeys(one.diagnosis or one.summary for one in shown if not one.passed)
        if told:
            parts.append(f"{context.title(slug)} ({chapter.score} / {chapter.max_score}): {'; '.join(told)}.")
    return html.escape(one_line(" ".join(parts)), quote=False)


def _cleaned(name: str) -> str:
    """Return a name as Moodle writes it into the paths of a zip: it splits them at underscores."""
    return re.sub(r"[_/\\:]+", " ", one_line(name)).strip() or "Participant"
