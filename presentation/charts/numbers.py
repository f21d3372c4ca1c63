"""Numbers on charts: short labels in the words of presentation/wording.py, and axes that count in the same unit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

from analysis.quantities import Count, Days, Money, Months, Points, Quantity, Ratio, Score, Share, ShareChange
from presentation.rounding import rounded, shown, step_for
from presentation.wording import MINUS, NO_BREAK_SPACE, SYMBOLS

PLAIN_UNITS: dict[str, type[Quantity]] = {
    "share": Share,
    "share points": ShareChange,
    "NPS points": Points,
    "days": Days,
    "months": Months,
    "ratio": Ratio,
}
THOUSANDS = ((Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"), (Decimal(10) ** 3, "k"))
ABBREVIATED_FROM = 10_000


def quantity_of(unit: str, amount: float) -> Quantity:
    """The quantity that a unit text of analysis.quantities names. What is no known unit counts things of that name."""
    if unit in PLAIN_UNITS:
        return PLAIN_UNITS[unit](amount)
    if unit.startswith("score "):
        low, high = unit.removeprefix("score ").split("–")
        return Score(amount, float(low), float(high))
    currency, _, per = unit.partition(" per ")
    if len(currency) == 3 and currency.isupper():
        return Money(amount, currency, per)
    return Count(amount, unit)


def short_labels(
    unit: str,
    amounts: Sequence[float],
    half_widths: Sequence[float | None] | None = None,
    sample_sizes: Sequence[int | None] | None = None,
) -> list[str]:
    """One label a number, all as fine as the least certain of them allows; money each to its own digits."""
    quantities = [quantity_of(unit, amount) for amount in amounts]
    widths = half_widths or [None] * len(quantities)
    sizes = sample_sizes or [None] * len(quantities)
    steps = [step_for(*each) for each in zip(quantities, widths, sizes, strict=True)]
    known = [step for step, each in zip(steps, quantities, strict=True) if math.isfinite(each.amount)]
    coarsest = max(known, default=Decimal(1))
    return [
        short_label(quantity, step if isinstance(quantity, Money) else coarsest)
        for quantity, step in zip(quantities, steps, strict=True)
    ]


def short_label(quantity: Quantity, step: Decimal) -> str:
    """ "46 %", "+27", "€1.2m", "2.1×"; nothing for a number that is not known."""
    if not math.isfinite(quantity.amount):
        return ""
    amount = rounded(quantity, step)
    is_signed = isinstance(quantity, Points | ShareChange) and amount > 0
    sign = MINUS if amount < 0 else "+" if is_signed else ""
    return sign + _with_short_unit(quantity, abs(amount), step)


def _with_short_unit(quantity: Quantity, amount: Decimal, step: Decimal) -> str:
    if isinstance(quantity, Money):
        symbol = SYMBOLS.get(quantity.currency, f"{quantity.currency}{NO_BREAK_SPACE}")
        return symbol + _abbreviated(amount, step)
    if isinstance(quantity, Share):
        return f"{shown(amount, step)}{NO_BREAK_SPACE}%"
    if isinstance(quantity, Ratio):
        return f"{shown(amount, step)}×"
    return shown(amount, step)


def _abbreviated(amount: Decimal, step: Decimal) -> str:
    if amount < ABBREVIATED_FROM:
        return shown(amount, step)
    scale, letter = next((scale, letter) for scale, letter in THOUSANDS if amount >= scale)
    digits = shown(amount / scale, step / scale)
    return (digits.rstrip("0").rstrip(".") if "." in digits else digits) + letter


def axis_expression(unit: str) -> str:
    """The Vega expression that writes a tick of an axis in this unit."""
    quantity = quantity_of(unit, 0.0)
    if isinstance(quantity, Share):
        return f"format(datum.value * 100, ',.2~f') + '{NO_BREAK_SPACE}%'"
    if isinstance(quantity, ShareChange):
        return "datum.value == 0 ? '0' : format(datum.value * 100, '+,.2~f')"
    if isinstance(quantity, Points):
        return "datum.value == 0 ? '0' : format(datum.value, '+,.1~f')"
    if isinstance(quantity, Ratio):
        return "format(datum.value, ',.2~f') + '×'"
    if isinstance(quantity, Money):
        symbol = SYMBOLS.get(quantity.currency, f"{quantity.currency}{NO_BREAK_SPACE}")
        size = "abs(datum.value) >= 1e9 ? [1e9, 'bn'] : abs(datum.value) >= 1e6 ? [1e6, 'm'] : "
        size += "abs(datum.value) >= 1e3 ? [1e3, 'k'] : [1, '']"
        digits = f"format(abs(datum.value) / ({size})[0], ',.2~f') + ({size})[1]"
        return f"(datum.value < 0 ? '{MINUS}' : '') + '{symbol}' + {digits}"
    return "format(datum.value, ',.2~f')"
