"""A total that ties is said to tie, to the cent; one that does not is said not to."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.estimates import counted
from analysis.quantities import Money
from analysis.sentences import sentence
from analysis.stories.objections.finance import PURCHASES, REVENUE, ControlTotal, control_total, finance, no_money_used
from tests.stories.objections.asked import heard

TIES = ControlTotal("EUR", "Finance", 1_000.5, 100.25, 50.0, 850.25, 40, 0, 0.0)


def test_names_each_part_of_the_total() -> None:
    assert heard(finance(TIES)) == (
        "Yes. The rows of Finance add up to €1,000.50: €850.25 is in the record, rows rejected come to €100.25, "
        "rows sent twice to €50.00; nothing is missing."
    )


def test_says_what_is_missing() -> None:
    said = heard(finance(replace(TIES, in_record=800.25)))
    assert said.startswith("Not all of it.")
    assert said.endswith("€50.00 is missing and not explained.")


def test_says_what_the_finding_uses_and_whom_finance_alone_knows() -> None:
    used, of_all = (counted(Money(amount, "EUR", "month"), 40) for amount in (700, 850))
    said = heard(finance(replace(TIES, customers_unmatched=1, unmatched=30.0), used, of_all))
    assert "This rests on €700 a month of the €850 a month that all customers pay." in said
    assert said.endswith("1 customer with €30.00 over all rows is known to Finance alone.")


def test_without_finance_nothing_ties() -> None:
    assert heard(finance(None)).startswith("Cannot be told.")
    assert heard(no_money_used(sentence("No money is used."))) == "No money is used."


def test_takes_the_first_column_that_an_export_brought() -> None:
    columns = ["record_table", "column_name", "department", "total_read", "total_rejected", "total_duplicate"]
    rows = pd.DataFrame(
        [
            ("subscription", "monthly_amount", "Sales", 80.0, 0.0, 0.0, 80.0, 4, 0, 0.0),
            ("revenue", "recurring_amount", "Finance", 90.0, 5.0, 5.0, 80.0, 4, 1, 3.0),
            ("revenue", "one_off_amount", "Finance", None, None, None, None, 0, 0, 0.0),
        ],
        columns=[*columns, "in_record", "customers", "customers_unmatched", "unmatched"],
    )
    found = control_total(rows, "EUR", REVENUE)
    assert found is not None
    assert (found.departments, found.read, found.ties) == ("Finance", 90.0, True)
    assert control_total(rows, "EUR", PURCHASES) is None
