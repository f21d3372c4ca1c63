"""What a chart says to somebody who does not see it: the claim, then its rows in words."""

from __future__ import annotations

from typing import Any

from analysis.findings import ChartKind, Finding
from presentation.charts.numbers import short_labels
from presentation.charts.tornado import moved_between
from presentation.plain_rows import plain_rows
from presentation.wording import say_plain

MOST_ROWS = 12  # a longer list is no help to a listener; the data can be downloaded

KIND_NAMES = {
    ChartKind.BARS: "Bars",
    ChartKind.DOTS: "Dots with intervals",
    ChartKind.WATERFALL: "Steps from one total to another",
    ChartKind.LINES: "Lines over time",
    ChartKind.STEP_CURVES: "Curves of how many are left",
    ChartKind.QUADRANT: "Points by two amounts",
    ChartKind.PARETO: "Bars in order of size",
    ChartKind.HEAT: "Table of numbers",
    ChartKind.STACKED: "Parts of a whole",
    ChartKind.PAIRED_DOTS: "Pairs of dots",
    ChartKind.RANKING: "Bars in order, first to fix first",
    ChartKind.TIMELINE: "What happened when, one lane for each kind of record",
    ChartKind.TORNADO: "How far each input moves the answer",
}


def alternative_text(finding: Finding) -> str:
    """Plain text: the claim, what is drawn, and where the rows are few, each with its number."""
    return f"{say_plain(finding.claim)}. {what_is_drawn(finding)}"


def what_is_drawn(finding: Finding) -> str:
    """The same without the claim, for where it stands beside."""
    chart = finding.evidence.chart
    rows = plain_rows(finding.evidence.rows.head(MOST_ROWS + 1))
    text = f"{KIND_NAMES[chart.kind]}: {finding.subtitle}."
    if chart.kind is ChartKind.TORNADO and rows:
        return f"{text} {'; '.join(_moved(row, chart.unit) for row in rows)}."
    if len(rows) > MOST_ROWS or not rows or not {"label", "value"} <= rows[0].keys():
        return text
    amounts = short_labels(chart.unit, [float("nan") if row["value"] is None else row["value"] for row in rows])
    told = "; ".join(f"{row['label']} {amount or 'not shown'}" for row, amount in zip(rows, amounts, strict=True))
    return f"{text} {told}."


def _moved(row: dict[str, Any], unit: str) -> str:
    """ "Gross margin, 65 % to 85 %: €48k to €63k"."""
    between, (low, high) = moved_between(row), short_labels(unit, [row["low"], row["high"]])
    return f"{row['label']}{f', {between}' if between else ''}: {low} to {high}"
