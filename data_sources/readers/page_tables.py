"""Tables of a web page: what web programs hand over as ".xls"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from data_sources.mistakes import InputMistake
from data_sources.readers.encoding import first_text, survey_bytes
from data_sources.readers.sheet import Sheet, sheet_of_rows
from data_sources.readers.workbook_opening import Book
from data_sources.sheets.package_size import MOST_CELLS, too_large

CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w\-]+)", re.IGNORECASE)
HEAD_BYTES = 4096
# As browsers take them: more is a mistake or an attack.
MOST_COLUMNS, MOST_ROWS = 1000, 65_534
BREAKS = {"br", "p", "div", "li"}
SILENT = {"script", "style"}


@dataclass
class _Table:
    """A table while it is read: cells by row and column, and where the next one goes."""

    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    row: int = -1
    column: int = 0
    span: tuple[int, int] = (1, 1)
    text: list[str] | None = None

    def begin_cell(self, down: int, right: int) -> None:
        self.end_cell()
        self.row = max(self.row, 0)
        while (self.row, self.column) in self.cells:
            self.column += 1
        self.span, self.text = (down, right), []

    def end_cell(self) -> None:
        """Puts the text into every cell that it spans downwards, and into the first of those that it spans across."""
        if self.text is None:
            return
        text = " ".join("".join(self.text).split())
        for down in range(self.span[0]):
            for right in range(self.span[1]):
                self.cells[self.row + down, self.column + right] = "" if right else text
        self.column, self.text = self.column + self.span[1], None


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._silent = 0
        self.count_cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in SILENT
        if tag == "table":
            self._open.append(_Table())
            self.tables.append(self._open[-1])
        elif self._open and tag == "tr":
            table = self._open[-1]
            table.end_cell()
            table.row, table.column = table.row + 1, 0
        elif self._open and tag in ("td", "th"):
            given = dict(attrs)
            down, right = _count(given.get("rowspan"), MOST_ROWS), _count(given.get("colspan"), MOST_COLUMNS)
            self.count_cells += down * right
            if self.count_cells <= MOST_CELLS:
                self._open[-1].begin_cell(down, right)
        elif tag in BREAKS:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in SILENT and self._silent > 0
        if self._open and tag in ("td", "th", "tr", "table"):
            self._open[-1].end_cell()
            if tag == "table":
                self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1].text is not None and not self._silent:
            self._open[-1].text.append(data)


def page_tables(path: Path, encoding: str | None, department: str) -> Book:
    """Each table of the page as a sheet. Raises InputMistake where there is none."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    named = CHARSET.search(head)
    survey = survey_bytes(path, encoding or (named[1].decode().lower() if named else None))
    page = _Page()
    page.feed(first_text(path, survey, path.stat().st_size))
    page.close()
    if page.count_cells > MOST_CELLS:
        raise too_large(path, f"has tables that span {page.count_cells:,} cells")
    tables = [table for table in page.tables if table.cells]
    if not tables:
        raise InputMistake(
            f"{path.name} is a web page without a table.",
            "A workbook, or a page that holds its rows in a table.",
            "The page of an error or of a login was saved in place of the export.",
            f"Ask {department} for the export again.",
        )
    return Book(path, tuple(_sheet(f"table {number}", table) for number, table in enumerate(tables, start=1)))


def _sheet(name: str, table: _Table) -> Sheet:
    height = max(row for row, _ in table.cells) + 1
    width = max(column for _, column in table.cells) + 1
    return sheet_of_rows(name, [[table.cells.get((r, c), "") for c in range(width)] for r in range(height)])


def _count(given: str | None, most: int) -> int:
    return min(max(int(given), 1), most) if given and given.strip().isdecimal() else 1
