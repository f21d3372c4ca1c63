"""An export's first rows as they were read, what detection saw, and what is in each column, as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from data_sources.detections import Detection
from data_sources.proposing import ColumnProfile, ExportPreview
from data_sources.shown_text import shown_text
from presentation.tables import html_table

LONGEST_CELL = 60  # characters of a cell in a preview


def preview_tables(preview: ExportPreview) -> str:
    """The first rows as they were read, what detection saw, and what is in each column."""
    where = f"sheet {preview.place.sheet}, " if preview.place.sheet else ""
    header = f"header in row {preview.place.header_row}" if preview.place.header_row else "no header"
    headings = [shown_text(each.header) for each in preview.columns]
    rows = [[_cell(value) for value in row] for row in preview.rows]
    first = html_table(headings, rows).replace('class="plain"', 'class="plain preview"', 1)
    return (
        f'<p class="quiet-note">{escape(shown_text(preview.path))}: {escape(where)}{header}; the first rows:</p>'
        f"{first}{detections_table(preview.detections)}{_profiles_table(preview.columns)}"
    )


def detections_table(detections: Sequence[Detection]) -> str:
    rows = [
        [about(each), shown_text(each.read_as), each.certainty, shown_text(each.evidence), shown_text(each.overrule)]
        for each in detections
    ]
    headings = ["What was detected", "Read as", "How sure", "What was seen", "To overrule, in sources.toml"]
    return html_table(headings, rows) if rows else ""


def _profiles_table(columns: Sequence[ColumnProfile]) -> str:
    rows = [
        [
            shown_text(each.header),
            each.kind,
            f"{each.filled:,}",
            f"{each.distinct:,}",
            f"{_cell(each.low)} to {_cell(each.high)}" if each.low else "",
            ", ".join(_cell(value) for value in each.examples[:3]),
        ]
        for each in columns
    ]
    return html_table(["Column", "Kind", "Filled", "Different", "Range", "Such as"], rows, frozenset({2, 3}))


def about(each: Detection) -> str:
    """ "Order of day and month: Closed": what a detection is about."""
    return f"{each.aspect.capitalize()}: {shown_text(each.column)}" if each.column else each.aspect.capitalize()


def _cell(value: object) -> str:
    text = "" if value is None else shown_text(str(value))
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"
