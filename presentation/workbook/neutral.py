"""Text that a spreadsheet would run as a formula is neutralised, wherever it goes: cells, names of sheets, labels."""

from __future__ import annotations

from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

# What makes Excel, LibreOffice and Google Sheets read a text as a formula (OWASP, "CSV injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
SHEET_NAME_LENGTH = 31  # Excel's limit
FORBIDDEN_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def neutral(value: Any) -> Any:
    """Text that begins like a formula gets an apostrophe before it; numbers stay numbers."""
    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", value)
    return f"'{text}" if value.startswith(FORMULA_STARTS) else text


def sheet_name(name: str) -> str:
    """A name that Excel takes: no apostrophe at its ends, none of its own signs, 31 letters at most."""
    text = ILLEGAL_CHARACTERS_RE.sub("", name).translate(FORBIDDEN_IN_SHEET_NAMES)
    return text.lstrip("=+-@").strip("' ")[:SHEET_NAME_LENGTH].rstrip("' ") or "Rows"
