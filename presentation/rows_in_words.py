"""A finding's rows as a table that people read: only the columns a chart shows or rests on, each number in its unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from analysis.findings import Chart, ChartKind, Evidence
from analysis.quantities import Count, Money, Quantity, ShareChange
from presentation.charts.numbers import quantity_of, short_label
from presentation.plain_rows import plain_rows
from presentation.rounding import grain_of
from presentation.wording import say_part, say_quantity

NOT_SHOWN = "not shown"  # a cell of too few customers, or one that is not known

# Columns in the chart's own unit, and those that are shares whatever it draws.
IN_THE_CHARTS_UNIT = {"value", "low", "high", "first", "second", "y", "limit_low", "limit_high"}
SHARES = {"cumulative_share", "first_share", "customers_touched_share"}
ENDS = {"low", "high", "limit_low", "limit_high"}  # their heading stands beside that of the value
DECIMALS_BELOW = 1_000
# What only says how a mark looks, or says in other words what another column says.
UNSAID = {"is_highlighted", "is_total", "mark", "tip", "at_unit", "marker", "made_on"}
HEADINGS = {
    "low": "From",
    "high": "To",
    "sample_size": "n",
    "at_risk": "Still watched",
    "cumulative_share": "Running total",
    "first_share": "First in, of draws",
    "limit_low": "Limit, from",
    "limit_high": "Limit, to",
    "low_at": "Moved from",
    "high_at": "Moved to",
    "at": "Month",
    "row": "",
    "label": "",
    "series": "",
    "x": "Across",
    "y": "Up",
}
FACTS = {True: "yes", False: "no"}


@dataclass(frozen=True)
class Table:
    """`numbers` are the positions of columns that hold numbers."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int]


def rows_in_words(evidence: Evidence) -> Table:
    """Every row; columns that hold nothing are left out."""
    rows, chart = plain_rows(evidence.rows), evidence.chart
    columns = [
        name for name in (rows[0] if rows else {}) if name not in UNSAID and any(row[name] is not None for row in rows)
    ]
    numeric = {name for name in columns if all(_is_number(row[name]) for row in rows if row[name] is not None)}
    return Table(
        tuple(heading(name, chart) for name in columns),
        tuple(tuple(_cell(name, row, chart) for name in columns) for row in rows),
        frozenset(i for i, name in enumerate(columns) if name in numeric),
    )


def heading(name: str, chart: Chart) -> str:
    """In readers' words, with the unit where a number alone would not say it."""
    said = chart.names.get(name) or HEADINGS.get(name)
    said = name.replace("_", " ").capitalize() if said is None else said
    unit = unit_of(name, {}, chart)
    quantity = quantity_of(unit, 0.0) if unit else None
    if isinstance(quantity, Money) and quantity.per and name not in ENDS:
        return f"{said}, a {quantity.per}"
    if isinstance(quantity, ShareChange) and name not in ENDS:
        return f"{said}, percentage points"
    if isinstance(quantity, Count) and name in ("value", "first", "second"):
        return f"{said}, {quantity.of}" if chart.names.get(name) else quantity.of.capitalize()
    return said


def unit_of(name: str, row: Mapping[str, Any], chart: Chart) -> str:
    """The unit text of a column; "" of what has none."""
    if name in IN_THE_CHARTS_UNIT:
        return chart.unit
    if name in SHARES:
        return "share"
    if name == "x":
        return chart.names.get("x_unit", "")
    return str(row.get("at_unit") or "") if name in ("low_at", "high_at") else ""


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _cell(name: str, row: Mapping[str, Any], chart: Chart) -> str:
    value = row[name]
    if value is None:
        return NOT_SHOWN if name in ("value", "first", "second") and chart.kind is not ChartKind.TIMELINE else ""
    if isinstance(value, bool):
        return FACTS[value]
    if name == "at":
        return f"{date.fromisoformat(value):%B %Y}"
    if not _is_number(value):
        return str(value)
    unit = unit_of(name, row, chart)
    return _amount(quantity_of(unit, value)) if unit else _bare(value)


def _amount(quantity: Quantity) -> str:
    """As exactly as anybody says it; what is counted and the rate stand in the heading."""
    if isinstance(quantity, Count):
        return _bare(quantity.amount)
    if isinstance(quantity, Money):
        return say_quantity(replace(quantity, per=""), "exact")
    return short_label(quantity, grain_of(quantity).exact)


def _bare(value: float) -> str:
    is_whole = float(value).is_integer() or abs(value) >= DECIMALS_BELOW
    return say_part(round(value)) if is_whole else f"{value:,.4g}"
