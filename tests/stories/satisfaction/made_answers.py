"""Frames for the record of a made edition: customers, and their answers drawn with a known truth."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

FIRST, AS_OF = date(2025, 1, 1), date(2026, 9, 30)
QUARTERS = pd.date_range(FIRST, AS_OF, freq="QS")


def customers(number: int, **columns: object) -> pd.DataFrame:
    return pd.DataFrame({"customer_id": range(1, number + 1), **columns})


def answers(
    customer_ids: Sequence[int] | np.ndarray,
    scores: Sequence[float] | np.ndarray,
    day: object = None,
    department: str = "Marketing",
    survey: str = "Relationship",
    kind: str = "nps",
    touchpoint: str = "Relationship",
    scale: tuple[float, float] = (0, 10),
) -> pd.DataFrame:
    """One survey's answers; `day` is one day, a day for each answer, or None where the export holds no dates."""
    return pd.DataFrame(
        {
            "customer_id": customer_ids,
            "department": department,
            "source": survey,
            "survey": survey,
            "touchpoint": touchpoint,
            "answered_on": pd.to_datetime(pd.Series(day, index=range(len(scores)), dtype="object")),
            "kind": kind,
            "score": np.asarray(scores, dtype=float),
            "scale_low": float(scale[0]),
            "scale_high": float(scale[1]),
        }
    )


def satisfied(hits: int, answered: int) -> list[float]:
    """So many fives and threes."""
    return [5.0] * hits + [3.0] * (answered - hits)


def random_company(seed: int, number: int = 600) -> dict[str, pd.DataFrame]:
    """Everything that a company may hold, and nothing that depends on anything else."""
    rng = np.random.default_rng(seed)
    people = customers(
        number,
        segment=rng.choice(["Small", "Mid-market", "Enterprise"], number),
        region=rng.choice(["North", "South", "East", "West"], number),
        became_customer_on=pd.Timestamp("2020-01-01"),
    )
    ids = people["customer_id"].to_numpy()
    feedback = []
    for quarter in QUARTERS:
        days = quarter + pd.Timedelta(days=20)
        asked = rng.choice(ids, 220, replace=False)
        feedback.append(answers(asked, rng.integers(0, 11, 220), days))
        for touchpoint in ("Support", "Billing", "Product"):
            some = rng.choice(ids, 90, replace=False)
            marks = rng.choice([1, 2, 3, 4, 5], 90)
            feedback.append(answers(some, marks, days, "Service", "Follow-up", "csat", touchpoint, (1, 5)))
    users = rng.random((number, 4)) < 0.5
    usage = [pd.DataFrame({"customer_id": ids[users[:, i]], "feature": f"Feature {i}"}) for i in range(4)]
    return {
        "customer": people,
        "feedback": pd.concat(feedback),
        "usage": pd.concat(usage).assign(month=pd.Timestamp("2026-01-01"), quantity=3.0),
        "delivery": pd.DataFrame(
            {
                "customer_id": ids,
                "promised_on": pd.Timestamp("2021-01-01"),
                "finished_on": pd.Timestamp("2021-01-01") + pd.to_timedelta(rng.choice([0, 60], number), unit="D"),
            }
        ),
        "subscription": pd.DataFrame(
            {
                "customer_id": ids,
                "started_on": pd.Timestamp("2020-01-01"),
                "monthly_amount": rng.lognormal(6, 1, number),
            }
        ),
    }
