"""Within which limits a figure moves from period to period while nothing particular happens."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.statistics.refusals import NotEstimable, refuse_more_than

Floats = NDArray[np.float64]

REACH = 3.0  # Shewhart 1931: three sigma
MEAN_MOVING_RANGE = 1.128  # of two draws of a normal with sigma 1 (d₂ of the tables)
# Seven moving ranges: with fewer, more than one quiet period in forty lies outside (measured, see the method's page).
FEWEST_PERIODS = 8
RUN = 8  # on one side of the centre: Western Electric 1956, rule 4


@dataclass(frozen=True)
class ControlLimits:
    """One entry a period, in order of time. `baseline`: of how many first periods centre and limits were reckoned.

    `spread` is how many times as far the figure moved from period to period as answers drawn by chance would.
    """

    values: Floats
    low: Floats
    high: Floats
    centre: float
    baseline: int
    spread: float

    def is_outside(self, period: int = -1) -> bool:
        """Whether a period, the last unless named, lies outside its limits."""
        return bool(not self.low[period] <= self.values[period] <= self.high[period])

    @property
    def run(self) -> int:
        """How many of the last periods lie on one and the same side of the centre."""
        sides = np.sign(self.values - self.centre)[::-1]
        if sides[0] == 0:
            return 0
        changed = np.flatnonzero(sides != sides[0])
        return int(changed[0]) if changed.size else len(sides)

    @property
    def has_shifted(self) -> bool:
        """Eight in a row on one side of the centre."""
        return self.run >= RUN


def control_limits(
    values: ArrayLike,
    errors: ArrayLike | None = None,
    weights: ArrayLike | None = None,
    baseline: int | None = None,
    within: tuple[float, float] = (-np.inf, np.inf),
) -> ControlLimits:
    """Limits from the first `baseline` periods (all but the last where not given), for all of them.

    Without `errors`: the individuals chart, centre ± 3·(mean moving range)/1.128 (2.66 times it), all periods alike.
    With the standard error of each period's value, as its sample alone gives it: Laney's p′ and u′, here for any
    score. z = (value - centre)/error, σ_z = (mean moving range of z)/1.128, centre ± 3·error·σ_z. Pure sampling limits
    (σ_z = 1) are too narrow where samples are large, since quarters differ for more reasons than who was drawn; σ_z
    below 1 is taken as 1, for answers scatter no less than by chance. `weights` (answers) weigh the centre.
    Assumes that periods are independent but for shifts: seasons and slow waves are taken for noise and widen the
    limits. Raises NotEstimable with fewer than eight periods of baseline, or where they do not move at all.
    Source: Shewhart (1931), Economic Control of Quality; Wheeler (1993), Understanding Variation; Laney (2002),
    Improved Control Charts for Attributes, doi:10.1081/QEN-120003555.
    """
    found = np.asarray(values, dtype=float)
    first = len(found) - 1 if baseline is None else baseline
    refuse_more_than("periods of baseline", first, "periods", len(found))
    if first < FEWEST_PERIODS:
        raise NotEstimable(f"control limits need {FEWEST_PERIODS} periods before, got {max(first, 0)}")
    sizes = np.ones(found.shape) if errors is None else _positive("errors", errors, found.shape)
    heads = np.ones(found.shape) if weights is None else _positive("weights", weights, found.shape)
    centre = float(np.average(found[:first], weights=heads[:first]))
    spread = float(np.abs(np.diff((found[:first] - centre) / sizes[:first])).mean() / MEAN_MOVING_RANGE)
    if errors is not None:
        spread = max(spread, 1.0)
    if spread == 0:
        raise NotEstimable("the figure did not move in any period before: any move at all would lie outside")
    reach = REACH * spread * sizes
    low, high = np.maximum(centre - reach, within[0]), np.minimum(centre + reach, within[1])
    return ControlLimits(found, low, high, centre, first, spread)


def share_limits(hits: ArrayLike, totals: ArrayLike, baseline: int | None = None) -> ControlLimits:
    """Of a share per period (p′): the error of each is √(p̄(1 - p̄)/n), p̄ over the baseline."""
    found, whole = np.asarray(hits, dtype=float), _positive("totals", totals, np.shape(hits))
    first = len(found) - 1 if baseline is None else baseline
    part = float(found[:first].sum() / whole[:first].sum()) if first > 0 else 0.0
    if not 0 < part < 1:
        raise NotEstimable(f"a share of {part:g} in all periods before has no spread to take limits from")
    return control_limits(found / whole, np.sqrt(part * (1 - part) / whole), whole, baseline, (0.0, 1.0))


def rate_limits(counts: ArrayLike, exposure: ArrayLike, baseline: int | None = None) -> ControlLimits:
    """Of a rate per period (u′), such as cases a customer: the error of each is √(ū/exposure), ū over the baseline."""
    found, exposed = np.asarray(counts, dtype=float), _positive("exposure", exposure, np.shape(counts))
    first = len(found) - 1 if baseline is None else baseline
    rate = float(found[:first].sum() / exposed[:first].sum()) if first > 0 else 0.0
    if rate <= 0:
        raise NotEstimable("nothing happened in the periods before: there is no rate to take limits from")
    return control_limits(found / exposed, np.sqrt(rate / exposed), exposed, baseline, (0.0, np.inf))


def _positive(name: str, numbers: ArrayLike, shape: tuple[int, ...]) -> Floats:
    found = np.asarray(numbers, dtype=float)
    if found.shape != shape or not (found > 0).all():
        raise ValueError(f"{name} must be above zero, one for each of {shape[0]} periods, got {found}")
    return found
