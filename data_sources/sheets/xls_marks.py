"""Errors and hidden rows and columns of an XLS: records of BIFF (MS-XLS, section 2.4) in a compound file (MS-CFB)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

from data_sources.sheets.compound_file import stream_named
from data_sources.sheets.sheet_marks import ERROR_CODES, Marks

BOUND_SHEET, ROW, COLUMN_INFO, BOOL_OR_ERROR, FORMULA, END = 0x85, 0x208, 0x7D, 0x205, 0x06, 0x0A
HIDDEN_ROW_FLAG, HIDDEN_COLUMN_FLAG = 0x20, 0x01
IS_ERROR, NO_NUMBER = 2, 0xFFFF
FAR_RIGHT = 255


def xls_marks(path: Path) -> Mapping[str, Marks]:
    """By the name of the sheet; none for a workbook older than Excel 5, which is no compound file."""
    book = stream_named(path.read_bytes(), ("workbook", "book"))
    if book is None:
        return {}
    is_unicode = struct.unpack_from("<H", book, 4)[0] >= 0x600
    sheets = [data for kind, data in _records(book, 0) if kind == BOUND_SHEET]
    return {_name(data, is_unicode): _sheet_marks(book, struct.unpack_from("<I", data)[0]) for data in sheets}


def _name(data: bytes, is_unicode: bool) -> str:
    if not is_unicode:
        return data[7 : 7 + data[6]].decode("cp1252", "replace")
    return data[8 : 8 + 2 * data[6]].decode("utf-16-le") if data[7] & 1 else data[8 : 8 + data[6]].decode("latin-1")


def _sheet_marks(book: bytes, start: int) -> Marks:
    marks = Marks()
    for kind, data in _records(book, start):
        if kind == BOOL_OR_ERROR and data[7] == 1:
            row, column = struct.unpack_from("<HH", data)
            marks.add_error(row + 1, column + 1, ERROR_CODES.get(data[6], "#N/A"))
        elif kind == FORMULA and data[6] == IS_ERROR and struct.unpack_from("<H", data, 12)[0] == NO_NUMBER:
            row, column = struct.unpack_from("<HH", data)
            marks.add_error(row + 1, column + 1, ERROR_CODES.get(data[8], "#N/A"))
        elif kind == ROW:
            marks.hidden_rows += bool(data[12] & HIDDEN_ROW_FLAG)
        elif kind == COLUMN_INFO:
            first, last, _, _, flags = struct.unpack_from("<HHHHH", data)
            marks.hidden_columns += last - first + 1 if flags & HIDDEN_COLUMN_FLAG and last < FAR_RIGHT else 0
    return marks


def _records(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Each record from there to the end of its part, that of a chart within it included."""
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        if kind == END:
            return
        yield kind, book[at + 4 : at + 4 + length]
        at += 4 + length
