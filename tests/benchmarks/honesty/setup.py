"""One way in which an interval is put to the test: draw data with a known truth, and say whether it was held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from analysis.estimates import Estimate

Draw = Callable[[np.random.Generator], bool | None]


@dataclass(frozen=True)
class Setup:
    """`draw` makes one data set and says whether the interval held the truth; None where there was nothing to estimate.

    `low` and `high` are what is reached, and tested with room for chance; 0.94 to 0.96 is what is wanted.
    """

    name: str
    draw: Draw
    low: float = 0.94
    high: float = 0.96


def draws(of: Callable[..., bool | None], *arguments: object) -> Draw:
    """With everything but the random numbers given."""
    return lambda rng: of(rng, *arguments)


def holds(found: Estimate, truth: float) -> bool:
    return bool(found.low.amount - 1e-12 <= truth <= found.high.amount + 1e-12)
