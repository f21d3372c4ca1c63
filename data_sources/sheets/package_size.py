"""How many cells the sheets of a workbook span, told before anything is held in memory for them."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from data_sources.mistakes import InputMistake
from data_sources.sheets.package_parts import is_package, overlapping_pieces

MOST_CELLS = 50_000_000
# Five million cells of text unpack to about half of this.
MOST_UNPACKED_BYTES = 4 << 30
HEAD_BYTES = 4096
DIMENSION = re.compile(rb'<(?:\w+:)?dimension\s[^>]*ref="([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?"')
# A cell with something in it: one that is only formatted closes at once.
FILLED_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?r="([A-Z]{1,3})(\d+)"[^>/]*>')


def refuse_monsters(path: Path) -> None:
    """Raises InputMistake where a sheet of an XLSX spans more cells than memory holds: a reader makes room for all.

    One that does not say how far it reaches is left to the limit of memory: looking at each of its cells would cost as
    much as reading it. Other kinds end at 65,536 rows of 256 cells (XLS) or are counted by their reader (ODS).
    """
    if not is_package(path):
        return
    with zipfile.ZipFile(path) as package:
        if sum(entry.file_size for entry in package.infolist()) > MOST_UNPACKED_BYTES:
            raise too_large(path, f"unpacks to more than {MOST_UNPACKED_BYTES >> 30} GB")
        for entry in package.infolist():
            if entry.filename.startswith("xl/worksheets/") and entry.filename.endswith(".xml"):
                cells = _declared_cells(package, entry.filename)
                if cells is not None and cells > MOST_CELLS:
                    cells = _spanned_cells(package, entry.filename)
                if cells is not None and cells > MOST_CELLS:
                    raise too_large(path, f"has a sheet that spans {cells:,} cells")


def too_large(path: Path, how: str) -> InputMistake:
    return InputMistake(
        f"{path.name} {how}.",
        f"At most {MOST_CELLS:,} cells in a sheet.",
        "A stray cell far from the table, or formulas filled down to the last row.",
        "Delete what lies beyond the table, or save the sheet as CSV.",
    )


def _declared_cells(package: zipfile.ZipFile, name: str) -> int | None:
    """What the sheet says of its own size, which also counts formatted cells; None where it says nothing."""
    with package.open(name) as sheet:
        found = DIMENSION.search(sheet.read(HEAD_BYTES))
    if found is None:
        return None
    left, top, right, bottom = found.groups()
    return _cells(column_number(left), int(top), column_number(right or left), int(bottom or top))


def _spanned_cells(package: zipfile.ZipFile, name: str) -> int:
    """Rows by columns between the outermost filled cells."""
    columns, rows = [], []
    for chunk, _ in overlapping_pieces(package, name):
        found = FILLED_CELL.findall(chunk)
        columns += [column_number(column) for column in {column for column, _ in found}]
        rows += [int(row) for row in {row for _, row in found}]
    return _cells(min(columns), min(rows), max(columns), max(rows)) if rows else 0


def _cells(left: int, top: int, right: int, bottom: int) -> int:
    return (right - left + 1) * (bottom - top + 1)


def column_number(letters: bytes) -> int:
    """AB is 28."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
