"""What a statistic returns: a quantity with how sure we are of it."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.quantities import Quantity

COUNTED = "counted in full, no sampling"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A quantity with its interval (95 % unless the method says otherwise), sample size and method.

    `p_value` belongs to the test of this estimate against "no difference"; None where nothing was tested.
    """

    value: Quantity
    low: Quantity
    high: Quantity
    sample_size: int
    method: str
    p_value: float | None = None

    def __post_init__(self) -> None:
        amounts = (self.low.amount, self.value.amount, self.high.amount)
        if not amounts[0] <= amounts[1] <= amounts[2]:
            raise ValueError(f"an estimate needs low <= value <= high, got {amounts} from {self.method!r}")
        if not type(self.low) is type(self.value) is type(self.high):
            raise TypeError(f"low, value and high need one unit, got {self.low}, {self.value}, {self.high}")


def counted(value: Quantity, sample_size: int) -> Estimate:
    """A total or count taken over all rows: its interval is itself."""
    return Estimate(value, value, value, sample_size, COUNTED)
