"""Errors, merged cells, hidden rows and columns of an XLSB: binary records (MS-XLSB, sections 2.1.4 and 2.4)."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator, Mapping

from data_sources.sheets.package_parts import related_parts
from data_sources.sheets.sheet_marks import ERROR_CODES, Marks

WORKBOOK = "xl/workbook.bin"
BUNDLE_SHEET, ROW, CELL_ERROR, FORMULA_ERROR, COLUMN, MERGED = 156, 0, 3, 11, 60, 176
HIDDEN_ROW_FLAG, HIDDEN_COLUMN_FLAG = 0x10, 0x01
FAR_RIGHT = 16_383


def xlsb_marks(package: zipfile.ZipFile) -> Mapping[str, Marks]:
    """By the name of the sheet."""
    parts = related_parts(package, WORKBOOK)
    marks = {}
    for kind, data in _records(package.read(WORKBOOK)):
        if kind == BUNDLE_SHEET:
            relation, end = _text(data, 8)
            name, _ = _text(data, end)
            if relation in parts:
                marks[name] = _sheet_marks(package.read(parts[relation]))
    return marks


def _sheet_marks(sheet: bytes) -> Marks:
    marks, row, merged = Marks(), 0, []
    for kind, data in _records(sheet):
        if kind == ROW:
            row = struct.unpack_from("<I", data)[0] + 1
            marks.hidden_rows += bool(data[11] & HIDDEN_ROW_FLAG)
        elif kind in (CELL_ERROR, FORMULA_ERROR):
            column, code = struct.unpack_from("<I", data)[0] + 1, data[8]
            marks.add_error(row, column, ERROR_CODES.get(code, "#N/A"))
        elif kind == COLUMN:
            first, last, _, _, flags = struct.unpack_from("<IIIIH", data)
            marks.hidden_columns += last - first + 1 if flags & HIDDEN_COLUMN_FLAG and last < FAR_RIGHT else 0
        elif kind == MERGED:
            top, bottom, left, right = struct.unpack_from("<IIII", data)
            merged.append((top + 1, left + 1, bottom + 1, right + 1))
    marks.merged = tuple(merged)
    return marks


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each record's kind and content: kind and length are numbers of seven bits a byte."""
    at = 0
    while at < len(data):
        kind, at = _number(data, at, 2)
        length, at = _number(data, at, 4)
        yield kind, data[at : at + length]
        at += length


def _number(data: bytes, at: int, longest: int) -> tuple[int, int]:
    value = 0
    for position in range(longest):
        byte = data[at + position]
        value |= (byte & 0x7F) << (7 * position)
        if not byte & 0x80:
            return value, at + position + 1
    return value, at + longest


def _text(data: bytes, at: int) -> tuple[str, int]:
    end = at + 4 + 2 * int(struct.unpack_from("<I", data, at)[0])
    return data[at + 4 : end].decode("utf-16-le"), end
