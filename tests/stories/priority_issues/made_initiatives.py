"""Cases by month and issue of a made company, with what an initiative did to one of them planted in."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from analysis.stories.priority_issues.initiative_list import Listed
from analysis.stories.priority_issues.initiative_panel import Cases, Untestable, panel_of
from analysis.stories.priority_issues.initiative_test import tested
from analysis.stories.priority_issues.initiatives import InitiativeResult, Verdict, judged

MONTHS = pd.date_range("2023-01-01", "2025-12-01", freq="MS")
LEVELS = {"Access": 60.0, "Billing": 40.0, "Speed": 50.0, "Reports": 25.0, "Export": 20.0, "Login": 30.0}
STARTED_ON = date(2024, 10, 1)
SIGN_ON = Listed("Single sign-on", "Access", "Access", "Product", STARTED_ON, 90_000.0)


def cases_by_month(seed: int, ratio: float = 1.0, drift: float = 0.0, started_on: date = STARTED_ON) -> pd.DataFrame:
    """`ratio`: what Access cases are multiplied by from the start on; `drift`: by how much they move a month anyhow."""
    random, months = np.random.default_rng(seed), np.arange(len(MONTHS))
    season = 1 + 0.15 * np.sin(months / 12 * 2 * np.pi)
    frames = []
    for issue, level in LEVELS.items():
        expected = level * season * random.gamma(60, 1 / 60, len(months))
        if issue == "Access":
            expected = expected * (1 + drift) ** months * np.where(pd.Timestamp(started_on) <= MONTHS, ratio, 1.0)
        frames.append(pd.DataFrame({"month": MONTHS, "issue": issue, "mentions": random.poisson(expected)}))
    return pd.concat(frames, ignore_index=True).assign(customers=400, customers_raising=100)


def verdicts(months: pd.DataFrame, *listed: Listed) -> list[InitiativeResult]:
    """As the story judges them, all together."""
    cases, results = Cases(months, listed), []
    for each in listed:
        panel = panel_of(each, cases)
        found = panel if isinstance(panel, Untestable) else tested(panel)
        if isinstance(found, Untestable):
            results.append(InitiativeResult(each, why=found.why, testable_from=found.testable_from))
        else:
            results.append(InitiativeResult(each, found, Verdict.NO_EFFECT))
    return list(judged(results))
