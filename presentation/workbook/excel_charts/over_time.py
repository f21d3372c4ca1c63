"""What lines and curves share: a quiet frame, their colours, and names at their right ends where they are few."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openpyxl.chart.data_source import NumFmt
from openpyxl.chart.legend import LegendEntry
from openpyxl.chart.marker import Marker

from presentation.charts.canvas import Row, is_highlighted
from presentation.charts.series import ends_with_labels
from presentation.workbook.excel_charts.look import (
    LINE,
    axis_format,
    grid,
    labels,
    legend_at,
    literally,
    plot_within,
    set_scale,
    set_up,
    stroke,
)

HEIGHT = 9.0
NAMED_AT_ENDS = 4  # of more the names would stand on one another, and a legend tells them apart
SERIES_ROLES = ("accent", "ink", "against", "context", "quiet", "faint")
LETTERS = {"context": "quiet", "faint": "quiet"}  # grey marks may be faint, words may not


@dataclass(frozen=True)
class Ending:
    """The line at whose point `place` the name of its series stands."""

    line: Any
    place: int
    role: str


def draw_frame(chart: Any, unit: str, domain: tuple[float, float]) -> None:
    set_up(chart, HEIGHT)
    grid(chart.y_axis)
    set_scale(chart.y_axis, *domain)
    chart.y_axis.numFmt = NumFmt(formatCode=axis_format(unit), sourceLinked=False)
    chart.x_axis.tickLblPos = "low"


def drawn(line: Any, role: str, width: int = LINE, dash: str | None = None) -> Any:
    line.spPr, line.smooth, line.marker = stroke(role, width, dash), False, Marker(symbol="none")
    return line


def roles_of(rows: list[Row], names: list[str]) -> dict[str, str]:
    """The accent for the one that the point is about and grey for the others; a colour each where none is."""
    chosen = {str(row["series"]) for row in rows if is_highlighted(row)}
    if chosen and len(chosen) < len(names):
        return {name: "accent" if name in chosen else "context" for name in names}
    return {name: SERIES_ROLES[i % len(SERIES_ROLES)] for i, name in enumerate(names)}


def name_ends(chart: Any, unit: str, last: dict[str, Row], endings: dict[str, Ending]) -> None:
    if len(endings) > NAMED_AT_ENDS:
        legend_at(chart, "r")
        ends = {id(each.line) for each in endings.values()}
        others = [i for i, line in enumerate(chart.series) if id(line) not in ends]
        chart.legend.legendEntry = [LegendEntry(idx=i, delete=True) for i in others]
        return
    for name, text, _ in ends_with_labels(last, unit):
        end = endings[name]
        words = text if len(endings) == 1 else f"{name} {text}"
        end.line.dLbls = labels({end.place: literally(words)}, "r", {end.place: LETTERS.get(end.role, end.role)})
    plot_within(chart, 0.06, 0.05, 0.72 if len(endings) > 1 else 0.86, 0.8)
