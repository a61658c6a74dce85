"""A CSV file of an LMS that is filled in place: only what is set changes, everything else stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grader.export import ExportError
from grader.intake.names import spellings
from grader.results import StudentResult

_DELIMITERS = ",;\t"


@dataclass(slots=True)
class Field:
    """One cell as it stands in the file, and what follows it: a delimiter, a line end, nothing."""

    raw: str
    after: str

    @property
    def text(self) -> str:
        """Return what the cell says."""
        raw = self.raw.removeprefix("\ufeff")
        return raw[1:-1].replace('""', '"') if len(raw) > 1 and raw[0] == raw[-1] == '"' else raw


class Sheet:
    """The rows of the file; the first is the header."""

    def __init__(self, data: bytes) -> None:
        """Read the file.

        Raises:
            ExportError: it is not UTF-8, or has no header.
        """
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise ExportError(f"the sheet is not UTF-8 ({error}): export it from the LMS again, unchanged") from error
        self.delimiter = max(_DELIMITERS, key=text.partition("\n")[0].count)
        self.rows = list(self._rows(text))
        if not self.rows:
            raise ExportError("the sheet is empty: export it from the LMS again")

    def _rows(self, text: str) -> Iterable[list[Field]]:
        field = re.compile(rf'(\ufeff?(?:"(?:[^"]|"")*"|[^{self.delimiter}\r\n]*))({self.delimiter}|\r\n|\n|\r|$)')
        row: list[Field] = []
        position = 0
        while position < len(text):
            match = field.match(text, position)
            if match is None:
                raise ExportError(f"the sheet is damaged near {text[position : position + 40]!r}: export it again")
            row.append(Field(match[1], match[2]))
            position = match.end()
            if match[2] != self.delimiter:
                yield row
                row = []
        if row:  # a delimiter at the very end: one more, empty cell
            yield [*row, Field("", "")]

    @property
    def header(self) -> list[str]:
        """Return the headings."""
        return [field.text.strip() for field in self.rows[0]]

    def column(self, names: Iterable[str]) -> int | None:
        """Return the first column that has one of `names` as its heading, whatever the case."""
        wanted = {name.casefold() for name in names}
        return next((i for i, heading in enumerate(self.header) if heading.casefold() in wanted), None)

    def set(self, row: int, column: int, text: str) -> None:
        """Write one cell; it stays quoted where it was."""
        cell = self.rows[row][column]
        special = any(character in text for character in f'{self.delimiter}"\r\n')
        quoted = special or cell.raw.startswith('"')
        cell.raw = '"' + text.replace('"', '""') + '"' if quoted else text

    def __bytes__(self) -> bytes:
        """Return the file."""
        return "".join(field.raw + field.after for row in self.rows for field in row).encode("utf-8")


class People:
    """Finds the result of a row by what identifies people in it."""

    def __init__(self, results: Sequence[StudentResult]) -> None:
        self._exact = {result.student.casefold(): result for result in results}
        self._names: dict[str, StudentResult | None] = {}
        for result in results:
            for spelling in spellings(result.name or result.student):
                self._names[spelling] = None if spelling in self._names else result
        self._left = {result.student: result for result in results}

    def find(self, cells: Sequence[str]) -> StudentResult | None:
        """Return the one student whom an id, an address or else a name in `cells` means."""
        keys = [cell.strip().casefold() for cell in cells if cell.strip()]
        keys += [key.partition("@")[0] for key in keys if "@" in key]
        found = next((self._exact[key] for key in keys if key in self._exact), None)
        if found is None:
            named = (self._names.get(spelling) for cell in cells for spelling in sorted(spellings(cell)))
            found = next(filter(None, named), None)
        if found is not None:
            self._left.pop(found.student, None)
        return found

    @property
    def left(self) -> list[str]:
        """Return the students that no row meant."""
        return sorted(self._left)


def number(text: str) -> float | None:
    """Read a number with a decimal point or comma."""
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return None
