"""Curves that fall in steps, with their bands as thin lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.chart import ScatterChart
from openpyxl.chart.data_source import NumFmt

from presentation.charts.marks import extent
from presentation.charts.series import series_names
from presentation.workbook.excel_charts.ground import Ground, xy_series
from presentation.workbook.excel_charts.over_time import Ending, draw_frame, drawn, name_ends, roles_of

BAND = 9_525  # EMU of a band's edge


def draw_step_curves(ground: Ground) -> Any:
    rows = [row for row in ground.rows if row.get("value") is not None]
    chart = ScatterChart()
    chart.style, chart.scatterStyle = None, "lineMarker"
    draw_frame(chart, ground.chart.unit, (0.0, 1.0) if ground.chart.unit == "share" else extent(rows))
    chart.x_axis.scaling.min, chart.x_axis.scaling.max = 0, max((float(row["time"]) for row in rows), default=1.0)
    chart.x_axis.numFmt = NumFmt(formatCode="0", sourceLinked=False)
    names, endings, last = series_names(rows), {}, {}
    for name, role in roles_of(rows, names).items():
        own = [row for row in rows if str(row["series"]) == name]
        corners = _corners([float(row["time"]) for row in own])[1:]
        times = ground.beside(ground.chart.names.get("time", "months"), corners, "months")
        for column in ("low", "high", "value"):
            if any(row.get(column) is not None for row in own):
                values = _corners([row.get(column) for row in own])[:-1]
                cells = ground.beside(name if column == "value" else f"{name}, {column}", values)
                is_curve = column == "value"
                line = drawn(xy_series(times, cells), role, *(() if is_curve else (BAND, "sysDot")))
                chart.series.append(line)
        endings[name], last[name] = Ending(line, 2 * len(own) - 2, role), own[-1]
    name_ends(chart, ground.chart.unit, last, endings)
    return chart


def _corners(values: Sequence[Any]) -> list[Any]:
    """Each twice: times without their first, and values without their last, are the corners of a staircase."""
    return [each for value in values for each in (value, value)]
