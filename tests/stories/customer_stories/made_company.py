"""A company of which twenty small customers raise Billing alike, three large ones too, and one writes its name down."""

from __future__ import annotations

from datetime import date

import pandas as pd

from queries.run import Edition
from tests.stories.satisfaction.made_edition import made_edition

FIRST, AS_OF = date(2025, 4, 1), date(2026, 3, 31)
SMALL, LARGE = range(1, 21), range(21, 24)


def made_company(
    minimum: int = 10, quotations: str = "redacted", has_dates: bool = True, large: range = LARGE, comments: bool = True
) -> Edition:
    """Each raises Billing twice and answers once; half of the small ones are customers since 2023, half since 2020."""
    everybody = [*SMALL, *large]
    day = date(2026, 1, 15) if has_dates else None
    customers = pd.DataFrame(
        {
            "customer_id": everybody,
            "name": [f"Customer {place} Ltd" for place in everybody],
            "segment": ["Small" if place in SMALL else "Large" for place in everybody],
            "became_customer_on": [
                date(2023 if place % 2 else 2020, 5, 1) if has_dates else None for place in everybody
            ],
        }
    )
    cases = pd.DataFrame(
        {
            "customer_id": everybody * 2,
            "department": "Service",
            "source": "tickets",
            "export_id": 1,
            "line": range(1, 2 * len(everybody) + 1),
            "opened_at": day,
            "topic": "Billing",
            "verbatim": "The invoice was wrong again and nobody could tell us why",
        }
    )
    answers = pd.DataFrame(
        {
            "customer_id": everybody,
            "department": "Marketing",
            "source": "nps",
            "export_id": 2,
            "line": range(1, len(everybody) + 1),
            "answered_on": day,
            "survey": "Relationship",
            "kind": "nps",
            "score": 6.0,
            "scale_low": 0.0,
            "scale_high": 10.0,
        }
    )
    edition = made_edition(
        {"customer": customers, "service_case": cases, "feedback": answers, **(_words(cases) if comments else {})},
        FIRST if has_dates else None,
        AS_OF if has_dates else None,
        minimum,
    )
    return edition if quotations == "redacted" else _ruled(edition, quotations)


def _words(cases: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """What the build would have read in the cases; see data_sources/verbatims.py."""
    said = cases.rename(columns={"opened_at": "said_on"}).drop(columns="verbatim")
    said = said.assign(verbatim_id=range(1, len(cases) + 1), said_in="case", text_id=1)
    texts = pd.DataFrame({"text_id": [1], "language": ["en"], "words": [11], "redacted": [cases["verbatim"].iloc[0]]})
    about = said[["verbatim_id", "text_id"]].assign(about_kind="issue", about="Billing", tone=None, typicality=0.9)
    issues = said[["verbatim_id"]].assign(issue="Billing", confidence=1.0, told_by="topic")
    named = pd.DataFrame({"issue": ["Billing"], "position": [1], "told_from": ["topic"]})
    spelled = pd.DataFrame({"said_in": ["case"], "topic": ["Billing"], "issue": ["Billing"]})
    return {
        "verbatim": said,
        "verbatim_text": texts,
        "verbatim_issue": issues,
        "said_about": about,
        "issue": named,
        "issue_topic": spelled,
    }


def _ruled(edition: Edition, quotations: str) -> Edition:
    """The same edition where company.toml says otherwise, its marts made anew."""
    from data_sources.marts import in_building_order

    edition.connection.execute("update edition.company set quotations = ?", [quotations])
    for each in in_building_order():
        table = each.name.removeprefix("marts/")
        if table.startswith(("quotation", "story_")):
            edition.connection.execute(f"create or replace table mart.{table} as {each.text}")
    return edition
