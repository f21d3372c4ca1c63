"""Findings as Excel workbooks: rows, native charts, how we know, and what edition it is. Nothing in them runs."""

from __future__ import annotations

from presentation.workbook.books import (
    XLSX,
    briefing_as_workbook,
    finding_as_workbook,
    rows_as_workbook,
    story_as_workbook,
)
from presentation.workbook.comma_separated import rows_as_csv
from presentation.workbook.neutral import (
    FORBIDDEN_IN_SHEET_NAMES,
    FORMULA_STARTS,
    SHEET_NAME_LENGTH,
    neutral,
    sheet_name,
)
from presentation.workbook.sheets import saved, set_widths

__all__ = [
    "FORBIDDEN_IN_SHEET_NAMES",
    "FORMULA_STARTS",
    "SHEET_NAME_LENGTH",
    "XLSX",
    "briefing_as_workbook",
    "finding_as_workbook",
    "neutral",
    "rows_as_csv",
    "rows_as_workbook",
    "saved",
    "set_widths",
    "sheet_name",
    "story_as_workbook",
]
