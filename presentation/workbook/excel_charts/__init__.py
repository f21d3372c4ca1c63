"""Evidence -> a native Excel chart over the rows on the sheet. Kinds that Excel has no chart for have a table alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from analysis.findings import ChartKind, Evidence
from presentation.plain_rows import plain_rows
from presentation.workbook.excel_charts.ground import Ground
from presentation.workbook.sheets import Placed

DRAWERS: dict[ChartKind, Callable[[Ground], Any]] = {}
HEIGHTS: dict[ChartKind, float] = {}


def height_of_chart(evidence: Evidence) -> float:
    return 0.0


def add_chart(placed: Placed, evidence: Evidence, anchor: str) -> None:
    if not placed.count or evidence.chart.kind not in DRAWERS:
        return
    chart = DRAWERS[evidence.chart.kind](Ground(placed, plain_rows(evidence.rows), evidence.chart))
    placed.sheet.add_chart(chart, anchor)
