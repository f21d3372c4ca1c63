"""A company of 400 customers over two years, with facts planted in it, or with none: then nothing may be claimed."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from queries.run import Edition
from tests.stories.satisfaction.made_edition import made_edition

FIRST, AS_OF = date(2024, 1, 1), date(2025, 12, 31)
MONTHS = pd.date_range(FIRST, AS_OF, freq="MS")
TOPICS = ("How-to", "Access", "Speed", "Reports", "Billing")
STARTED_ON = date(2025, 1, 1)
CUSTOMERS = 400
LARGE = 80

Tables = dict[str, pd.DataFrame]


def planted_company(seed: int = 3) -> Edition:
    """Billing is raised seldom, by large customers alone; the initiative on Access halves it, the one on Speed does
    nothing; Northwind takes ever more of the losses, most of which name Price."""
    random = np.random.default_rng(seed)
    return edition_of({**_customers(), "service_case": _planted_cases(random), "loss": _planted_losses(random)})


def random_company(seed: int) -> Edition:
    """The same tables and sizes, but everything is drawn alike for every customer, topic, month and reason."""
    random = np.random.default_rng(seed)
    months = random.choice(MONTHS, 4_000)
    cases = pd.DataFrame(
        {
            "customer_id": random.integers(0, CUSTOMERS, 4_000),
            "department": "Service",
            "opened_at": months,
            "topic": random.choice(TOPICS, 4_000),
        }
    )
    losses = _losses(random, random.choice(["Price", "Service", "Product"], 240), random.choice(["A", "B", "C"], 240))
    return edition_of({**_customers(random.lognormal(6, 0.8, CUSTOMERS)), "service_case": cases, "loss": losses})


def edition_of(tables: Tables, minimum_group_size: int = 10) -> Edition:
    unchangeable = pd.DataFrame({"reason": ["closed down"]})
    return made_edition(
        {**tables, "edition.not_actionable_reason": unchangeable}, FIRST, AS_OF, minimum_group_size=minimum_group_size
    )


def _customers(monthly: np.ndarray | None = None) -> Tables:
    customer = np.arange(CUSTOMERS)
    is_large = customer < LARGE
    amounts = np.where(is_large, 9_000.0, 400.0) if monthly is None else monthly
    return {
        "customer": pd.DataFrame({"customer_id": customer, "segment": np.where(is_large, "Large", "Small")}),
        "subscription": pd.DataFrame(
            {
                "customer_id": customer,
                "department": "Finance",
                "started_on": pd.Timestamp("2020-01-01"),
                "monthly_amount": amounts,
            }
        ),
        "initiative": pd.DataFrame(
            {
                "name": ["Single sign-on", "Faster servers", "New reports", "Nobody knows"],
                "issue": ["access", "Speed", "Reports", "Parking"],
                "owner_department": ["Product", "Operations", "Product", None],
                "started_on": pd.to_datetime([STARTED_ON, STARTED_ON, date(2025, 11, 15), STARTED_ON]),
                "cost": [90_000.0, 40_000.0, 10_000.0, None],
                "department": "CCO",
            }
        ),
    }


def _planted_cases(random: np.random.Generator) -> pd.DataFrame:
    per_month = {"How-to": 0.30, "Access": 0.25, "Speed": 0.12, "Reports": 0.06, "Billing": 0.0}
    frames = []
    for topic in TOPICS:
        rate = np.full((CUSTOMERS, len(MONTHS)), per_month[topic])
        rate[:LARGE] = 0.50 if topic == "Billing" else per_month[topic] * 0.4
        if topic == "Access":
            rate[:, pd.Timestamp(STARTED_ON) <= MONTHS] /= 2
        customer, month = np.nonzero(random.random(rate.shape) < rate)
        frames.append(pd.DataFrame({"customer_id": customer, "opened_at": MONTHS[month], "topic": topic}))
    return pd.concat(frames, ignore_index=True).assign(department="Service")


def _planted_losses(random: np.random.Generator) -> pd.DataFrame:
    quarter = np.repeat(np.arange(8), 30)
    competitor = np.where(random.random(240) < 0.05 + 0.08 * quarter, "Northwind", None)
    category = random.choice(["Price", "Service", "Product", "Other"], 240, p=[0.5, 0.2, 0.2, 0.1])
    return _losses(random, category, competitor, quarter)


def _losses(
    random: np.random.Generator, category: np.ndarray, competitor: np.ndarray, quarter: np.ndarray | None = None
) -> pd.DataFrame:
    quarters = np.repeat(np.arange(8), 30) if quarter is None else quarter
    return pd.DataFrame(
        {
            "customer_id": random.permutation(CUSTOMERS)[:240],
            "department": "Sales",
            "lost_on": [MONTHS[3 * each] for each in quarters],
            "category": category,
            "reason": np.where(category == "Other", "Closed down", "Said so"),
            "competitor": competitor,
            "amount": 1_000.0,
        }
    )
