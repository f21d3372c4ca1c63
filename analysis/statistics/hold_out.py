"""How far a projection would have missed, had it been made earlier: held against what was seen since."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.estimates import Estimate
from analysis.quantities import Count, Share
from analysis.statistics.refusals import refuse_more_than, refuse_negative

# A quarter of the losses missed turns a stay of eight years into six or ten: what a customer is worth then moves by as
# much as between discount rates of 10 and 15 % a year, and so by more than a board argues about.
LARGEST_ERROR = 0.25


@dataclass(frozen=True)
class HeldOut:
    """`projected` of `customers` were to be there after `periods`, by what was known before; `seen` are there.

    The error is (projected - seen) over whichever is smaller, those who left or those who stayed: where few leave a
    projection of "all stay" is nearly right about who stays and wrong about everything that matters. Above zero it
    promised too many. Raises ValueError on counts that cannot be.
    Source: Hyndman & Athanasopoulos (2021), Forecasting: Principles and Practice, §5.8.
    """

    projected: Estimate
    seen: int
    customers: int
    periods: int

    def __post_init__(self) -> None:
        refuse_negative(seen=self.seen)
        refuse_more_than("customers seen", self.seen, "customers", self.customers)

    @property
    def lost(self) -> int:
        return self.customers - self.seen

    @property
    def projected_lost(self) -> Estimate:
        ends = (self.projected.value, self.projected.high, self.projected.low)
        value, low, high = (Count(max(self.customers - each.amount, 0.0), "customers") for each in ends)
        return Estimate(value, low, high, self.customers, self.projected.method)

    @property
    def error(self) -> Estimate | None:
        """A share of the smaller side, signed; None where nobody left, or nobody stayed."""
        smaller = min(self.lost, self.seen)
        if not smaller:
            return None
        part = (self.projected.value.amount - self.seen) / smaller
        return Estimate(Share(part), Share(part), Share(part), self.customers, "projected less seen, held out")

    @property
    def is_small_enough(self) -> bool:
        return self.error is not None and abs(self.error.value.amount) <= LARGEST_ERROR
