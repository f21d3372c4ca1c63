"""Evidence -> a native Excel chart over the rows on the sheet. Kinds that Excel has no chart for have a table alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from analysis.findings import ChartKind, Evidence
from presentation.charts.canvas import Row
from presentation.plain_rows import plain_rows
from presentation.workbook.excel_charts import dots, over_time, quadrant, waterfall
from presentation.workbook.excel_charts.across import draw_bars, draw_stacked, draw_tornado, height_across
from presentation.workbook.excel_charts.curves import draw_step_curves
from presentation.workbook.excel_charts.ground import Ground
from presentation.workbook.excel_charts.heat import lines_of_table, write_heat
from presentation.workbook.excel_charts.lines import draw_lines
from presentation.workbook.sheets import Placed

ROW = 0.53  # centimetres of a row of cells at its usual height


@dataclass(frozen=True)
class Drawer:
    draw: Callable[[Ground], Any]
    height: Callable[[list[Row]], float]  # centimetres


def _fixed(height: float) -> Callable[[list[Row]], float]:
    return lambda rows: height


def _a_row_each(rows: list[Row]) -> float:
    return height_across(len({str(row["label"]) for row in rows})) + 0.8


DRAWERS: dict[ChartKind, Drawer] = {
    ChartKind.BARS: Drawer(draw_bars, _a_row_each),
    ChartKind.PARETO: Drawer(draw_bars, _a_row_each),
    ChartKind.RANKING: Drawer(draw_bars, _a_row_each),
    ChartKind.TORNADO: Drawer(draw_tornado, _a_row_each),
    ChartKind.STACKED: Drawer(draw_stacked, _a_row_each),
    ChartKind.DOTS: Drawer(dots.draw_dots, _fixed(dots.HEIGHT)),
    ChartKind.PAIRED_DOTS: Drawer(dots.draw_paired_dots, _fixed(dots.HEIGHT)),
    ChartKind.WATERFALL: Drawer(waterfall.draw_waterfall, _fixed(waterfall.HEIGHT)),
    ChartKind.LINES: Drawer(draw_lines, _fixed(over_time.HEIGHT)),
    ChartKind.STEP_CURVES: Drawer(draw_step_curves, _fixed(over_time.HEIGHT)),
    ChartKind.QUADRANT: Drawer(quadrant.draw_quadrant, _fixed(quadrant.HEIGHT)),
}


def rows_for_chart(evidence: Evidence) -> int:
    """Rows of cells to keep free over the table; 0 where nothing is drawn."""
    rows = plain_rows(evidence.rows)
    if rows and evidence.chart.kind is ChartKind.HEAT:
        return lines_of_table(rows) + 1
    drawer = DRAWERS.get(evidence.chart.kind)
    return int(drawer.height(rows) / ROW) + 2 if drawer and rows else 0


def add_chart(placed: Placed, evidence: Evidence, top: int) -> None:
    """Draws the evidence over its table, from row `top` on."""
    rows = plain_rows(evidence.rows)
    if not rows:
        return
    if evidence.chart.kind is ChartKind.HEAT:
        write_heat(placed, rows, evidence.chart, top)
    elif drawer := DRAWERS.get(evidence.chart.kind):
        placed.sheet.add_chart(drawer.draw(Ground(placed, rows, evidence.chart)), f"A{top}")
