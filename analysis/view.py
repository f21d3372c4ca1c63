"""What a reader has chosen to look at. It lives in the page's address: a link shows what its sender saw."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Assumptions:
    """What a reader supposes about an improvement; None is as company.toml says, or the default that the page states.

    `uplift` is the share of the customers of a lower score group who would move up one group, 0 to 1; `gross_margin`
    and `discount_rate` (a year) are shares; `cost` is in the company's currency, once; `horizon` in years. They are a
    what-if: the findings that say what an improvement or a fix would be worth read them, every other goes by
    company.toml. `fix` names the issues that would be fixed, `relief` the part of their trouble that would go.
    """

    uplift: float | None = None
    gross_margin: float | None = None
    discount_rate: float | None = None
    cost: float | None = None
    horizon: int | None = None
    fix: tuple[str, ...] | None = None
    relief: float | None = None


@dataclass(frozen=True)
class View:
    """`until` is the last day looked at, None for the latest; `compare_by` a dimension; `segment` one of its groups."""

    until: date | None = None
    compare_by: str | None = None
    segment: str | None = None
    assumptions: Assumptions = field(default_factory=Assumptions)


@dataclass(frozen=True)
class ViewChoices:
    """What this edition can be looked at by. Ends are latest first; dimensions and segments in reading order."""

    ends: tuple[tuple[date, str], ...]  # last day, label
    dimensions: tuple[str, ...]
    segments: tuple[str, ...]
