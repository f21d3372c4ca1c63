"""How often a warning comes where nothing happened, and how often where something did.

python -m tests.benchmarks.early_warning [companies]
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace

import numpy as np

from analysis.statistics.early_warning import Heard, early_warnings

SEGMENTS, ISSUES = 3, 24
SIZES = np.geomspace(1, 100, ISSUES)
BURSTS = int(np.argmin(np.abs(SIZES - 20)))  # the issue of about twenty a quarter
LEVELS = (0.05, 0.002)


@dataclass(frozen=True)
class World:
    """Companies in which issues arise by chance; `burst` multiplies the first issue's rate in the latest period."""

    name: str
    periods: int = 12
    by_customer: float = 1.0  # variance of customers' own inclination, mean 1
    by_period: float = 0.0  # standard deviation of the logarithm of a period's rate, for causes of its own
    season: float = 0.0  # amplitude of a yearly wave in the logarithm
    growth: float = 0.0  # of exposure, in the logarithm, from period to period
    more_asked: bool = False  # the unhappiest segment is asked three times as much in the latest period
    steady: float = 0.0  # a rise of the rate from period to period that goes on
    burst: float = 1.0


WORLDS = (
    World("single events"),
    World("customers raise things again and again", by_customer=4.0),
    World("quarters differ for causes of their own", by_period=0.25),
    World("a season", season=0.4),
    World("more customers, more surveys, other people asked", growth=0.05, more_asked=True),
    World("a steady rise of 5 % a quarter", steady=0.05),
    World("eight quarters before, which differ", periods=9, by_period=0.25),
)


def main() -> None:
    companies = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    for world in WORLDS:
        rates = false_alarms(world, companies, seed=1)
        print(f"{world.name}: " + ", ".join(f"{rate:.2%} at {level:g}" for level, rate in rates.items()))
    for burst in (2.0, 3.0, 5.0):
        world = replace(WORLDS[1], burst=burst)
        found = power(world, companies // 4, seed=2)
        print(
            f"found, {burst:g} times as many of 20 a quarter: "
            + ", ".join(f"{x:.0%} at {y:g}" for y, x in found.items())
        )


def false_alarms(world: World, companies: int, seed: int) -> dict[float, float]:
    """In what part of companies any of their issues is warned of, at each level over all issues (Holm's first step)."""
    least = [min(_p_values(np.random.default_rng([seed, each]), world)) for each in range(companies)]
    return {level: float(np.mean(np.array(least) * ISSUES <= level)) for level in LEVELS}


def power(world: World, companies: int, seed: int) -> dict[float, float]:
    """In what part of companies the issue that bursts is warned of."""
    own = [_p_values(np.random.default_rng([seed, each]), world)[BURSTS] for each in range(companies)]
    return {level: float(np.mean(np.array(own) * ISSUES <= level)) for level in LEVELS}


def _p_values(rng: np.random.Generator, world: World) -> list[float]:
    """One for each issue, from rare (one event a quarter) to frequent (a hundred)."""
    customers, time = 300, np.arange(world.periods)
    segment = rng.integers(0, SEGMENTS, customers)
    asked = np.exp(world.growth * (time - time[-1])) * np.ones((SEGMENTS, 1))
    if world.more_asked:
        asked[0, -1] *= 3
    exposures = np.stack([(segment == each).sum() * asked[each] for each in range(SEGMENTS)])
    found = []
    for issue, size in enumerate(SIZES):
        causes = world.by_period * rng.standard_normal(world.periods) + world.steady * (time - time[-1] / 2)
        wave = np.exp(world.season * np.sin(2 * np.pi * time / 4 + issue) + causes)
        wave[-1] *= world.burst if issue == BURSTS else 1.0
        own = rng.gamma(1 / world.by_customer, world.by_customer, customers) * np.array([1.6, 1.0, 0.4])[segment]
        drawn = rng.poisson(size / customers * own[:, None] * asked[segment] * wave)
        counts = np.stack([drawn[segment == each].sum(axis=0) for each in range(SEGMENTS)])
        found.append(Heard(counts.astype(float), exposures, (drawn.T @ drawn).astype(float)))
    return [1.0 if each is None else each.ratio.p_value or 0.0 for each in early_warnings(found)]


if __name__ == "__main__":
    main()
