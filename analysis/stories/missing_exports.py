"""Which exports would answer what this edition cannot, and which department usually holds them."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analysis.findings import Gap
from queries.run import Edition

# By record table. A company that sells by purchase has no subscriptions to miss, and the other way round.
HELD_ELSEWHERE = {
    "feedback": Gap(
        "How satisfied are customers?", "survey answers: customer, date, score", "Marketing, Service or Product"
    ),
    "invitation": Gap("Who was asked and did not answer?", "survey invitations: customer, date invited", "Marketing"),
    "service_case": Gap("What do customers need help with?", "tickets: customer, date opened, topic", "Service"),
    "subscription": Gap(
        "Who stayed, who left, and what do they pay?",
        "contract lines: customer, plan, start, end, monthly amount",
        "Finance",
    ),
    "revenue": Gap(
        "How much recurring revenue was kept, lost and added?", "invoices: customer, month, amounts", "Finance"
    ),
    "purchase": Gap("Who buys again, and for how much?", "orders: customer, date, amount", "Sales or Finance"),
    "loss": Gap("Why do customers leave, and for whom?", "lost business: customer, date, reason, competitor", "Sales"),
    "usage": Gap("What do customers use?", "usage: customer, month, feature, quantity", "Product"),
    "delivery": Gap(
        "Do onboardings and deliveries keep their promise?",
        "deliveries: customer, date promised, date done",
        "Operations",
    ),
    "initiative": Gap("What was done about it, and did it help?", "initiatives: name, issue, start, cost", "the CCO"),
}
NEEDED_ONLY_WITH = {"subscription": "subscription", "revenue": "subscription", "purchase": "purchase"}
CUSTOMER_LIST = Gap(
    "Do kinds of customers differ?", "a list of customers: key, name, segment, region, customer since, status", "Sales"
)
DATES = Gap(
    "What changed, and since when?", "a date in the exports: of the answer, the case, the invoice", "each department"
)


def gaps_of(edition: Edition, identity: pd.DataFrame, as_of: date | None) -> tuple[Gap, ...]:
    """The gaps of an edition, in the order of the record's tables; `identity` as queries/exports/key_matches.sql."""
    sizes = edition.run("edition/table_sizes").frame
    filled = set(sizes.loc[sizes["row_count"] > 0, "table_name"])
    model = edition.company["revenue_model"]
    missing = [
        gap
        for table, gap in HELD_ELSEWHERE.items()
        if f"record.{table}" not in filled and NEEDED_ONLY_WITH.get(table, model) == model
    ]
    has_list = (identity["matched_by"] == "customer list").any()
    return (*(() if has_list else (CUSTOMER_LIST,)), *missing, *(() if as_of else (DATES,)))
