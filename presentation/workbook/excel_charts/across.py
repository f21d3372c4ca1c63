"""Bars from zero, one a row: plain, in order of size with running totals, ranked, and about an assumed value."""

from __future__ import annotations

from typing import Any

from openpyxl.chart import BarChart

from presentation.charts.canvas import Row, is_highlighted
from presentation.charts.marks import amounts_with_labels, extent, half_width, with_reference
from presentation.charts.numbers import short_labels
from presentation.charts.tornado import moved_between
from presentation.workbook.excel_charts.ground import Ground, interval, series
from presentation.workbook.excel_charts.look import (
    filled,
    labels,
    legend_at,
    literally,
    no_axis,
    points,
    saying,
    set_up,
    type_,
    unseen,
)

ROW, AROUND = 0.85, 1.2  # centimetres of a bar and of what stands above and below all


def height_across(count: int) -> float:
    return AROUND + ROW * max(count, 1)


def draw_bars(ground: Ground) -> Any:
    rows = amounts_with_labels(ground.rows, ground.chart.unit)
    chart = _across(ground, len(rows))
    bars = series(ground.column("value"), ground.column("label"))
    bars.dPt = points([_role(row, rows) for row in rows])
    low, high = _ends(rows, ground)
    if any(half_width(row) for row in rows):
        bars.errBars = interval(ground, rows)
        chart.series = [bars, _label_holders(ground, rows)]
    else:
        bars.dLbls = labels(saying([row["text"] for row in rows], [row["value"] for row in rows]), "outEnd")
        chart.series = [bars]
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = min(low, 0.0), high + (high - min(low, 0.0)) * 0.12
    return chart


def draw_tornado(ground: Ground) -> Any:
    """A bar from the lower to the upper end of each; the part below it is not seen."""
    rows = ground.rows
    chart = _across(ground, len(rows), grouping="stacked")
    ends = [sorted((float(row["low"]), float(row["high"]))) for row in rows]
    texts = short_labels(ground.chart.unit, [end for pair in ends for end in pair])
    names = ground.beside("input", [", ".join(filter(None, [row["label"], moved_between(row)])) for row in rows])
    start = series(ground.beside("from", [least for least, _ in ends]), names)
    start.spPr = unseen()
    bars = series(ground.beside("to, beyond it", [most - least for least, most in ends]), names)
    bars.dPt = points([_role(row, rows) for row in rows])
    told = {i: literally(f"{texts[2 * i]} to {texts[2 * i + 1]}") for i in range(len(rows))}
    end = series(ground.beside("room for words", [0.0] * len(rows)), names)
    end.spPr = unseen()
    end.dLbls = labels(told, "inBase")
    low, high = min(least for least, _ in ends), max(most for _, most in ends)
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = min(low, 0.0), high + (high - min(low, 0.0)) * 0.3
    chart.series = [start, bars, end]
    return chart


def draw_stacked(ground: Ground) -> Any:
    """Parts of one whole, named over the plot."""
    rows = ground.rows
    parts = list(dict.fromkeys(str(row["part"]) for row in rows))
    names = list(dict.fromkeys(str(row["label"]) for row in rows))
    value = {(str(row["label"]), str(row["part"])): row["value"] for row in rows}
    chart = _across(ground, len(names), grouping="stacked")
    categories = ground.beside("", names)
    for part, (role, letters) in zip(parts, PARTS * len(parts), strict=False):
        amounts = [value.get((name, part)) for name in names]
        one = series(ground.beside(part, amounts), categories)
        one.spPr = filled(role)
        one.dLbls = labels(
            {i: "0 %" for i, amount in enumerate(amounts) if (amount or 0) >= WIDE_ENOUGH},
            "ctr",
            dict.fromkeys(range(len(names)), letters),
        )
        chart.series.append(one)
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, max(1.0, *_sums(names, parts, value))
    legend_at(chart, "t")
    return chart


# Ground and letters of each part, as on the page: the last against us.
PARTS = [
    ("accent", "paper"),
    ("faint", "ink"),
    ("context", "ink"),
    ("against", "paper"),
    ("panel", "ink"),
    ("ink", "paper"),
]
WIDE_ENOUGH = 0.06  # of the whole: a narrower part cannot hold its number


def _sums(names: list[str], parts: list[str], value: dict[tuple[str, str], Any]) -> list[float]:
    return [sum(value.get((name, part)) or 0.0 for part in parts) for name in names]


def _across(ground: Ground, count: int, grouping: str = "clustered") -> Any:
    chart = BarChart()
    chart.type, chart.grouping = "bar", grouping
    chart.overlap, chart.gapWidth = 100, 45
    set_up(chart, height_across(count) + (0.8 if grouping == "stacked" else 0))
    chart.x_axis.scaling.orientation = "maxMin"  # the first row at the top
    chart.x_axis.txPr = type_()
    chart.x_axis.tickLblPos = "low"  # beside the plot where bars run below none
    no_axis(chart.y_axis)
    return chart


def _label_holders(ground: Ground, rows: list[Row]) -> Any:
    """Bars that nobody sees, as far as the interval goes: the numbers stand at their ends, clear of it."""
    far = [row.get("high") if (row["value"] or 0) >= 0 else row.get("low") for row in rows]
    reached = [row["value"] if each is None else each for row, each in zip(rows, far, strict=True)]
    holders = series(ground.beside("where its number stands", reached), ground.column("label"))
    holders.spPr = unseen()
    holders.dLbls = labels({i: literally(row["text"]) for i, row in enumerate(rows) if row["text"]}, "outEnd")
    return holders


def _ends(rows: list[Row], ground: Ground) -> tuple[float, float]:
    low, high = with_reference(extent(rows), ground.chart)
    return low, high if high > min(low, 0.0) else low + 1


def _role(row: Row, rows: list[Row]) -> str:
    return "accent" if is_highlighted(row) or not any(map(is_highlighted, rows)) else "context"
