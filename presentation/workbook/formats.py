"""How a cell shows a number of some unit. The number itself stays whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.findings import Chart
from analysis.quantities import Count, Days, Money, Months, Points, Quantity, Ratio, Score, Share, ShareChange
from presentation.charts.numbers import quantity_of
from presentation.rows_in_words import unit_of
from presentation.wording import MINUS, SYMBOLS

FORMATS: dict[type[Quantity], str] = {
    Share: "0.0 %",
    ShareChange: f"+0.0 %;{MINUS}0.0 %;0.0 %",
    Points: f"+0.0;{MINUS}0.0;0.0",
    Score: "0.00",
    Ratio: '0.00"×"',
    Days: "0.0",
    Months: "0.0",
}
WHOLE, PARTS = "#,##0", "#,##0.00"


def cell_format(name: str, row: Mapping[str, Any], chart: Chart) -> str | None:
    """Of the cell in this column; None where a plain number says it."""
    value = row.get(name)
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    unit = unit_of(name, row, chart)
    return unit_format(unit, value) if unit else _counted(value)


def unit_format(unit: str, value: float) -> str:
    quantity = quantity_of(unit, value)
    if isinstance(quantity, Money):
        symbol = SYMBOLS.get(quantity.currency, f"{quantity.currency} ")
        return f'"{symbol}"#,##0.00' if abs(value) < 100 and value % 1 else f'"{symbol}"#,##0'
    return _counted(value) if isinstance(quantity, Count) else FORMATS[type(quantity)]


def _counted(value: float) -> str:
    return WHOLE if float(value).is_integer() else PARTS
