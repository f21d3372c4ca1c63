"""What a chart draws from: the columns of the rows on their sheet, and beside them what it needs besides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.chart.data_source import AxDataSource, NumDataSource, NumRef, StrRef
from openpyxl.chart.error_bar import ErrorBars
from openpyxl.chart.series import Series, SeriesLabel, XYSeries
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.utils import get_column_letter, quote_sheetname

from analysis.findings import Chart
from presentation.charts.canvas import Row
from presentation.workbook.formats import unit_format
from presentation.workbook.neutral import neutral
from presentation.workbook.sheets import Placed, colour, letters

Reference = str


class Ground:
    """Rows on their sheet. Every number that a chart draws stands in a cell that somebody may look at."""

    def __init__(self, placed: Placed, rows: list[Row], chart: Chart) -> None:
        self.rows, self.chart = rows, chart
        self._placed, self._next = placed, len(placed.columns) + 2

    def column(self, name: str) -> Reference:
        place = self._placed.columns.index(name) + 1
        return self._cells(place, self._placed.count)

    def beside(self, heading: str, values: Sequence[Any], unit: str | None = None) -> Reference:
        """A further column, in quiet type; in the chart's unit unless another is given."""
        sheet, place = self._placed.sheet, self._next
        self._next += 1
        for i, value in enumerate([heading, *values]):
            cell = sheet.cell(self._placed.top + i, place, neutral(value))
            cell.font = letters("quiet", is_bold=i == 0)
            if isinstance(value, float):
                cell.number_format = unit_format(unit or self.chart.unit, value)
        sheet.column_dimensions[get_column_letter(place)].width = max(len(heading) + 2, 12)
        return self._cells(place, len(values))

    def _cells(self, place: int, count: int) -> Reference:
        letter, top = get_column_letter(place), self._placed.top
        return f"{quote_sheetname(self._placed.sheet.title)}!${letter}${top + 1}:${letter}${top + max(count, 1)}"


def heading_of(cells: Reference) -> Reference:
    """The cell over these cells."""
    sheet, _, place = cells.rpartition("!")
    _, letter, row = place.partition(":")[0].split("$")
    return f"{sheet}!${letter}${int(row) - 1}"


def series(values: Reference, categories: Reference | None = None, title: Reference | None = None) -> Series:
    return Series(
        val=NumDataSource(numRef=NumRef(f=values)),
        cat=AxDataSource(strRef=StrRef(f=categories)) if categories else None,
        tx=SeriesLabel(strRef=StrRef(f=title or heading_of(values))),
    )


def xy_series(xs: Reference, ys: Reference, title: Reference | None = None) -> XYSeries:
    return XYSeries(
        xVal=AxDataSource(numRef=NumRef(f=xs)),
        yVal=NumDataSource(numRef=NumRef(f=ys)),
        tx=SeriesLabel(strRef=StrRef(f=title or heading_of(ys))),
        smooth=False,
    )


# openpyxl writes minus before plus; the schema wants plus first, and Excel repairs what is out of its order.
IN_ORDER = ("errDir", "errBarType", "errValType", "noEndCap", "plus", "minus", "val", "spPr")


def interval(ground: Ground, rows: list[Row], direction: str | None = None, role: str = "ink") -> ErrorBars:
    """From low to high of these rows, of columns that say how far each lies from the value."""
    below = [_apart(row, "value", "low") for row in rows]
    above = [_apart(row, "high", "value") for row in rows]
    bars = ErrorBars(
        errDir=direction,
        errBarType="both",
        errValType="cust",
        noEndCap=True,
        minus=NumDataSource(numRef=NumRef(f=ground.beside("value less low", below))),
        plus=NumDataSource(numRef=NumRef(f=ground.beside("high less value", above))),
        spPr=GraphicalProperties(ln=LineProperties(solidFill=colour(role), w=19_050)),
    )
    bars.__elements__ = IN_ORDER
    return bars


def _apart(row: Row, upper: str, lower: str) -> float:
    if row.get(upper) is None or row.get(lower) is None:
        return 0.0
    return max(float(row[upper]) - float(row[lower]), 0.0)
