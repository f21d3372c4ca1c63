"""How strong something unmeasured would have to be to explain a ratio away."""

from __future__ import annotations

from math import sqrt

from analysis.estimates import Estimate
from analysis.quantities import Ratio


def e_value(estimate: Estimate, is_common_outcome: bool = False) -> Estimate:
    """The E-value of a risk, rate or hazard ratio: 1 when nothing is needed to explain it away.

    E = RR + √(RR(RR - 1)), protective ratios (below 1) turned round first. `low` is the E-value of the interval's limit
    nearer to no difference (1 when the interval holds 1), `high` that of the other. For a hazard ratio where more than
    15 % are lost give is_common_outcome: then RR ≈ (1 - ½^√HR)/(1 - ½^√(1/HR)) goes in.
    It says how strong a hidden cause must be with both exposure and outcome, not whether there is one.
    Raises ValueError on a ratio that is not above zero.
    Source: VanderWeele & Ding (2017), doi:10.7326/M16-2607.
    """
    if not isinstance(estimate.value, Ratio) or estimate.value.amount <= 0:
        raise ValueError(f"an E-value needs a ratio above zero, got {estimate.value}")
    value = _at(estimate.value.amount, is_common_outcome)
    limits = [_at(each.amount, is_common_outcome) for each in (estimate.low, estimate.high)]
    low = 1.0 if estimate.low.amount <= 1 <= estimate.high.amount else min(limits)
    high = max(*limits, value)
    return Estimate(Ratio(value), Ratio(low), Ratio(high), estimate.sample_size, f"E-value of: {estimate.method}")


def _at(ratio: float, is_common_outcome: bool) -> float:
    above_one = max(ratio, 1 / ratio) if ratio > 0 else float("inf")
    risk = (1 - 0.5 ** sqrt(above_one)) / (1 - 0.5 ** sqrt(1 / above_one)) if is_common_outcome else above_one
    return risk + sqrt(risk * (risk - 1)) if risk < float("inf") else risk
