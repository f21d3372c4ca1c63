"""The tables and lists of the page about departmental exports, as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd

from analysis.findings import Gap
from analysis.stories.departmental_exports import ExportsReport
from presentation.markup import as_html
from presentation.plain_rows import plain_rows
from presentation.tables import html_table
from presentation.wording import say

# "_2026-09", "-2026-Q3", " 2026" before the ending: exports that differ in nothing else are one series.
PERIOD_IN_NAME = r"[-_ ]*\d{2,4}(?:[-_ ]?(?:[QH]?\d{1,2}))*(?=\.\w+$)"
FILTERED_SHOWN = 50  # rows of one reason, department or export; the download has all
REJECTIONS_SHOWN = 12  # enough to see the kinds; the download has all


def arrivals_table(report: ExportsReport) -> str:
    """One row per export; many exports of one department and folder are summed up."""
    frame = report.arrivals
    folder = frame["path"].str.replace(r"[^/]*$", "", regex=True)
    stem = frame["path"].str.extract(r"([^/]*)$")[0].str.replace(PERIOD_IN_NAME, "_*", regex=True)
    grouped = frame.assign(kind=folder + stem).groupby(["department", "kind"], sort=False)
    sums = grouped.agg(
        exports=("path", "size"),
        one=("path", "first"),
        rows_read=("rows_read", "sum"),
        accepted=("accepted", "sum"),
        rejected=("rejected", "sum"),
        duplicates=("duplicates", "sum"),
        received_at=("received_at", "max"),
    ).reset_index()
    rows = [
        [
            row["department"],
            row["one"] if row["exports"] == 1 else f"{row['kind']} ({row['exports']} exports)",
            f"{pd.Timestamp(row['received_at']):%d %b %Y}",
            *(_count(row[name]) for name in ("rows_read", "accepted", "rejected", "duplicates")),
        ]
        for row in sums.to_dict("records")
    ]
    headings = ["Department", "Export", "Latest", "Read", "Accepted", "Rejected", "Repeats"]
    return html_table(headings, rows, frozenset({3, 4, 5, 6}))


def reasons_table(reasons: pd.DataFrame, rejections: pd.DataFrame) -> str:
    """How often each reason occurs, with what to do about it as the first of its rejections says."""
    said = rejections.dropna(subset=["suggestion"]).groupby("reason")["suggestion"].first()
    rows = [
        [row["reason"], _count(row["whole_rows"]), _count(row["cells"]), str(said.get(row["reason"], ""))]
        for row in plain_rows(reasons)
    ]
    return html_table(["Reason", "Rows", "Single cells", "What to do"], rows, frozenset({1, 2})) if rows else ""


def rejections_table(rejections: pd.DataFrame, is_filtered: bool = False) -> str:
    """Two of each reason; of those that were asked for, the first ones."""
    if not len(rejections):
        return ""
    examples = rejections.groupby("reason", sort=False).head(2).head(REJECTIONS_SHOWN)
    first = rejections.head(FILTERED_SHOWN) if is_filtered else examples
    rows = [
        [
            row["path"],
            str(row["line"] or ""),
            row["column_name"] or "",
            row["value"] or "",
            row["reason"],
            row["suggestion"] or "",
        ]
        for row in plain_rows(first)
    ]
    table = html_table(["Export", "Line", "Column", "Value", "Reason", "What to do"], rows, frozenset({1}))
    shown = f"The first {len(first)}" if len(rejections) > len(first) else f"All {len(first)}"
    said = f"{shown} of them:" if is_filtered else "Examples, two of each reason:"
    return f'<p class="quiet-note">{said}</p>{table}'


def totals_table(totals: pd.DataFrame) -> str:
    rows = [
        [
            row["department"],
            f"{row['record_table']}: {row['column_name']}".replace("_", " "),
            *(_amount(row[name]) for name in ("total_read", "total_accepted", "total_rejected", "total_duplicate")),
        ]
        for row in plain_rows(totals)
    ]
    headings = ["Department", "Column", "Read", "Accepted", "Rejected", "Repeats"]
    return html_table(headings, rows, frozenset({2, 3, 4, 5})) if rows else ""


def identity_table(identity: pd.DataFrame) -> str:
    rows = [
        [row["department"], row["matched_by"], _count(row["keys"]), _count(row["customers"])]
        for row in plain_rows(identity)
    ]
    return html_table(["Department", "Matched by", "Keys", "Customers"], rows, frozenset({2, 3})) if rows else ""


def contradictions_list(report: ExportsReport) -> str:
    """Both sides of each point on which two departments differ; neither is taken for right."""
    points = "".join(
        f"<li><strong>{escape(each.question)}</strong><br>{as_html(say(each.claim))}</li>"
        for each in report.contradictions
        if not each.agrees
    )
    return f'<ul class="points">{points}</ul>' if points else ""


def agreements(report: ExportsReport) -> str:
    agreed = [each.question for each in report.contradictions if each.agrees]
    return f'<p class="quiet-note">They agree on: {escape(" ".join(agreed))}</p>' if agreed else ""


def gaps_list(gaps: Sequence[Gap]) -> str:
    points = "".join(
        f'<li><strong>{escape(gap.question)}</strong><br><span class="held">Needs {escape(gap.needs)}. '
        f"Usually held by {escape(gap.held_by)}.</span></li>"
        for gap in gaps
    )
    return f'<ul class="points">{points}</ul>' if points else ""


def notes_list(notes: pd.DataFrame) -> str:
    points = "".join(
        f"<li>{escape(row['message'])}"
        + (f' <span class="held">{escape(row["path"])}</span>' if row["path"] else "")
        + "</li>"
        for row in plain_rows(notes)
    )
    return f'<ul class="points">{points}</ul>' if points else ""


def _count(number: Any) -> str:
    return f"{int(number):,}" if number else "–"


def _amount(number: float | None) -> str:
    return f"{number:,.0f}".replace("-", "\u2212") if number else "–"
