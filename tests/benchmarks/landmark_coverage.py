"""How often the intervals of like customers compared hold the truth. Run by hand; some minutes.

    python -m tests.benchmarks.landmark_coverage [--draws 500]

Customers of three segments and four bands of spend leave at paces that also differ beyond all controls (a gamma draw
each), and the unhappier the sooner. At eight quarters' ends those who are there are put into a group by a noisy score
and followed for twelve months, so one customer stands in several rows. The truth is what 200,000 such customers show.
"""

from __future__ import annotations

import argparse

import numpy as np
import pandas as pd

from analysis.quantities import Ratio, Share, ShareChange
from analysis.statistics.jackknife import OF_RATIOS, OF_SHARES, Replicated, jackknifed
from analysis.statistics.standardised_risk import standardised_risk

CASES = ((1_200, 0.48), (400, 0.48), (1_200, 0.0))  # customers, what happiness takes off the log of the pace
LANDMARKS, CLUSTERS, MANY = 8, 40, 200_000
CONTROLS = ["segment", "band", "tenure"]


def cells(rng: np.random.Generator, number: int, effect: float) -> pd.DataFrame:
    segment, band = rng.choice(3, number, p=[0.6, 0.3, 0.1]), rng.integers(0, 4, number)
    happiness, nature = rng.normal(size=number), rng.gamma(2, 0.5, number)
    pace = 0.12 * np.array([1.3, 0.8, 0.4])[segment] * nature * np.exp(-effect * happiness) / 12
    start = rng.integers(-36, 22, number)
    leaves = start + np.ceil(rng.exponential(1 / pace))
    seen = []
    for month in range(0, 3 * LANDMARKS, 3):
        is_there = (start < month) & (leaves > month) & (rng.random(number) < 0.7)
        score = happiness - 0.3 + 0.5 * (segment == 2) + 0.8 * rng.normal(size=number)
        group = np.where(score > 0.5, "happy", np.where(score < -0.5, "unhappy", "between"))
        look = {
            "cluster": np.arange(number) % CLUSTERS,
            "group": group,
            "segment": segment,
            "band": band,
            "tenure": np.minimum((month - start) // 12, 2),
            "entered": 1.0,
            "lost": (leaves <= month + 12) * 1.0,
        }
        seen.append(pd.DataFrame(look)[is_there])
    keys = ["cluster", "group", *CONTROLS]
    return pd.concat(seen).groupby(keys, as_index=False)[["entered", "lost"]].sum()


def risks(frame: pd.DataFrame) -> tuple[Replicated, Replicated]:
    model = standardised_risk(frame, "group", CONTROLS, "entered", "lost", "cluster", "happy")
    return model.expected(frame, "entered", "unhappy"), model.expected(frame, "entered", "happy")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draws", type=int, default=500)
    draws = parser.parse_args().draws
    for number, effect in CASES:
        unhappy, happy = risks(cells(np.random.default_rng(1), MANY, effect))
        truth = unhappy.value, happy.value, unhappy.value / happy.value, unhappy.value - happy.value
        held, told = np.zeros(len(truth)), 0
        for seed in range(draws):
            unhappy, happy = risks(cells(np.random.default_rng(1_000 + seed), number, effect))
            found = (
                jackknifed(unhappy, Share(0), number, "", OF_SHARES),
                jackknifed(happy, Share(0), number, "", OF_SHARES),
                jackknifed(unhappy / happy, Ratio(1), number, "", OF_RATIOS, no_difference=1.0),
                jackknifed(unhappy - happy, ShareChange(0), number, ""),
            )
            held += [each.low.amount <= true <= each.high.amount for each, true in zip(found, truth, strict=True)]
            told += (found[2].p_value or 1.0) < 0.05
        shares = ", ".join(f"{each / draws:.1%}" for each in held)
        print(f"{number} customers, truth {truth[2]:.2f} times: unhappy, happy, ratio, difference held in {shares};")
        print(f"  told apart at the 5 % level in {told / draws:.1%} of {draws} draws")


if __name__ == "__main__":
    main()
