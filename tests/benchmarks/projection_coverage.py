"""How often the 95 % intervals of projection, residual value, value of a new customer and base hold what was planted.

    python -m tests.benchmarks.projection_coverage [DRAWS]

Prints one line a planted company: how unlike its customers are, how many are watched, and for how long.
"""

from __future__ import annotations

import sys

import numpy as np

from analysis.estimates import counted
from analysis.quantities import Money
from analysis.statistics.base_projection import still_there
from analysis.statistics.new_customer_value import Seen, new_customer_value
from analysis.statistics.residual_value import discounted_residual_lifetime, residual_value
from analysis.statistics.shifted_beta_geometric import ShiftedBetaGeometric, fit_shifted_beta_geometric
from tests.analysis.statistics.test_shifted_beta_geometric import planted

# alpha, beta, customers, months that each is watched at most
COMPANIES = ((0.5, 40.0, 800, 36), (1.0, 60.0, 600, 24), (2.0, 60.0, 1000, 36), (5.0, 500.0, 800, 36))
RATE = 1.1 ** (1 / 12) - 1
AGE, AHEAD, BASE = 12, 36, 500
FEWEST = 10


def covered(alpha: float, beta: float, size: int, watched: int, random: np.random.Generator) -> list[bool]:
    """Survival, residual value, value of a new customer, number later counted."""
    truth = ShiftedBetaGeometric(np.array([alpha / (alpha + beta)]), np.array([1 / (alpha + beta + 1)]))
    share = float((truth.survival([AGE + AHEAD]) / truth.survival([AGE]))[0, 0])
    months = discounted_residual_lifetime(truth, [0, AGE], RATE)[0] / (1 + RATE)
    at, risk, lost = planted(random, alpha, beta, size, watched)
    fitted = fit_shifted_beta_geometric(at, risk, lost)
    low, _, high = fitted.interval(lambda model: model.survival([AGE + AHEAD]) / model.survival([AGE]))
    old = residual_value(fitted, [AGE], [1.0], RATE, "EUR", size)
    reach = int((risk >= FEWEST).argmin()) or len(risk)
    new = new_customer_value(Seen.of(risk, lost, reach), fitted, counted(Money(1, "EUR"), size), RATE)
    base, seen = still_there(fitted, [AGE], [BASE], [AHEAD])[0], random.binomial(BASE, share)
    return [
        bool(low[0] <= share <= high[0]),
        old.low.amount <= months[1] <= old.high.amount,
        new.low.amount <= months[0] <= new.high.amount,
        base.low.amount <= seen <= base.high.amount,
    ]


def main(draws: int) -> None:
    random = np.random.default_rng(2007)
    for company in COMPANIES:
        found = np.mean([covered(*company, random) for _ in range(draws)], axis=0)
        said = zip(("survival", "residual", "new customer", "base"), found, strict=True)
        print(company, ", ".join(f"{name} {part:.1%}" for name, part in said), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1500)
