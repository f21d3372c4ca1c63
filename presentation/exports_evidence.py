"""What was found by evidence in the exports, what was corrected since, and what no source uses, as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

import pandas as pd

from presentation.nouns import with_noun
from presentation.plain_rows import plain_rows
from presentation.tables import html_table

THINGS_SHOWN = 60  # what is likely comes first; the rest is sure
UNUSED_SHOWN = 12  # headers of one department; which others there are, the export itself says
CERTAINTY = {"likely": "likely", "sure": "sure", "declared": "as declared", "unsure": "to settle"}


def evidence_heading(detections: pd.DataFrame) -> str:
    questions = int((detections["certainty"] == "unsure").sum())
    if not questions:
        return "How the exports were read, by what they hold"
    return f"To settle: {questions} question{'' if questions == 1 else 's'} that the exports leave open"


def questions_list(detections: pd.DataFrame) -> str:
    """Each question with what was seen, how it was read meanwhile, and the line that answers it."""
    return _points(
        f"<li><strong>{escape(_about(row))}</strong> {escape(_sentence(row['evidence']))} "
        f"Read meanwhile as {escape(row['read_as'])}.<br>"
        f'<span class="held">{escape(_where(row))}. To settle it, write {escape(row["overrule"])}.</span></li>'
        for row in plain_rows(detections)
        if row["certainty"] == "unsure"
    )


def evidence_table(detections: pd.DataFrame) -> str:
    """Everything else that was found, folded away: it is read when a number looks odd."""
    rows = [
        [
            str(row["source"]),
            _about(row),
            row["read_as"],
            CERTAINTY.get(row["certainty"], row["certainty"]),
            row["evidence"],
        ]
        for row in plain_rows(detections)
        if row["certainty"] != "unsure"
    ]
    if not rows:
        return ""
    table = html_table(["Source", "What", "Read as", "How sure", "What was seen"], rows[:THINGS_SHOWN])
    shown = f", the first {THINGS_SHOWN}" if len(rows) > THINGS_SHOWN else ""
    return f'<details class="folded"><summary>{len(rows)} things found by evidence{shown}</summary>{table}</details>'


def corrections_table(corrections: pd.DataFrame) -> str:
    """How many values later exports replaced, by column, each with its first."""
    rows = [
        [
            row["department"],
            row["column_name"],
            f"{row['cells']:,}",
            f"{row['example_key']}: {row['example_old'] or 'empty'} → {row['example_new'] or 'empty'}",
            row["first_path"],
        ]
        for row in plain_rows(corrections)
    ]
    headings = ["Department", "Column", "Values replaced", "The first of them", "Export corrected"]
    return html_table(headings, rows, frozenset({2})) if rows else ""


def corrections_heading(corrections: pd.DataFrame) -> str:
    cells = int(corrections["cells"].sum())
    return f"{with_noun(f'{cells:,}', cells, 'values')} of earlier exports were corrected by later ones"


def unused_list(unused: pd.DataFrame) -> str:
    return _points(
        f"<li><strong>{escape(str(department))}</strong> {escape(_headers(list(group['header'])))}</li>"
        for department, group in unused.groupby("department", sort=False)
    )


def _headers(headers: list[str]) -> str:
    more = len(headers) - UNUSED_SHOWN
    return ", ".join(headers[:UNUSED_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _about(row: Mapping[str, Any]) -> str:
    column = f" of {row['column_name']}" if row["column_name"] else ""
    return f"{str(row['aspect']).capitalize()}{column}"


def _where(row: Mapping[str, Any]) -> str:
    if not row["path"]:
        return f"Source {row['source']}"
    others = f" and {row['exports'] - 1} more exports" if row["exports"] > 1 else ""
    return f"Source {row['source']}: {row['path']}{others}"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?")) else f"{text}."


def _points(items: Iterable[str]) -> str:
    points = "".join(items)
    return f'<ul class="points">{points}</ul>' if points else ""
