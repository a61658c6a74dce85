"""The grades as CSV, for any spreadsheet; for Excel in French with semicolons and decimal commas."""

from __future__ import annotations

import re
from collections.abc import Sequence

from grader import grades
from grader.export import Context, Exported
from grader.results import StudentResult, csv_bytes

_BYTE_ORDER_MARK = "\ufeff".encode()  # without it Excel reads UTF-8 as Windows-1252
_DECIMAL = re.compile(r"(-?\d+)\.(\d+)")


def export(results: Sequence[StudentResult], context: Context) -> Exported:
    """Write `grades.csv`."""
    table = grades.table(results, context.config, context.training)
    if not context.excel_fr:
        return Exported({"grades.csv": csv_bytes(table)})
    header, *body = table
    french = [header, *([row[0], *(_with_comma(cell) for cell in row[1:])] for row in body)]
    return Exported({"grades.csv": _BYTE_ORDER_MARK + csv_bytes(french, delimiter=";")})


def _with_comma(cell: object) -> object:
    return _DECIMAL.sub(r"\1,\2", cell) if isinstance(cell, str) and _DECIMAL.fullmatch(cell) else cell
