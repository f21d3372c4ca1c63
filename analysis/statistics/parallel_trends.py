"""What the time before says of the assumption that a comparison rests on, and how much it could have missed."""

from __future__ import annotations

from math import exp, log

from scipy.special import ndtri

from analysis.estimates import Estimate, counted
from analysis.quantities import Share
from analysis.statistics.answers_needed import POWER
from analysis.statistics.confidence import t_critical


def noticeable_drift(trend_before: Estimate, months_before: int) -> Estimate:
    """The drift a month, against the others, that the months before would have shown in four of five tries.

    exp((t + z_power)·SE) - 1 of the slope; a smaller one may be there unseen. `trend_before` as the ratio a month of
    difference_in_differences. Source: Roth (2022), Pretest with Caution, doi:10.1257/aeri.20210236.
    """
    critical = t_critical(months_before - 2)
    error = log(trend_before.high.amount / trend_before.low.amount) / (2 * critical)
    return counted(Share(exp((critical + float(ndtri(POWER))) * error) - 1), months_before)


def drift_needed(effect: Estimate, months_before: int, months_after: int) -> Estimate:
    """The drift a month that alone would have made an effect of this size, had it gone on through the whole time.

    1 - effect^(1/Δ), Δ the months between the middle of the time before and that of the time after; negative where
    cases rose. Source: after Rambachan & Roth (2023), doi:10.1093/restud/rdad018, for a linear drift.
    """
    distance = (months_before + months_after) / 2
    value, low, high = (Share(1 - end.amount ** (1 / distance)) for end in (effect.value, effect.high, effect.low))
    return Estimate(value, low, high, months_before + months_after, "linear drift that would make the effect")
