"""Companies drawn with a known truth: who leaves, at what pace, what they pay, what they said before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

FIRST, AS_OF = date(2024, 1, 1), date(2026, 6, 30)
MONTHS = pd.date_range(FIRST, AS_OF, freq="MS")


def leaving_days(
    rng: np.random.Generator, started: pd.Series, yearly_pace: np.ndarray, first: date = FIRST
) -> pd.Series:
    """The day each customer leaves at a constant pace; not known (null) where that is after the as-of date.

    Nobody leaves before the exports begin: who had left by then would not be in them.
    """
    watched = started.where(started >= pd.Timestamp(first), pd.Timestamp(first))
    days = watched + pd.to_timedelta(np.round(rng.exponential(1, len(started)) / yearly_pace * 365) + 1, unit="D")
    return days.where(days <= pd.Timestamp(AS_OF))


def company(
    number: int = 1_000,
    seed: int = 1,
    late_ratio: float = 1.0,
    unhappy_ratio: float = 1.0,
    pace: float = 0.15,
    pace_by_segment: Mapping[str, float] | None = None,
) -> dict[str, pd.DataFrame]:
    """A subscription company of thirty months. A ratio of 1 everywhere means that nothing goes with leaving."""
    rng = np.random.default_rng(seed)
    ids = np.arange(1, number + 1)
    segment = rng.choice(["Small", "Mid-market", "Enterprise"], number, p=[0.5, 0.3, 0.2])
    started = pd.Series(pd.Timestamp("2022-01-01") + pd.to_timedelta(rng.integers(0, 1_500, number), unit="D"))
    is_late, is_unhappy = rng.random(number) < 0.3, rng.random(number) < 0.3
    paces = np.full(number, pace) * np.where(is_late, late_ratio, 1.0) * np.where(is_unhappy, unhappy_ratio, 1.0)
    paces *= np.array([(pace_by_segment or {}).get(each, 1.0) for each in segment])
    ended = leaving_days(rng, started, paces)
    amount = np.round(rng.lognormal(6, 0.8, number), 2)
    return {
        "customer": pd.DataFrame(
            {
                "customer_id": ids,
                "segment": segment,
                "region": rng.choice(["North", "South", "East", "West"], number),
                "became_customer_on": started,
            }
        ),
        "subscription": pd.DataFrame(
            {"customer_id": ids, "started_on": started, "ended_on": ended, "monthly_amount": amount}
        ),
        "revenue": invoices(ids, started, ended, amount),
        "delivery": pd.DataFrame(
            {
                "customer_id": ids,
                "promised_on": started + pd.Timedelta(days=30),
                "finished_on": started + pd.to_timedelta(np.where(is_late, 60, 35), unit="D"),
            }
        ),
        "feedback": answers_before(rng, ids, started, ended, is_unhappy),
    }


def invoices(ids: np.ndarray, started: pd.Series, ended: pd.Series, amount: np.ndarray) -> pd.DataFrame:
    """One invoice for each customer and month at whose end it is there."""
    rows = []
    for month in MONTHS:
        last = month + pd.offsets.MonthEnd(0)
        is_there = ((started <= last) & (ended.isna() | (ended > last))).to_numpy()
        rows.append(pd.DataFrame({"customer_id": ids[is_there], "month": month, "recurring_amount": amount[is_there]}))
    return pd.concat(rows).assign(department="Finance", source="invoices")


def answers_before(
    rng: np.random.Generator, ids: np.ndarray, started: pd.Series, ended: pd.Series, is_unhappy: np.ndarray
) -> pd.DataFrame:
    """One answer each, given in the year before the last twelve months by those who were there."""
    day = pd.Timestamp("2025-01-15")
    is_asked = ((started <= day) & (ended.isna() | (ended > day))).to_numpy()
    score = np.where(is_unhappy, rng.integers(1, 3, len(ids)), rng.integers(4, 6, len(ids)))
    return pd.DataFrame(
        {
            "customer_id": ids[is_asked],
            "department": "Service",
            "source": "follow_up",
            "survey": "Follow-up",
            "touchpoint": "Support",
            "answered_on": day,
            "kind": "csat",
            "score": score[is_asked].astype(float),
            "scale_low": 1.0,
            "scale_high": 5.0,
        }
    )


def control_totals(revenue: pd.DataFrame, rejected: float = 0.0, duplicate: float = 0.0) -> pd.DataFrame:
    """Finance's own total: what the record holds, and what was left out of it."""
    accepted = float(revenue["recurring_amount"].sum())
    return pd.DataFrame(
        {
            "export_id": [1],
            "source": ["invoices"],
            "department": ["Finance"],
            "record_table": ["revenue"],
            "column_name": ["recurring_amount"],
            "total_read": [accepted + rejected + duplicate],
            "total_accepted": [accepted],
            "total_rejected": [rejected],
            "total_duplicate": [duplicate],
        }
    )


def snapshot(statuses: Mapping[tuple[str, str], int], amount: float = 10.0) -> dict[str, pd.DataFrame]:
    """An export without any date: (plan, status) -> how many customers. New ones have been there up to three months."""
    plans = [plan for (plan, _), number in statuses.items() for _ in range(number)]
    states = [status for (_, status), number in statuses.items() for _ in range(number)]
    ids = np.arange(1, len(plans) + 1)
    tenure = np.array([1 + i % 3 if state == "Joined" else 4 + i % 40 for i, state in enumerate(states)], dtype=float)
    return {
        "customer": pd.DataFrame({"customer_id": ids, "plan": plans, "status": states}),
        "subscription": pd.DataFrame({"customer_id": ids, "tenure_months": tenure, "monthly_amount": amount}),
    }


def with_one_giant(tables: dict[str, pd.DataFrame], monthly_amount: float) -> dict[str, pd.DataFrame]:
    """The same company with one more customer, who pays that much and leaves in the last twelve months."""
    number = int(tables["customer"]["customer_id"].max()) + 1
    started, ended = pd.Series([pd.Timestamp("2022-03-01")]), pd.Series([pd.Timestamp("2026-01-15")])
    ids, amount = np.array([number]), np.array([monthly_amount])
    more = {
        "customer": pd.DataFrame(
            {"customer_id": ids, "segment": "Enterprise", "region": "North", "became_customer_on": started}
        ),
        "subscription": pd.DataFrame(
            {"customer_id": ids, "started_on": started, "ended_on": ended, "monthly_amount": amount}
        ),
        "revenue": invoices(ids, started, ended, amount),
    }
    return tables | {name: pd.concat([tables[name], frame], ignore_index=True) for name, frame in more.items()}


def with_plans(tables: dict[str, pd.DataFrame], cheap_is_small: bool, seed: int = 5) -> dict[str, pd.DataFrame]:
    """A plan for each customer: the cheap one mostly among small customers, or handed out by lot."""
    people = tables["customer"]
    is_small = (people["segment"] == "Small").to_numpy()
    chance = np.where(is_small, 0.85, 0.15) if cheap_is_small else np.full(len(people), 0.5)
    is_cheap = np.random.default_rng(seed).random(len(people)) < chance
    return tables | {"customer": people.assign(plan=np.where(is_cheap, "Basic", "Full"))}


def late_among_small(tables: dict[str, pd.DataFrame], seed: int = 6) -> dict[str, pd.DataFrame]:
    """Onboarding is late mostly among small customers, and makes nobody leave."""
    is_small = (tables["customer"]["segment"] == "Small").to_numpy()
    is_late = np.random.default_rng(seed).random(len(is_small)) < np.where(is_small, 0.6, 0.1)
    given = tables["delivery"]
    finished = given["promised_on"] + pd.to_timedelta(np.where(is_late, 30, 5), unit="D")
    return tables | {"delivery": given.assign(finished_on=finished)}
