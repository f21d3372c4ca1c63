"""Intervals hold the truth about as often as they say: 300 draws each, seeds fixed. coverage.py draws thousands."""

from __future__ import annotations

import pytest

from tests.benchmarks.honesty.coverage import SETUPS, covered

DRAWS = 300
LOWEST, HIGHEST = 0.92, 0.985  # 95 % of 300 draws scatter by 1.3 points; careful intervals reach 97 or 98 %
SHORT = (
    "NPS, 100 answers, usual",
    "NPS change, 100 answers each",
    "share, 400 rows, 50%",
    "share change, 100 rows each",
    "mean score, 100 answers",
    "lead, 100 losses",
    "NPS, 100 customers, 4 answers each",
    "NPS change, 100 customers asked twice",
    "weighted score, 100 customers, revenue σ 1.3, tied",
    "mix effect, 100 answers each",
    "difference within strata, 400 answers",
    "risk ratio within strata, 400",
    "GRR, 300 customers, revenue σ 1.5, 10% leave",
    "GRR, 150 customers, revenue σ 1, 20% leave, large ones less",
    "NRR, 300 customers, revenue σ 1.5, 10% leave",
    "NRR, 150 customers, revenue σ 1, 20% leave, large ones less",
    "logo retention, 300 customers",
    "total, 500 customers, revenue σ 1.2",
    "difference of totals, 500 customers, revenue σ 1.2",
    "rate ratio, 150 customers, revenue σ 1.2",
    "share kept after 12 months, 300 customers",
    "trend of cases, factor 1.5, 300 customers, who come and go",
    "trend of a share, 30 losses a quarter, +15% a year",
    "difference in differences 0.5, 40 cases a month, in waves",
)


@pytest.mark.parametrize("name", SHORT)
def test_covers_the_planted_truth(name: str) -> None:
    setup = next(each for each in SETUPS if each.name == name)
    assert LOWEST <= covered(setup, DRAWS) <= HIGHEST


def test_no_two_setups_share_a_name() -> None:
    names = [each.name for each in SETUPS]
    assert len(names) == len(set(names))
