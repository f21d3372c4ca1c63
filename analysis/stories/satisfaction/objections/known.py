"""What the answers draw on, where the edition has it."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from analysis.quantities import Count
from analysis.stories.objections.finance import PURCHASES, REVENUE, ControlTotal, control_total
from analysis.stories.objections.who_answered import Heard
from analysis.stories.satisfaction.coverage import Coverage, coverage_of, share_of_base
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.telling import Telling
from queries.run import EditionTooOld


def rows_if_known(telling: Telling, name: str, **parameters: object) -> pd.DataFrame:
    """No rows where an edition built before lacks the table: its story is told, without the answer."""
    try:
        return telling.run(name, **parameters)
    except EditionTooOld:
        return pd.DataFrame()


def heard_of(telling: Telling, survey: Survey) -> Heard | None:
    """How much of the survey's base answered; None where nobody silent is known."""
    found = coverage_of(telling, survey)
    if found is None:
        return None
    revenue = None if found.by_revenue is None else share_of_base(found.by_revenue, found)
    return Heard(share_of_base(found.by_customers, found), revenue, whom(found))


def whom(found: Coverage) -> str:
    """Whom the shares of a coverage are of."""
    return "the customers invited" if found.is_invited else "all customers"


def finance_of(telling: Telling) -> ControlTotal | None:
    return telling.once("finance", lambda: _finance_of(telling))


def _finance_of(telling: Telling) -> ControlTotal | None:
    company = telling.edition.company
    columns = PURCHASES if company["revenue_model"] == "purchase" else REVENUE
    return control_total(rows_if_known(telling, "retention/finance_total"), str(company["currency"]), columns)


def sent_twice(telling: Telling, departments: set[str]) -> Count | None:
    """Rows of answers that the exports of these departments brought again; None where no export is on record."""
    again = telling.once("sent twice", lambda: _sent_twice(rows_if_known(telling, "exports/reconciliation")))
    theirs = [again[department] for department in departments & again.keys()]
    of = f"rows of {' and '.join(sorted(departments))}" if len(departments) < 3 else "rows"
    return Count(float(sum(theirs)), of) if theirs else None


def _sent_twice(rows: pd.DataFrame) -> dict[str, float]:
    """By department that sent answers."""
    found = defaultdict[str, float](float)
    if rows.empty:
        return found
    answers = rows[rows["record_table"] == "feedback"]
    for department, duplicates in zip(answers["department"], answers["duplicates"], strict=True):
        found[str(department)] += float(duplicates)
    return found
