"""What would not be lost were something put right: revenue exposed, times what leaves beyond like customers."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from analysis.estimates import Estimate
from analysis.quantities import Money

METHOD = "revenue exposed, times the share lost beyond like customers, times the part of it that is put right"


def spared_loss(revenue: Estimate, beyond: Estimate, relief: float) -> Estimate:
    """r·e·p in money a year: p the part put right (0 to 1), e the share of r lost beyond like customers.

    e below zero, where those exposed leave less, spares nothing: putting a trouble right costs no customers. Each end
    by error propagation of two independent estimates, p·√((r·Δe)² + (e·Δr)²), Δ from the value to that end of each; the
    lower end is nothing where the interval of e holds zero. `revenue` in Money, `beyond` a share of it or a difference
    of two. Raises ValueError on a part outside 0 to 1.
    Source: Ku (1966), doi:10.6028/jres.070C.025, on the propagation of errors in a product.
    """
    if not 0 <= relief <= 1:
        raise ValueError(f"what is put right is a part from 0 to 1, got {relief}")
    money, (low, share, high) = revenue.value.amount, (max(end, 0.0) for end in _ends(beyond))
    value = money * share
    down = hypot(money * (share - low), share * (money - revenue.low.amount))
    up = hypot(money * (high - share), share * (revenue.high.amount - money))
    ends = (max(value - down, 0.0) if low > 0 else 0.0, value, value + up)
    least, middle, most = (revenue.value.with_amount(relief * end) for end in ends)
    return Estimate(middle, least, most, min(revenue.sample_size, beyond.sample_size), METHOD)


def spared_together(parts: Sequence[Estimate], currency: str, per: str, customers: int) -> Estimate:
    """The sum, both its ends added, as if all erred on the same side: they may, resting on the same customers."""
    value, low, high = (
        Money(sum(end.amount for end in ends), currency, per)
        for ends in ([each.value for each in parts], [each.low for each in parts], [each.high for each in parts])
    )
    return Estimate(value, low, high, customers, METHOD)


def _ends(estimate: Estimate) -> tuple[float, float, float]:
    return estimate.low.amount, estimate.value.amount, estimate.high.amount
