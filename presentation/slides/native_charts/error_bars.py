"""Intervals as error bars: python-pptx has none, the format has. Their ends are cells of the chart's own workbook."""

from __future__ import annotations

from collections.abc import Sequence

from presentation.charts.canvas import Row
from presentation.slides.native_charts.caches import number_reference
from presentation.slides.native_charts.look import Role
from presentation.slides.native_charts.paint_xml import stroke
from presentation.slides.native_charts.sheet import Column, Sheet

ABOVE, BELOW = "to high", "to low"


def reach_columns(rows: Sequence[Row], value: str = "value") -> tuple[Column, Column]:
    """How far the interval of each row reaches beyond its value: nothing where a row has none."""
    return (
        Column(ABOVE, tuple(_reach(row.get(value), row.get("high")) for row in rows), f"{{high}}-{{{value}}}"),
        Column(BELOW, tuple(_reach(row.get("low"), row.get(value)) for row in rows), f"{{{value}}}-{{low}}"),
    )


def error_bars(sheet: Sheet, role: Role, points: float) -> str:
    """From low to high about the end of each bar, without the strokes across that would look like limits."""
    return (
        '<c:errBars><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="1"/>'
        f"<c:plus>{number_reference(sheet, ABOVE)}</c:plus><c:minus>{number_reference(sheet, BELOW)}</c:minus>"
        f"{stroke(role, points)}</c:errBars>"
    )


def _reach(low: float | None, high: float | None) -> float | None:
    return None if low is None or high is None or high <= low else high - low
