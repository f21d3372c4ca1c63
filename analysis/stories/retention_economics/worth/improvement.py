"""What it would be worth if some customers of the lower score groups moved one group up: arithmetic alone.

Nothing is read and nothing is fitted here, so that the answer follows an assumption at once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from analysis.estimates import Estimate
from analysis.quantities import Money
from analysis.statistics.jackknife import Replicated, jackknifed, total
from analysis.stories.retention_economics.score_groups import ONE_UP
from analysis.stories.retention_economics.worth.assumed import Assumed
from analysis.stories.retention_economics.worth.kept_by_group import KeptByGroup, years_paid

METHOD = "margin kept over the horizon, discounted, by those who move up one score group"

# How far each assumption is moved for the tornado, both ways; by judgement, and named on the page with its ends.
UPLIFT_PART, COST_PART = 0.5, 0.5
MARGIN_STEP, DISCOUNT_STEP = 0.10, 0.05
HORIZONS = (1, 5)  # years


@dataclass(frozen=True, eq=False)
class Step:
    """Customers of one group who may move up, what they pay a year, and what they keep of it before and after."""

    source: str
    customers: int
    revenue: float
    before: Replicated
    after: Replicated


@dataclass(frozen=True, eq=False)
class Improvement:
    steps: tuple[Step, ...]
    customers: int  # behind the shares kept: the sample that the interval rests on

    @property
    def may_move(self) -> int:
        return sum(step.customers for step in self.steps)


@dataclass(frozen=True)
class Input:
    """What the answer hangs on: the worth (net of any cost) with this input at its lower and its upper end."""

    name: str
    low_at: float
    high_at: float
    at_low: float
    at_high: float


def improvement_of(kept: KeptByGroup) -> Improvement:
    """Unhappy customers move in between, those in between become happy; straight to happy where nobody is between."""
    steps = []
    for source, above in ONE_UP.items():
        if source in kept.groups:
            target = above if above in kept.survey.groups else ONE_UP[above]
            group = kept.groups[source]
            steps.append(Step(source, group.customers, group.revenue, group.share[source], group.share[target]))
    return Improvement(tuple(steps), kept.survey.customers)


def worth(improvement: Improvement, given: Assumed) -> Replicated:
    """Margin that would be kept beyond what is kept anyway, discounted; before any cost.

    Σ over groups of revenue · uplift · margin · (years paid as the group above - years paid as they are).
    """
    return _revenue_gained(improvement, given.discount_rate, given.horizon) * (given.uplift * given.gross_margin)


@lru_cache(maxsize=64)  # a slider moves one input at a time: the others' sums are at hand
def _revenue_gained(improvement: Improvement, discount_rate: float, horizon: int) -> Replicated:
    """If everybody who may moved up: discounted revenue kept beyond what is kept anyway."""
    gained = []
    for step in improvement.steps:
        after, before = (years_paid(each, discount_rate, horizon) for each in (step.after, step.before))
        gained.append((after - before) * step.revenue)
    return total(gained)


def worth_estimate(improvement: Improvement, given: Assumed) -> Estimate:
    """With the interval that the customers watched leave open; the assumptions are taken as they are."""
    return jackknifed(worth(improvement, given), Money(0.0, given.currency), improvement.customers, METHOD)


def net(improvement: Improvement, given: Assumed) -> float:
    return worth(improvement, given).value - (given.cost or 0.0)


def break_even_uplift(improvement: Improvement, given: Assumed) -> float | None:
    """The uplift that pays the cost back; None where no cost is stated or no uplift would."""
    if given.cost is None:
        return None
    at_most = worth(improvement, replace(given, uplift=1.0)).value
    return given.cost / at_most if at_most >= given.cost > 0 else None


def inputs(improvement: Improvement, given: Assumed) -> tuple[Input, ...]:
    """Each assumption moved by itself, what most moves the answer first."""
    ends: dict[str, tuple[float, float]] = {
        "uplift": (given.uplift * (1 - UPLIFT_PART), min(given.uplift * (1 + UPLIFT_PART), 1.0)),
        "gross_margin": (max(given.gross_margin - MARGIN_STEP, 0.0), min(given.gross_margin + MARGIN_STEP, 1.0)),
        "discount_rate": (max(given.discount_rate - DISCOUNT_STEP, 0.0), given.discount_rate + DISCOUNT_STEP),
        "horizon": (min(HORIZONS[0], given.horizon), max(HORIZONS[1], given.horizon)),
    }
    if given.cost:
        ends["cost"] = (given.cost * (1 - COST_PART), given.cost * (1 + COST_PART))
    found = [
        Input(name, low, high, *(net(improvement, _with(given, name, end)) for end in (low, high)))
        for name, (low, high) in ends.items()
    ]
    return tuple(sorted(found, key=lambda each: -abs(each.at_high - each.at_low)))


def all_at_once(improvement: Improvement, given: Assumed, moved: tuple[Input, ...]) -> tuple[float, float]:
    """Every assumption at the end that makes the worth least, and most."""
    least, most = given, given
    for each in moved:
        ends = sorted([(each.at_low, each.low_at), (each.at_high, each.high_at)])
        least, most = _with(least, each.name, ends[0][1]), _with(most, each.name, ends[1][1])
    return net(improvement, least), net(improvement, most)


def _with(given: Assumed, name: str, amount: float) -> Assumed:
    changed: dict[str, Any] = {name: int(amount) if name == "horizon" else amount}
    return replace(given, **changed)
