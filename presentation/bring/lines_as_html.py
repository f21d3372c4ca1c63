"""What became of the rows of each export, as HTML: the same table for a check and for a build."""

from __future__ import annotations

from collections.abc import Sequence

from data_sources.reconciliation import ExportLine
from data_sources.shown_text import shown_text
from presentation.tables import html_table


def lines_table(lines: Sequence[ExportLine]) -> str:
    rows = [
        [
            shown_text(each.path),
            shown_text(each.source),
            *(f"{number:,}" for number in (each.rows_read, each.accepted, each.rejected, each.duplicates)),
        ]
        for each in lines
    ]
    headings = ["Export", "Source", "Read", "Accepted", "Rejected", "Repeats"]
    return html_table(headings, rows, frozenset({2, 3, 4, 5})) if rows else ""
