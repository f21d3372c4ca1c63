"""How many were still watched, as a table under the curves: a row a curve, a column a tick of the axis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from presentation.charts.canvas import Row
from presentation.charts.measure import wrap
from presentation.charts.series import series_names
from presentation.slides.native_charts.look import SMALLEST, Box, Role
from presentation.slides.native_charts.plot_places import TICKS_BELOW, PlotPlaces
from presentation.slides.native_charts.row_places import WIDER, wide
from presentation.slides.native_charts.strokes import LETTERS
from presentation.slides.native_charts.tables import Cell, add_table, part_of

HEADING = "Still watched"
SIZE = SMALLEST.pt
ROW = 17.0  # points
MOST_NAME = 150.0  # points that the names of curves may take beside the plot
BOLD = 1.1  # times as wide as plain letters
LEAN = 8.0  # points by which a number begins left of its tick


def at_risk_height(rows: Sequence[Row]) -> float:
    """Points that the table takes; none where nobody counted."""
    if not any(row.get("at_risk") is not None for row in rows):
        return 0.0
    return (len(series_names(list(rows))) + 1) * ROW + 6


def names_width(rows: Sequence[Row]) -> float:
    names = [HEADING, *series_names(list(rows))]
    return min(max(wide(name, SIZE) for name in names) * BOLD, MOST_NAME) + LEAN + 6


def add_at_risk(
    shapes: Any, rows: list[Row], roles: Mapping[str, Role], ticks: Sequence[int], places: PlotPlaces, box: Box
) -> None:
    names = series_names(rows)
    cells = [[Cell(HEADING, Role.QUIET, SIZE)] + [Cell("", Role.QUIET, SIZE) for _ in ticks]]
    for name in names:
        counts = {round(row["time"]): row.get("at_risk") for row in rows if str(row["series"]) == name}
        role = LETTERS.get(roles[name], roles[name])
        said, *rest = wrap(name, SIZE * WIDER, MOST_NAME / BOLD - SIZE)
        first = f"{said} …" if rest else said
        numbers = [Cell(_watched(counts, at), Role.INK, SIZE) for at in ticks]
        cells.append([Cell(first, role, SIZE, bold=True), *numbers])
    pitch = places.across * (ticks[1] - ticks[0]) / max(_end(rows), 1) if len(ticks) > 1 else places.across
    widths = [places.left - LEAN] + [pitch] * len(ticks)
    top = places.top + places.up + TICKS_BELOW
    said = f"How many were still watched at {', '.join(map(str, ticks))}: " + "; ".join(
        f"{row[0].text} {', '.join(cell.text or 'none' for cell in row[1:])}" for row in cells[1:]
    )
    at = part_of(box, 0, top, sum(widths), ROW * len(cells))
    frame = add_table(shapes, cells, widths, [ROW] * len(cells), at, said)
    frame.table.cell(0, 0).merge(frame.table.cell(0, len(ticks)))


def _watched(counts: Mapping[int, float | None], at: int) -> str:
    """As of the next time that was counted; nothing where the curve has not begun, or is over."""
    later = [time for time in counts if time >= at]
    if not later or at < min(counts):
        return ""
    count = counts[min(later)]
    return "" if count is None else f"{count:,.0f}"


def _end(rows: Sequence[Row]) -> int:
    return max(round(row["time"]) for row in rows)
