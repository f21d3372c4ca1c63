"""How often leaving by issue is told where nothing goes with it, and how often its interval holds a planted ratio.

`python -m tests.benchmarks.leaving_by_issue [companies]` prints both. A company: 1,000 customers in three segments that
differ in how much they raise and how much they leave, followed over ten quarters; customers differ in both for life
(gamma), apart from each other. Eight issues; with `effect`, the first multiplies the chance of leaving in the quarter.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.stories.priority_issues.judging import survivors
from analysis.stories.priority_issues.leaving.matched import HELD, Matched, matched, with_strata
from analysis.stories.priority_issues.leaving.matched import ISSUES as NUMBER

CUSTOMERS, QUARTERS, ISSUES, YEAR = 1_000, 10, 8, 4
LEAVES = np.array([0.05, 0.03, 0.012])  # a quarter, by segment
RAISES = np.array([1.6, 1.0, 0.5])  # times as much as issues are raised
EVERYBODY = ""


@dataclass(frozen=True)
class Measured:
    """Shares of companies, or of issues: told anything, p below 5 %, interval holds the planted ratio, it is told."""

    companies: int
    told_by_chance: float
    below_five_percent: float
    covered: float
    found: float


def company(random: np.random.Generator, effect: float = 1.0) -> pd.DataFrame:
    """Rows as queries/issues/risk.sql gives them."""
    segment = random.choice(3, CUSTOMERS, p=[0.5, 0.3, 0.2])
    frailty, talks = random.gamma(2, 1 / 2, CUSTOMERS), random.gamma(2, 1 / 2, CUSTOMERS)
    often = np.linspace(0.02, 0.16, ISSUES) * (RAISES[segment] * talks)[:, None]
    raised = random.random((QUARTERS + YEAR, CUSTOMERS, ISSUES)) < np.clip(often, 0, 0.9)
    is_there, rows = np.ones(CUSTOMERS, dtype=bool), []
    for quarter in range(QUARTERS):
        had = np.asarray(raised[quarter : quarter + YEAR].any(axis=0))
        risk = np.clip(LEAVES[segment] * frailty * np.where(had[:, 0], effect, 1.0), 0, 0.95)
        left = is_there & (random.random(CUSTOMERS) < risk)
        rows.append(_rows(quarter, segment, had, is_there, left))
        is_there = is_there & ~left
    return pd.concat(rows, ignore_index=True)


def _rows(quarter: int, segment: np.ndarray, had: np.ndarray, is_there: np.ndarray, left: np.ndarray) -> pd.DataFrame:
    base = pd.DataFrame(
        {
            "segment": segment.astype(str),
            "spend_band": 1,
            "tenure_band": 3,
            "years_ago": (QUARTERS - 1 - quarter) // YEAR,
            "issues_raised": np.minimum(had.sum(axis=1), 3),
            "entered": 1.0,
            "lost": left.astype(float),
        }
    )
    parts = [base[is_there].assign(issue=EVERYBODY)]
    parts += [base[is_there & had[:, issue]].assign(issue=f"issue {issue}") for issue in range(ISSUES)]
    keys = ["issue", "segment", "spend_band", "tenure_band", "issues_raised", "years_ago"]
    return pd.concat(parts).groupby(keys, as_index=False)[["entered", "lost"]].sum()


def compared(rows: pd.DataFrame) -> list[Matched]:
    rows = with_strata(rows, [each for each in HELD if each != NUMBER])
    everybody = rows[rows["issue"] == EVERYBODY]
    names = [f"issue {issue}" for issue in range(ISSUES)]
    return [matched(rows[rows["issue"] == name], everybody, CUSTOMERS) for name in names]


def measured(companies: int, effect: float = 2.0, seed: int = 1) -> Measured:
    random = np.random.default_rng(seed)
    told, below, covered, found = 0, [], [], []
    for _ in range(companies):
        ratios = [each.ratio for each in compared(company(random))]
        told += any(survivors(ratios))
        below += [each.p_value < 0.05 for each in ratios if each is not None and each.p_value is not None]
        planted = [each.ratio for each in compared(company(random, effect))]
        first = planted[0]
        covered.append(first is not None and first.low.amount <= effect <= first.high.amount)
        found.append(survivors(planted)[0])
    return Measured(companies, told / companies, *(float(np.mean(each)) for each in (below, covered, found)))


def main() -> None:
    found = measured(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
    print(f"{found.companies} companies of {CUSTOMERS:,} customers, {ISSUES} issues each")
    print(f"told anything where nothing goes with leaving: {found.told_by_chance:.1%}")
    print(f"issues with p below 5 % there: {found.below_five_percent:.1%}")
    print(f"planted ratio of 2 within its 95 % interval: {found.covered:.1%}; told: {found.found:.1%}")


if __name__ == "__main__":
    main()
