"""What calamine does not hand over of a sheet: errors, hidden rows and columns, and merged cells of some kinds."""

from __future__ import annotations

from dataclasses import dataclass, field

from data_sources.sheets.found import Corners

# Codes of errors in XLS and XLSB; XLSX and ODS write them out.
ERROR_CODES = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}


@dataclass
class Marks:
    """Of one sheet; `errors` by row, then column, counted from 1."""

    errors: dict[int, dict[int, str]] = field(default_factory=dict)
    merged: tuple[Corners, ...] = ()
    hidden_rows: int = 0
    hidden_columns: int = 0

    @property
    def count(self) -> int:
        """How many cells hold an error."""
        return sum(map(len, self.errors.values()))

    def add_error(self, row: int, column: int, text: str) -> None:
        self.errors.setdefault(row, {})[column] = text

    def put_errors_into(self, rows: list[list[object]], first_row: int, first_column: int) -> None:
        """Writes the errors where the reader left their cells empty."""
        if not self.errors:
            return
        for position, row in enumerate(rows):
            for column, text in self.errors.get(first_row + position, {}).items():
                if 0 <= column - first_column < len(row) and row[column - first_column] == "":
                    row[column - first_column] = text


NO_MARKS = Marks()
