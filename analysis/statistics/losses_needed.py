"""How many losses it would take to tell that one kind of customer leaves faster."""

from __future__ import annotations

from math import ceil, log

from scipy.special import ndtri

from analysis.quantities import Count, Ratio
from analysis.statistics.answers_needed import POWER, USUAL_LEVEL


def losses_needed(ratio: Ratio, exposed_share: float, power: float = POWER, level: float = USUAL_LEVEL) -> Count | None:
    """Losses on both sides together that would show a hazard ratio of that size; None for 1, which none would.

    d = (z + z_power)²/(q(1 - q)·ln²HR), q the part of customers with the exposure, z two-sided at the level (1.96 at
    5 %). Only losses count: customers who stay add nothing until they leave. Assumes that the ratio is the same at all
    times. Raises ValueError where the ratio is not above zero, or the share is not between 0 and 1.
    Source: Schoenfeld (1981), doi:10.1093/biomet/68.1.316.
    """
    if ratio.amount <= 0 or not 0 < exposed_share < 1:
        raise ValueError(f"needs a ratio above 0 and a share within 0 to 1, got {ratio.amount} and {exposed_share}")
    if ratio.amount == 1:
        return None
    reach = float(ndtri(power) - ndtri(level / 2))
    return Count(ceil(reach**2 / (exposed_share * (1 - exposed_share) * log(ratio.amount) ** 2)), "losses")
