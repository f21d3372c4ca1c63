"""Workbooks as one XML document (Excel 2003's "XML Spreadsheet"), which reporting programs still write as ".xls"."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, iterparse

from data_sources.readers.sheet import Sheet, sheet_of_rows
from data_sources.readers.workbook_opening import Book, no_workbook
from data_sources.sheets.package_size import MOST_CELLS, too_large

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
SS = f"{{{NAMESPACE}}}"
MIDNIGHT = "T00:00:00.000"
YES_NO = {"1": "TRUE", "0": "FALSE"}

Cells = dict[tuple[int, int], str]


def is_xml_workbook(path: Path) -> bool:
    """Whether an XML document says of itself that it is one."""
    with path.open("rb") as file:
        return NAMESPACE.encode() in file.read(1 << 14)


def xml_workbook(path: Path, department: str) -> Book:
    """The sheets of the document. Raises InputMistake."""
    try:
        sheets = list(_sheets(path))
    except ParseError as error:
        raise no_workbook(path, department, str(error)) from None
    if not sheets:
        raise no_workbook(path, department, "it has no sheet")
    return Book(path, tuple(sheets))


def _sheets(path: Path) -> Iterator[Sheet]:
    cells: Cells = {}
    row = 0
    for event, element in iterparse(path, events=("start", "end")):
        if event == "start" and element.tag == f"{SS}Worksheet":
            cells, row = {}, 0
        elif event == "end" and element.tag == f"{SS}Row":
            row = _number(element, "Index", row + 1)
            _take_row(element, row, cells)
            element.clear()
        elif event == "end" and element.tag == f"{SS}Worksheet":
            yield _sheet(path, element.get(f"{SS}Name", "Sheet"), cells)


def _take_row(row: Element, number: int, cells: Cells) -> None:
    column = 0
    for cell in row.iter(f"{SS}Cell"):
        column = _number(cell, "Index", column + 1)
        data = cell.find(f"{SS}Data")
        if data is not None:
            cells[number, column] = _text(data)
        column += _number(cell, "MergeAcross", 0)


def _text(data: Element) -> str:
    text, kind = "".join(data.itertext()), data.get(f"{SS}Type")
    if kind == "DateTime":
        return text.removesuffix(MIDNIGHT).removesuffix(".000").replace("T", " ")
    return YES_NO.get(text, text) if kind == "Boolean" else text


def _sheet(path: Path, name: str, cells: Cells) -> Sheet:
    height = max((row for row, _ in cells), default=0)
    width = max((column for _, column in cells), default=0)
    if height * width > MOST_CELLS:
        raise too_large(path, f"has a sheet that spans {height * width:,} cells")
    rows = [[cells.get((r, c), "") for c in range(1, width + 1)] for r in range(1, height + 1)]
    return sheet_of_rows(name, rows)


def _number(element: Element, name: str, otherwise: int) -> int:
    given = element.get(f"{SS}{name}", "")
    return int(given) if given.isdecimal() else otherwise
