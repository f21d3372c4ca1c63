"""A company of 400 customers whose comments were read already, with facts planted in them, or with none."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from queries.run import Edition
from tests.stories.satisfaction.made_edition import made_edition

FIRST, AS_OF = date(2024, 1, 1), date(2025, 12, 31)
MONTHS = pd.date_range(FIRST, AS_OF, freq="MS")
CUSTOMERS, LARGE = 400, 120
ISSUES = {"Support": "Getting help", "Billing": "Paying", "Speed": "Using", "Reports": "Using", "App": None}
COMPETITORS = ("Northwind", "Fjord")
PRAISE, NEUTRAL, COMPLAINT = "praise", "neutral", "complaint"

Tables = dict[str, pd.DataFrame]


def planted_company(seed: int = 5, minimum_group_size: int = 10) -> Edition:
    """Support is praised, Billing complained of and by large customers above all, Speed is spoken of most, App comes up
    in the last quarter alone; Northwind is named more than Fjord, and a proposal waits."""
    random = np.random.default_rng(seed)
    said = drawn(random, 5_000)
    is_large, is_last = said["customer_id"] < LARGE, said["said_on"] >= pd.Timestamp(2025, 10, 1)
    odds = {
        "Support": np.full(len(said), 0.15),
        "Billing": np.where(is_large, 0.20, 0.05),
        "Speed": np.full(len(said), 0.30),
        "Reports": np.full(len(said), 0.10),
        "App": np.where(is_last, 0.12, 0.01),
    }
    issues = named(random, said, odds)
    about = [set(issues.loc[issues["verbatim_id"] == each, "issue"]) for each in said["verbatim_id"]]
    praised = np.array([0.8 if "Support" in each else 0.1 if "Billing" in each else 0.4 for each in about])
    said["tone"] = np.where(
        random.random(len(said)) < praised, PRAISE, np.where(random.random(len(said)) < 0.7, COMPLAINT, NEUTRAL)
    )
    said["is_wish"] = random.random(len(said)) < 0.05
    rivals = competitors(random, said, (0.04, 0.01))
    proposal = {
        "position": [1], "label": ["Assistant"], "words": ["assistant; chatbot"], "verbatims": [30],
        "verbatims_before": [4], "customers": [22], "since": [pd.Timestamp(2025, 10, 1)], "ratio": [7.5],
        "ratio_low": [3.1], "ratio_high": [18.0], "p_value": [1e-6],
    }  # fmt: skip
    extra = {"record.issue_proposal": pd.DataFrame(proposal), "record.voice_measure": measures()}
    return edition_of(said, issues, rivals, extra, minimum_group_size)


def random_company(seed: int, comments: int = 3_000) -> Edition:
    """The same tables, but issues, moods, wishes and rivals are drawn alike for every customer, month and comment;
    customers differ, lastingly, in how much they write and in what they like to write of."""
    random = np.random.default_rng(seed)
    said = drawn(random, comments)
    liking = random.gamma(4.0, 0.25, (CUSTOMERS, len(ISSUES)))
    odds = {issue: 0.12 * liking[said["customer_id"], place] for place, issue in enumerate(ISSUES)}
    mood = random.beta(2, 2, CUSTOMERS)[said["customer_id"]]
    said["tone"] = np.where(random.random(len(said)) < mood, PRAISE, COMPLAINT)
    said["is_wish"] = random.random(len(said)) < 0.05
    rivals = competitors(random, said, (0.02, 0.02))
    # A stage with two issues is spoken of more than one with one: no stages here.
    return edition_of(said, named(random, said, odds), rivals, are_staged=False)


def drawn(random: np.random.Generator, comments: int) -> pd.DataFrame:
    """Survey comments on any day of the two years, by customers who write more or less."""
    writes = random.gamma(2.0, 1.0, CUSTOMERS)
    days = (AS_OF - FIRST).days
    return pd.DataFrame(
        {
            "verbatim_id": range(comments),
            "customer_id": random.choice(CUSTOMERS, comments, p=writes / writes.sum()),
            "said_on": pd.Timestamp(FIRST) + pd.to_timedelta(random.integers(0, days + 1, comments), unit="D"),
            "said_in": "answer",
            "department": "Marketing",
            "language": random.choice(["en", "de", ""], comments, p=[0.7, 0.25, 0.05]),
        }
    )


def named(random: np.random.Generator, said: pd.DataFrame, odds: dict[str, np.ndarray]) -> pd.DataFrame:
    """Which comments name which issue: one row each."""
    hits = {issue: said.loc[random.random(len(said)) < chance, "verbatim_id"] for issue, chance in odds.items()}
    frames = [pd.DataFrame({"verbatim_id": ids, "issue": issue}) for issue, ids in hits.items()]
    return pd.concat(frames, ignore_index=True).assign(confidence=0.9, told_by="words")


def competitors(random: np.random.Generator, said: pd.DataFrame, odds: tuple[float, float]) -> pd.DataFrame:
    frames = [
        pd.DataFrame({"verbatim_id": said.loc[random.random(len(said)) < chance, "verbatim_id"], "competitor": name})
        for name, chance in zip(COMPETITORS, odds, strict=True)
    ]
    return pd.concat(frames, ignore_index=True)


def measures() -> pd.DataFrame:
    rows = [("tone_accuracy", 0.8, 0.78, 0.82, 1_000), ("tone_baseline", 0.5, 0.47, 0.53, 1_000)]
    return pd.DataFrame(rows, columns=["measure", "value", "low", "high", "sample_size"])


def edition_of(
    said: pd.DataFrame,
    issues: pd.DataFrame | None = None,
    rivals: pd.DataFrame | None = None,
    extra: Tables | None = None,
    minimum_group_size: int = 10,
    has_dates: bool = True,
    has_segments: bool = True,
    are_staged: bool = True,
) -> Edition:
    """`said`: verbatim_id, customer_id, said_on, said_in, department, language and, where known, tone and is_wish."""
    texts = pd.DataFrame({"text_id": said["verbatim_id"], "language": said["language"], "words": 5})
    for name in ("tone", "is_wish", "unread_because"):
        if name in said:
            texts[name] = said[name]
    verbatims = said[["verbatim_id", "customer_id", "said_on", "said_in", "department"]].assign(
        text_id=said["verbatim_id"]
    )
    customer = pd.DataFrame({"customer_id": range(CUSTOMERS)})
    if has_segments:
        customer["segment"] = np.where(customer["customer_id"] < LARGE, "Large", "Small")
    stages = ISSUES if are_staged else dict.fromkeys(ISSUES)
    known = [(issue, place, "Product", stage, "catalogue") for place, (issue, stage) in enumerate(stages.items(), 1)]
    tables = {
        "customer": customer,
        "verbatim": verbatims if has_dates else verbatims.drop(columns="said_on"),
        "verbatim_text": texts,
        "issue": pd.DataFrame(known, columns=["issue", "position", "owner_department", "journey_stage", "told_from"]),
        **({"verbatim_issue": issues} if issues is not None and len(issues) else {}),
        **({"verbatim_competitor": rivals} if rivals is not None and len(rivals) else {}),
        **(extra or {}),
    }
    first, as_of = (FIRST, AS_OF) if has_dates else (None, None)
    return made_edition(tables, first, as_of, minimum_group_size)
