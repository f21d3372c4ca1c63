"""The assumptions behind a worth: as a reader chose them, else as company.toml says, else a default that is stated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.estimates import Estimate, counted
from analysis.quantities import Count, Money, Quantity, Share
from analysis.view import Assumptions

# No company has said how much it can improve: a tenth is a stated start for the reader to move, not a forecast.
USUAL_UPLIFT = 0.10
# Beyond what was watched the pace of leaving is carried on as it is; three years is as far as plans usually reach.
USUAL_HORIZON = 3


@dataclass(frozen=True)
class Assumed:
    """Every assumption with a value; `cost` None where nobody stated any. `chosen` names those that the reader set."""

    uplift: float
    gross_margin: float
    discount_rate: float
    horizon: int  # years
    cost: float | None
    currency: str
    chosen: frozenset[str] = frozenset()

    def quantity(self, name: str, amount: float) -> Quantity:
        if name == "cost":
            return Money(amount, self.currency)
        return Count(amount, "years") if name == "horizon" else Share(amount)

    def estimates(self) -> dict[str, Estimate]:
        """Each under `assumption[NAME]`: an assumption has no interval and no sample."""
        stated = {each: getattr(self, each) for each in NAMES}
        return {
            f"assumption[{name}]": counted(self.quantity(name, float(amount)), 0)
            for name, amount in stated.items()
            if amount is not None
        }


NAMES = ("uplift", "gross_margin", "discount_rate", "cost", "horizon")


def assumed(assumptions: Assumptions, company: Mapping[str, object]) -> Assumed:
    """`company` is the row of edition.company."""
    usual: dict[str, float | None] = {
        "uplift": USUAL_UPLIFT,
        "gross_margin": float(str(company["gross_margin"])),
        "discount_rate": float(str(company["discount_rate"])),
        "cost": None,
        "horizon": USUAL_HORIZON,
    }
    chosen = {name: getattr(assumptions, name) for name in NAMES if getattr(assumptions, name) is not None}
    said = usual | chosen
    return Assumed(
        uplift=float(said["uplift"] or 0.0),
        gross_margin=float(said["gross_margin"] or 0.0),
        discount_rate=float(said["discount_rate"] or 0.0),
        horizon=int(said["horizon"] or USUAL_HORIZON),
        cost=None if said["cost"] is None else float(said["cost"]),
        currency=str(company["currency"]),
        chosen=frozenset(name for name in chosen if chosen[name] != usual[name]),
    )
