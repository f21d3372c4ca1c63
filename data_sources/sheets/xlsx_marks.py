"""Errors, hidden rows and hidden columns of an XLSX: found in the sheet's XML by their bytes, not by parsing it all."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from xml.etree import ElementTree

from data_sources.sheets.package_parts import overlapping_pieces, related_parts
from data_sources.sheets.package_size import column_number
from data_sources.sheets.sheet_marks import Marks

WORKBOOK = "xl/workbook.xml"
ERROR_CELL = re.compile(
    rb'<(?:\w+:)?c\s(?=[^>]*\br=["\']([A-Z]{1,3})(\d+)["\'])(?=[^>]*\bt=["\']e["\'])[^>]*>'
    rb"(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<",
    re.DOTALL,
)
HAS_ERRORS = (b't="e"', b"t='e'")
HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*\bhidden=[\"'](?:1|true)[\"']")
HIDDEN_COLUMN = re.compile(rb"<(?:\w+:)?col\s[^>]*\bhidden=[\"'](?:1|true)[\"'][^>]*>")
FIRST, LAST = re.compile(rb"\bmin=[\"'](\d+)"), re.compile(rb"\bmax=[\"'](\d+)")
# Excel hides all columns to the right of a table up to its last one: those hide nothing.
FAR_RIGHT = 16_384


def xlsx_marks(package: zipfile.ZipFile) -> Mapping[str, Marks]:
    """By the name of the sheet. A cell that does not say where it stands cannot be placed and keeps no error."""
    parts = related_parts(package, WORKBOOK)
    marks = {}
    for sheet in ElementTree.fromstring(package.read(WORKBOOK)).iter():
        relation = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), None)
        if sheet.tag.endswith("}sheet") and relation in parts:
            marks[sheet.get("name", "")] = _sheet_marks(package, parts[relation])
    return marks


def _sheet_marks(package: zipfile.ZipFile, part: str) -> Marks:
    marks = Marks()
    for piece, known in overlapping_pieces(package, part):
        if any(mark in piece for mark in HAS_ERRORS):
            for letters, row, text in ERROR_CELL.findall(piece):
                marks.add_error(int(row), column_number(letters), text.decode())
        if b"hidden" in piece:
            marks.hidden_rows += sum(found.end() > known for found in HIDDEN_ROW.finditer(piece))
            hidden = [found.group() for found in HIDDEN_COLUMN.finditer(piece) if found.end() > known]
            marks.hidden_columns += sum(map(_columns_hidden, hidden))
    return marks


def _columns_hidden(tag: bytes) -> int:
    first, last = FIRST.search(tag), LAST.search(tag)
    if not first or not last or int(last[1]) == FAR_RIGHT:
        return 0
    return int(last[1]) - int(first[1]) + 1
