"""Companies whose issues mislead: large accounts raise one and stay, or an issue is the notice of leaving itself."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from queries.run import Edition
from tests.stories.satisfaction.made_edition import made_edition

FIRST, AS_OF = date(2023, 1, 1), date(2025, 12, 31)
MONTHS = pd.date_range(FIRST, AS_OF, freq="MS")
CUSTOMERS = 800
LARGE = 300


def with_large_accounts(seed: int = 2) -> Edition:
    """Billing is raised by the large, who leave a sixth as often as the small; the issue itself does nothing."""
    random = np.random.default_rng(seed)
    is_large = np.arange(CUSTOMERS) < LARGE
    left = _left(random, np.where(is_large, 0.004, 0.025))
    rate = np.where(is_large, 0.05, 0.001)
    return _edition(random, left, {"Billing": rate, "How-to": np.full(CUSTOMERS, 0.05)}, is_large)


def with_cancellations(seed: int = 3) -> Edition:
    """Four in five of those who leave have asked for it some three months before; nobody else asks."""
    random = np.random.default_rng(seed)
    left = _left(random, np.full(CUSTOMERS, 0.015))
    notice = np.where((left < len(MONTHS)) & (left > 3) & (random.random(CUSTOMERS) < 0.8), left - 3, -1)
    asked = pd.DataFrame({"customer_id": np.flatnonzero(notice >= 0), "opened_at": MONTHS[notice[notice >= 0]]})
    return _edition(random, left, {"How-to": np.full(CUSTOMERS, 0.05)}, None, asked.assign(topic="Cancellation"))


def _left(random: np.random.Generator, chance: np.ndarray) -> np.ndarray:
    leaves = random.random((CUSTOMERS, len(MONTHS))) < chance[:, None]
    leaves[:, 0] = False
    return np.where(leaves.any(axis=1), leaves.argmax(axis=1), len(MONTHS))


def _edition(
    random: np.random.Generator,
    left: np.ndarray,
    rates: dict[str, np.ndarray],
    is_large: np.ndarray | None = None,
    more: pd.DataFrame | None = None,
    answers: pd.DataFrame | None = None,
    usage: pd.DataFrame | None = None,
) -> Edition:
    ended = [MONTHS[at] + pd.Timedelta(days=14) if at < len(MONTHS) else None for at in left]
    segment = np.where(np.zeros(CUSTOMERS, bool) if is_large is None else is_large, "Large", "Small")
    frames = [] if more is None else [more]
    for topic, rate in rates.items():
        is_there = np.arange(len(MONTHS)) <= left[:, None]
        customer, month = np.nonzero((random.random(is_there.shape) < rate[:, None]) & is_there)
        frames.append(pd.DataFrame({"customer_id": customer, "opened_at": MONTHS[month], "topic": topic}))
    contracts = {
        "customer_id": np.arange(CUSTOMERS),
        "department": "Finance",
        "started_on": pd.Timestamp("2020-01-01"),
        "ended_on": pd.to_datetime(pd.Series(ended)),
        "monthly_amount": 500.0,
    }
    tables = {
        "customer": pd.DataFrame({"customer_id": np.arange(CUSTOMERS), "segment": segment}),
        "subscription": pd.DataFrame(contracts),
        "service_case": pd.concat(frames, ignore_index=True).assign(department="Service"),
        "edition.not_actionable_reason": pd.DataFrame({"reason": ["closed down"]}),
    }
    if answers is not None:
        tables["feedback"] = answers
    if usage is not None:
        tables["usage"] = usage
    return made_edition(tables, FIRST, AS_OF)


def with_ratings(after: float, seed: int = 6) -> Edition:
    """Every customer rates Support and Reports each quarter; who rates Support low leaves with `after` a month."""
    random = np.random.default_rng(seed)
    is_low = random.random(CUSTOMERS) < 0.3
    left = _left(random, np.where(is_low, after, 0.01))
    asked = MONTHS[::3]
    sheets = []
    for touchpoint, low in (("Support", is_low), ("Reports", random.random(CUSTOMERS) < 0.3)):
        customer, quarter = np.nonzero(np.arange(0, len(MONTHS), 3) <= left[:, None])
        sheet = {"customer_id": customer, "answered_on": asked[quarter], "score": np.where(low[customer], 2.0, 4.0)}
        sheets.append(pd.DataFrame(sheet).assign(touchpoint=touchpoint))
    answers = pd.concat(sheets, ignore_index=True).assign(
        department="Service", survey="Follow-up", kind="csat", scale_low=1.0, scale_high=5.0
    )
    return _edition(random, left, {"How-to": np.full(CUSTOMERS, 0.05)}, answers=answers)


def with_a_false_feature(seed: int = 8) -> Edition:
    """The large use Builder and seldom leave; it does nothing. Everybody uses Reports."""
    random = np.random.default_rng(seed)
    is_large = np.arange(CUSTOMERS) < LARGE
    left = _left(random, np.where(is_large, 0.004, 0.025))
    customer, month = np.nonzero(np.arange(len(MONTHS)) <= left[:, None])
    has_builder = (random.random(CUSTOMERS) < np.where(is_large, 0.8, 0.1))[customer]
    uses = [
        pd.DataFrame({"customer_id": customer[chosen], "month": MONTHS[month[chosen]], "feature": feature})
        for feature, chosen in (("Reports", np.full(len(customer), True)), ("Builder", has_builder))
    ]
    usage = pd.concat(uses, ignore_index=True).assign(quantity=1.0, department="Product")
    return _edition(random, left, {"How-to": np.full(CUSTOMERS, 0.05)}, is_large, usage=usage)
