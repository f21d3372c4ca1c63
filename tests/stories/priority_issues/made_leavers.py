"""A company of 900 customers over three years: those who raised one issue, "Outage", leave several times as often."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from queries.run import Edition
from tests.stories.satisfaction.made_edition import made_edition

FIRST, AS_OF = date(2023, 1, 1), date(2025, 12, 31)
MONTHS = pd.date_range(FIRST, AS_OF, freq="MS")
CUSTOMERS = 900
OUTAGE, OTHERS = "Outage", ("Reports", "How-to", "Access")
LEAVES, LEAVES_AFTER = 0.006, 0.045  # a month; after an outage in the twelve months before


def leavers(seed: int = 4, after: float = LEAVES_AFTER) -> Edition:
    """`after` = LEAVES: nothing goes with leaving."""
    random = np.random.default_rng(seed)
    raised = random.random((CUSTOMERS, len(MONTHS))) < 0.015
    recently = np.array([raised[:, max(at - 12, 0) : at].any(axis=1) for at in range(len(MONTHS))]).T
    leaves = random.random(raised.shape) < np.where(recently, after, LEAVES)
    leaves[:, 0] = False
    left = np.where(leaves.any(axis=1), leaves.argmax(axis=1), len(MONTHS))
    unchangeable = pd.DataFrame({"reason": ["closed down"]})
    tables = {
        "customer": pd.DataFrame({"customer_id": np.arange(CUSTOMERS), "segment": "All"}),
        "subscription": _contracts(random, left),
        "service_case": _cases(random, raised, left),
        "edition.not_actionable_reason": unchangeable,
    }
    return made_edition(tables, FIRST, AS_OF)


def _contracts(random: np.random.Generator, left: np.ndarray) -> pd.DataFrame:
    ended = [MONTHS[at] + pd.Timedelta(days=14) if at < len(MONTHS) else None for at in left]
    return pd.DataFrame(
        {
            "customer_id": np.arange(CUSTOMERS),
            "department": "Finance",
            "started_on": pd.Timestamp("2020-01-01"),
            "ended_on": pd.to_datetime(pd.Series(ended)),
            "monthly_amount": random.lognormal(6, 0.4, CUSTOMERS),
        }
    )


def _cases(random: np.random.Generator, outages: np.ndarray, left: np.ndarray) -> pd.DataFrame:
    is_there = np.arange(len(MONTHS)) <= left[:, None]
    frames = []
    for topic, raised in ((OUTAGE, outages), *((each, random.random(outages.shape) < 0.03) for each in OTHERS)):
        customer, month = np.nonzero(raised & is_there)
        frames.append(pd.DataFrame({"customer_id": customer, "opened_at": MONTHS[month], "topic": topic}))
    return pd.concat(frames, ignore_index=True).assign(department="Service")
