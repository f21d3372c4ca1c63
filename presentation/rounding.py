"""How finely a number may be said. Only presentation/wording.py and the numbers on charts ask."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from analysis.quantities import Count, Days, Money, Months, Points, Quantity, Ratio, Score, Share, ShareChange

# A share counted over fewer than this many is said in whole percent: one more customer would move the decimal.
DECIMAL_SHARE_FROM = 1_000


@dataclass(frozen=True)
class Grain:
    """Steps in the unit as people say it (per cent for shares). `bare`: of a number that came without an interval."""

    finest: Decimal
    coarsest: Decimal
    bare: Decimal
    exact: Decimal
    scale: int = 1


ONE, TENTH, HUNDREDTH = Decimal(1), Decimal("0.1"), Decimal("0.01")
GRAINS: dict[type[Quantity], Grain] = {
    Share: Grain(TENTH, ONE, TENTH, HUNDREDTH, scale=100),
    ShareChange: Grain(TENTH, ONE, TENTH, HUNDREDTH, scale=100),
    Points: Grain(TENTH, ONE, ONE, TENTH),
    Score: Grain(HUNDREDTH, TENTH, TENTH, HUNDREDTH),
    Days: Grain(TENTH, ONE, ONE, TENTH),
    Months: Grain(TENTH, ONE, ONE, TENTH),
    Ratio: Grain(HUNDREDTH, TENTH, TENTH, HUNDREDTH),
    Count: Grain(ONE, Decimal(10), ONE, ONE),
    Money: Grain(HUNDREDTH, ONE, ONE, HUNDREDTH),
}
CENTS_BELOW, HALF_A_UNIT = 100, 0.5
FEWEST_DIGITS_OF_MONEY, MOST_DIGITS_OF_MONEY = 2, 3


def grain_of(quantity: Quantity) -> Grain:
    return GRAINS[type(quantity)]


def step_for(quantity: Quantity, half_width: float | None, sample_size: int | None) -> Decimal:
    """The distance between two numbers that may be said; `half_width` in the quantity's own unit."""
    if not math.isfinite(quantity.amount):
        return ONE
    if isinstance(quantity, Money):
        return _step_of_money(quantity.amount, half_width)
    grain = grain_of(quantity)
    if half_width is None:
        step = _bare_step(quantity, grain, sample_size)
    else:
        step = min(max(_power_below(half_width * grain.scale), grain.finest), _coarsest(quantity, grain))
    return _fine_enough(quantity, step)


def rounded(quantity: Quantity, step: Decimal) -> Decimal:
    """The amount, scaled to the unit as said, at the nearest step; halves away from zero, as people round."""
    amount = Decimal(repr(float(quantity.amount))) * grain_of(quantity).scale
    return (amount / step).quantize(ONE, ROUND_HALF_UP) * step


def shown(amount: Decimal, step: Decimal) -> str:
    """To as many decimals as the step has."""
    decimals = max(0, -int(step.normalize().as_tuple().exponent))
    return f"{amount:,.{decimals}f}"


def _coarsest(quantity: Quantity, grain: Grain) -> Decimal:
    """Of a ratio of ten and more two digits count: "350 times", where the interval leaves the third in doubt."""
    if isinstance(quantity, Ratio) and quantity.amount >= 10:
        return _power_below(quantity.amount) / 10
    return grain.coarsest


def _power_below(width: float) -> Decimal:
    return Decimal(10) ** math.floor(math.log10(width))


def _bare_step(quantity: Quantity, grain: Grain, sample_size: int | None) -> Decimal:
    """Whole per cent where the share is one, or rests on few; otherwise the unit's own."""
    if isinstance(quantity, Share | ShareChange):
        is_whole = abs(quantity.amount * 100 - round(quantity.amount * 100)) < 1e-9
        if is_whole or (sample_size is not None and sample_size < DECIMAL_SHARE_FROM):
            return ONE
    return grain.bare


def _fine_enough(quantity: Quantity, step: Decimal) -> Decimal:
    """A small difference is not said as none, nor nearly all as all, while two more digits tell them apart."""
    plain = {Decimal(0), Decimal(100), Decimal(-100)} if isinstance(quantity, Share) else {Decimal(0)}
    plain = plain | {ONE} if isinstance(quantity, Ratio) else plain
    exact = Decimal(repr(float(quantity.amount))) * grain_of(quantity).scale
    if isinstance(quantity, Count) or exact in plain:
        return step
    return next((s for s in (step, step / 10, step / 100) if rounded(quantity, s) not in plain), step)


def _step_of_money(amount: float, half_width: float | None) -> Decimal:
    """Two or three digits that count; below a hundred, cents or whole units."""
    if abs(amount) < CENTS_BELOW:
        return HUNDREDTH if amount and (half_width is None or half_width < HALF_A_UNIT) else ONE
    magnitude = Decimal(10) ** math.floor(math.log10(abs(amount)))
    finest = magnitude / 10 ** (MOST_DIGITS_OF_MONEY - 1)
    coarsest = magnitude / 10 ** (FEWEST_DIGITS_OF_MONEY - 1)
    step = finest if half_width is None else min(max(_power_below(half_width), finest), coarsest)
    return min(step, ONE) if abs(amount) < 1_000 else step
