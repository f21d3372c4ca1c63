"""Counts that a sentence says, as estimates of its finding: every number said has one."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, floor, log10

from analysis.estimates import Estimate, counted
from analysis.quantities import Count


def counts(found: Mapping[str, Count]) -> dict[str, Estimate]:
    """Each under its name, its sample size the count itself."""
    return {name: counted(count, round(count.amount)) for name, count in found.items()}


def roughly(amount: float, of: str) -> Count:
    """Up to two digits that count: how many more it would take is itself reckoned from what chance may have moved."""
    step = 10 ** max(floor(log10(max(amount, 1))) - 1, 0)
    return Count(ceil(amount / step - 1e-9) * step, of)


def counts_not_shown(groups: int, minimum: int) -> dict[str, Estimate]:
    """Behind the caveat of told.not_shown; none where every group is large enough."""
    if not groups:
        return {}
    return counts({"groups_not_shown": Count(groups, "groups"), "minimum_group_size": Count(minimum, "customers")})
