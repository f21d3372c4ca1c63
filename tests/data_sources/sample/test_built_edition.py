"""The edition built from the sample refuses what the facts say is broken, and nothing else."""

from __future__ import annotations

import pandas as pd
import pytest

from data_sources.sample.facts import ACCOUNTS, FLAWS, RESENT, UNMATCHABLE
from queries.run import Edition

SOURCES = {
    "sales/accounts": ("sales_accounts", "sales_account_review"),
    "sales/lost_business": ("sales_lost_business",),
    "service/tickets": ("service_tickets",),
    "service/follow_up": ("service_follow_up",),
    "product/planning_survey": ("product_planning_ease_of_use", "product_planning_reliability"),
    "finance/invoices": ("finance_invoices",),
    "marketing/nps_invitations": ("marketing_nps_invitations",),
    "marketing/nps_answers": ("marketing_nps_answers",),
    "operations/onboarding": ("operations_onboarding",),
}
STATEMENTS_BESIDE_THE_FIRST = 1  # a sheet without account is refused once by each statement's source; two are read here


def rows(edition: Edition, statement: str) -> pd.DataFrame:
    with edition.connection.cursor() as cursor:
        return cursor.execute(statement).df()


@pytest.mark.parametrize("exports", list(SOURCES))
def test_as_many_rows_and_cells_are_refused_as_are_broken(sample_edition: Edition, exports: str) -> None:
    refused = rows(sample_edition, "select source, is_whole_row, reason from intake.rejection")
    refused = refused[refused["source"].isin(SOURCES[exports]) & ~refused["reason"].str.startswith("a row below")]
    flaws = [flaw for flaw in FLAWS if flaw.exports == exports]
    broken_rows = sum(flaw.rows for flaw in flaws if flaw.rejects == "row")
    broken_cells = sum(flaw.rows for flaw in flaws if flaw.rejects == "cell")
    if exports == "product/planning_survey":
        broken_rows += STATEMENTS_BESIDE_THE_FIRST * sum(flaw.rows for flaw in flaws if flaw.column == "Account")
    assert refused["is_whole_row"].sum() == broken_rows
    assert (~refused["is_whole_row"]).sum() == broken_cells


def test_rows_sent_again_count_once(sample_edition: Edition) -> None:
    counted = rows(sample_edition, "select source, sum(duplicates) as n from intake.reconciliation group by source")
    found = counted.set_index("source")["n"]
    for exports, resent in RESENT.items():
        assert found[SOURCES[exports][0]] == 11 * resent, exports
    assert found.sum() == 11 * sum(RESENT.values())


def test_only_the_accounts_that_cannot_be_matched_stand_alone(sample_edition: Edition) -> None:
    keys = rows(sample_edition, "select department from record.customer_key where matched_by = 'seen only here'")
    assert keys["department"].value_counts().to_dict() == {"Marketing": 8, "Finance": 4} == dict(UNMATCHABLE)
    customers = rows(sample_edition, "select count(*) as n from record.customer")["n"].item()
    assert customers == ACCOUNTS + sum(UNMATCHABLE.values())


def test_running_contracts_tie_to_the_last_month_of_revenue(sample_edition: Edition) -> None:
    contracts = rows(
        sample_edition,
        "select sum(monthly_amount) as n from record.subscription "
        "where coalesce(ended_on, date '2026-09-30') >= date '2026-09-30'",
    )
    last = rows(sample_edition, "select sum(recurring_amount) as n from record.revenue where month = date '2026-09-01'")
    assert contracts["n"].item() == pytest.approx(last["n"].item(), abs=0.01)
