"""Marks that several kinds of chart are made of: amounts along x, intervals, numbers at ends, a reference line."""

from __future__ import annotations

from typing import Any

from analysis.findings import Chart
from presentation.charts.canvas import TICK_SIZE, Brush, Row, Spec, is_highlighted, room_for
from presentation.charts.numbers import short_labels

REFERENCE = "reference"  # the name in Chart.names that says what the reference line is


def half_width(row: Row) -> float | None:
    """Half the interval of a row; None where there is none."""
    low, high = row.get("low"), row.get("high")
    if low is None or high is None or high <= low:
        return None
    return (high - low) / 2


def amounts_with_labels(rows: list[Row], unit: str, column: str = "value") -> list[Row]:
    """The rows with `text` (the amount as said on charts) and `tip` (what a pointer over the mark is told)."""
    amounts = [_number(row.get(column)) for row in rows]
    sizes = [row.get("sample_size") for row in rows]
    texts = short_labels(unit, amounts, [half_width(row) for row in rows], sizes)
    return [{**row, "text": text, "tip": _tip(row, text, unit)} for row, text in zip(rows, texts, strict=True)]


def _number(value: Any) -> float:
    return float("nan") if value is None else float(value)


def _tip(row: Row, text: str, unit: str) -> str:
    parts = [f"{row.get('label') or row.get('series') or ''}: {text}".lstrip(": ")]
    if half_width(row) is not None:
        low, high = short_labels(unit, [row["low"], row["high"]], [half_width(row)] * 2)
        parts.append(f"({low} to {high})")
    if row.get("sample_size"):
        parts.append(f"n = {row['sample_size']:,}")
    return " ".join(parts)


def extent(rows: list[Row], columns: tuple[str, ...] = ("value", "low", "high")) -> tuple[float, float]:
    """The least and the greatest number in these columns; 0 to 1 where there is none."""
    amounts = [row[column] for row in rows for column in columns if row.get(column) is not None]
    return (min(amounts), max(amounts)) if amounts else (0.0, 1.0)


def with_reference(domain: tuple[float, float], chart: Chart) -> tuple[float, float]:
    """The domain stretched so that the reference line is in it."""
    if chart.reference is None:
        return domain
    return (min(domain[0], chart.reference), max(domain[1], chart.reference))


def x_field(rows: list[Row], chart: Chart, brush: Brush, *, from_zero: bool, axis: Spec | None) -> Spec:
    """Amounts along x, with room at the far end for their labels."""
    low, high = with_reference(brush.domain or extent(rows), chart)
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        high = low + 1
    return {"field": "value", "type": "quantitative", "axis": axis, "scale": scale_with_room(rows, (low, high))}


def scale_with_room(rows: list[Row], domain: tuple[float, float]) -> Spec:
    """The domain over the width less what the labels outside the marks need, on the side where they stand."""
    room = room_for([row["text"] for row in rows])
    left = room if any((row.get("value") or 0) < 0 for row in rows) and domain[0] < 0 else 0
    return {"domain": list(domain), "nice": False, "range": [left, {"expr": f"width - {room:.0f}"}]}


def end_labels(rows: list[Row], y: Spec, brush: Brush) -> list[Spec]:
    """Each amount beyond the end of its mark: right of it, or left where the amount is negative."""
    ink = brush.palette.ink

    def side(test: str, column: str, align: str, dx: int) -> Spec:
        return {
            "transform": [
                {"filter": test},
                {"calculate": f"isValid(datum.{column}) ? datum.{column} : datum.value", "as": "far"},
            ],
            "mark": {**brush.text, "align": align, "dx": dx, "baseline": "middle", "color": ink},
            "encoding": {
                "y": y,
                "x": {"field": "far", "type": "quantitative"},
                "text": {"field": "text"},
                "opacity": {"value": 1},
            },
        }

    layers = [side("datum.value >= 0", "high", "left", 6)]
    if any((row.get("value") or 0) < 0 for row in rows):
        layers.append(side("datum.value < 0", "low", "right", -6))
    return layers


def interval_rules(rows: list[Row], y: Spec, colour: str, width: float = 1.5) -> list[Spec]:
    if not any(half_width(row) for row in rows):
        return []
    rule = {"type": "rule", "strokeWidth": width, "color": colour, "opacity": 0.75}
    x = {"field": "low", "type": "quantitative"}
    return [{"mark": rule, "encoding": {"y": y, "x": x, "x2": {"field": "high"}}}]


def reference_line(chart: Chart, brush: Brush, channel: str = "x") -> list[Spec]:
    """A thin line at the chart's reference value, with its name where the chart gives one."""
    if chart.reference is None:
        return []
    datum: Spec = {"datum": chart.reference, "type": "quantitative"}
    line: Spec = {
        "mark": {"type": "rule", "color": brush.palette.quiet, "strokeDash": [3, 3]},
        "encoding": {channel: datum},
    }
    name = {**brush.text, "text": chart.names.get(REFERENCE, ""), "fontSize": TICK_SIZE, "color": brush.palette.quiet}
    place = {"baseline": "bottom", "dy": -4} if channel == "x" else {"align": "left", "dy": -6, "dx": 4}
    at = {"y": {"value": 0}} if channel == "x" else {"x": {"value": 0}}
    words: Spec = {"mark": {**name, **place}, "encoding": {channel: datum, **at}}
    return [{"data": {"values": [{}]}, **each} for each in (line, words) if each is line or name["text"]]


def emphasis(row: Row, brush: Brush, one_stands_out: bool) -> str:
    """The accent for the point made, grey for the rest; ink where nothing is singled out."""
    if is_highlighted(row):
        return brush.palette.accent
    return brush.palette.context if one_stands_out else brush.palette.ink
