"""How often a driver is claimed where there is none, and how often intervals hold the planted weight. Run it as

    python -m tests.benchmarks.drivers 400

Sets have 90 to 1,500 customers, 3 to 12 ratings with a common mood, marks of 1 to 5, one to twelve groups; in a
quarter of them the whole is a yes or no. It prints, for sets in which nothing goes with the whole, the share with any
claim; for sets with one true driver, the share with any false one beside it and the share in which the true one is
told; and how often intervals hold what was planted.
"""

from __future__ import annotations

import sys

import numpy as np

from analysis.statistics.drivers import drivers, fewest_rows
from analysis.statistics.false_discovery import FALSE_DISCOVERY_LEVEL
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.relative_weights import relative_weights
from analysis.stories.satisfaction.told import SEARCH_LEVEL

PLANTED = np.array([0.55, 0.40, 0.22, 0.08, 0.0])  # slopes of five ratings that correlate .4
COVERED_CUSTOMERS = (150, 450, 1500)


def told_of(rng: np.random.Generator, effect: float) -> set[int] | None:
    """The places of ratings claimed in one drawn set; the first is the true driver where there is an effect."""
    width, groups = int(rng.integers(3, 13)), int(rng.integers(1, 13))
    rows = int(np.exp(rng.uniform(np.log(fewest_rows(width, groups)), np.log(1_500))))
    group = rng.integers(0, groups, rows)
    mood = rng.normal(size=(rows, 1))
    feeling = rng.uniform(0, 1) * mood + 0.8 * rng.normal(size=(rows, width)) + 0.1 * group[:, None]
    whole = effect * feeling[:, 0] + rng.normal(size=rows) + 0.2 * group
    ratings, answers = np.clip(np.round(3.5 + feeling), 1, 5), np.clip(np.round(3.5 + whole), 1, 5)
    if rng.random() < 0.25:
        answers = (whole > np.quantile(whole, rng.uniform(0.2, 0.8))).astype(float)
    try:
        found = drivers([str(place) for place in range(width)], ratings, answers, group)
    except NotEstimable:
        return None
    if found.r_squared.p_value is None or found.r_squared.p_value >= SEARCH_LEVEL:
        return set()
    return {int(each.name) for each in found.ranked if each.passes(FALSE_DISCOVERY_LEVEL)}


def covers(rng: np.random.Generator, rows: int) -> tuple[np.ndarray, bool]:
    """Whether each planted weight, and R², lie in their intervals."""
    among = np.full((5, 5), 0.4) + 0.6 * np.eye(5)
    truth = relative_weights("abcde", among, among @ PLANTED / np.sqrt(PLANTED @ among @ PLANTED + 0.8))
    ratings = rng.multivariate_normal(np.zeros(5), among, rows)
    whole = ratings @ PLANTED + np.sqrt(0.8) * rng.normal(size=rows)
    found = drivers("abcde", ratings, whole, np.zeros(rows))
    by_name = {each.name: each.weight for each in found.ranked}
    held = [
        by_name[name].low.amount <= share <= by_name[name].high.amount
        for name, share in zip(truth.names, truth.shares, strict=True)
    ]
    return np.array(held), found.r_squared.low.amount <= truth.r_squared <= found.r_squared.high.amount


def main(sets: int) -> None:
    rng = np.random.default_rng(20260930)
    nothing = [each for each in (told_of(rng, 0.0) for _ in range(sets)) if each is not None]
    print(
        f"nothing planted, {len(nothing)} sets: any driver claimed in {np.mean([bool(each) for each in nothing]):.1%}"
    )
    one = [each for each in (told_of(rng, 0.6) for _ in range(sets)) if each is not None]
    print(
        f"one planted, {len(one)} sets: told in {np.mean([0 in each for each in one]):.1%}, "
        f"a false one beside it in {np.mean([bool(each - {0}) for each in one]):.1%}"
    )
    for rows in COVERED_CUSTOMERS:
        drawn = [covers(rng, rows) for _ in range(sets)]
        weights = np.mean([each for each, _ in drawn], axis=0)
        shown = " ".join(f"{each:.1%}" for each in weights)
        print(f"{rows} customers: weights held {shown}; R² {np.mean([held for _, held in drawn]):.1%}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
