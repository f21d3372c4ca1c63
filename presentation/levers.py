"""The assumptions that a reader may move: how each is called in the address, how far it goes, what it counts in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.estimates import Estimate
from analysis.view import Assumptions


@dataclass(frozen=True)
class Lever:
    """`assumption` is a field of Assumptions; `parts` of its unit on the page make one of its own (per cent: 100)."""

    assumption: str
    name: str  # in the address and of the widget
    label: str
    lowest: float
    highest: float
    step: float
    form: str
    parts: float = 1.0


UPLIFT = Lever("uplift", "uplift", "Customers who move up one group", 0.0, 50.0, 1.0, "%g %%", 100.0)
MARGIN = Lever("gross_margin", "margin", "Gross margin", 0.0, 100.0, 1.0, "%g %%", 100.0)
DISCOUNT = Lever("discount_rate", "discount", "Discount rate a year", 0.0, 30.0, 1.0, "%g %%", 100.0)
HORIZON = Lever("horizon", "years", "Years ahead", 1.0, 10.0, 1.0, "%g")
RELIEF = Lever("relief", "relief", "Part of the trouble that is fixed", 0.0, 100.0, 5.0, "%g %%", 100.0)
SLIDERS = (UPLIFT, RELIEF, MARGIN, DISCOUNT, HORIZON)
COST = Lever("cost", "cost", "Cost, once", 0.0, 1e12, 5_000.0, "%g")
LEVERS = (*SLIDERS, COST)


def usual(lever: Lever, stated: Mapping[str, Estimate]) -> float | None:
    """Where the lever stands while nobody moved it; None where nothing is stated."""
    found = stated.get(f"assumption[{lever.assumption}]")
    return None if found is None else round(found.value.amount * lever.parts, 6)


def sliders_of(stated: Mapping[str, Estimate]) -> tuple[Lever, ...]:
    """Those that this finding rests on."""
    return tuple(each for each in SLIDERS if f"assumption[{each.assumption}]" in stated)


def assumptions_from(
    values: Mapping[str, float | None], stated: Mapping[str, Estimate], fix: tuple[str, ...] | None = None
) -> Assumptions:
    """By the levers' names. What stands where it usually does was not chosen."""
    chosen: dict[str, float] = {}
    for lever in LEVERS:
        value = values.get(lever.name)
        if value is not None and value != usual(lever, stated):
            chosen[lever.assumption] = value / lever.parts
    years = chosen.pop("horizon", None)
    return Assumptions(**chosen, horizon=None if years is None else round(years), fix=fix)
