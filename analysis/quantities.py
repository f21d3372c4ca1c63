"""Numbers that carry their unit, so that no bare float crosses a border."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount and, by its class, the unit that it is measured in."""

    amount: float

    @property
    def unit(self) -> str:
        raise AttributeError(f"{type(self).__name__} has no unit: use Money, Share, Points, Score, Days, Months, Count")

    def with_amount(self, amount: float) -> Self:
        return replace(self, amount=amount)


@dataclass(frozen=True, slots=True)
class Money(Quantity):
    """Units of a currency, not thousands and not cents. `per` names the rate: "month", "year" or nothing."""

    currency: str
    per: str = ""

    @property
    def unit(self) -> str:
        return f"{self.currency} per {self.per}" if self.per else self.currency


@dataclass(frozen=True, slots=True)
class Share(Quantity):
    """A part of a whole, 0 to 1."""

    @property
    def unit(self) -> str:
        return "share"


@dataclass(frozen=True, slots=True)
class ShareChange(Quantity):
    """The difference of two shares, -1 to 1; said in percentage points."""

    @property
    def unit(self) -> str:
        return "share points"


@dataclass(frozen=True, slots=True)
class Points(Quantity):
    """Net Promoter Score, or a difference of two, -100 to 100 (a difference reaches ±200)."""

    @property
    def unit(self) -> str:
        return "NPS points"


@dataclass(frozen=True, slots=True)
class Score(Quantity):
    """A mean answer on the scale of its own question."""

    scale_low: float
    scale_high: float

    @property
    def unit(self) -> str:
        return f"score {self.scale_low:g}–{self.scale_high:g}"


@dataclass(frozen=True, slots=True)
class Days(Quantity):
    @property
    def unit(self) -> str:
        return "days"


@dataclass(frozen=True, slots=True)
class Months(Quantity):
    @property
    def unit(self) -> str:
        return "months"


@dataclass(frozen=True, slots=True)
class Count(Quantity):
    """How many; `of` is the plural noun: "customers", "answers", "cases"."""

    of: str

    @property
    def unit(self) -> str:
        return self.of


@dataclass(frozen=True, slots=True)
class Ratio(Quantity):
    """One rate over another: hazard ratio, rate ratio, E-value. 1 means no difference."""

    @property
    def unit(self) -> str:
        return "ratio"
