"""What is written down of a workbook's sheets, for the process that asked for them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

# First row, first column, last row, last column, counted from 1.
Corners = tuple[int, int, int, int]


@dataclass(frozen=True)
class TableFound:
    """A table that the workbook itself names; its corners include the header, but no row of totals."""

    name: str
    columns: tuple[str, ...]
    corners: Corners


@dataclass(frozen=True)
class SheetFound:
    """One sheet. `cells` names the file of its cells, empty where it was not read; they begin at `first_row` and
    `first_column`. The file holds lists of packed columns, written by marshal one after the other: `chunks` of them."""

    name: str
    is_visible: bool
    cells: str = ""
    chunks: int = 0
    first_row: int = 1
    first_column: int = 1
    height: int = 0
    width: int = 0
    merged: tuple[Corners, ...] = ()
    tables: tuple[TableFound, ...] = ()
    errors: int = 0
    hidden_rows: int = 0
    hidden_columns: int = 0


@dataclass(frozen=True)
class Outcome:
    """Either sheets, or why there are none: `mistake` has the four parts of an InputMistake, `unopened` the reader's
    own words."""

    sheets: tuple[SheetFound, ...] = ()
    mistake: tuple[str, ...] = ()
    unopened: str = ""
    is_protected: bool = False

    def plain(self) -> dict[str, Any]:
        """As marshal writes it."""
        return asdict(self)


def outcome_of(plain: dict[str, Any]) -> Outcome:
    sheets = [
        SheetFound(**{**sheet, "tables": tuple(TableFound(**table) for table in sheet["tables"])})
        for sheet in plain["sheets"]
    ]
    return Outcome(**{**plain, "sheets": tuple(sheets)})
