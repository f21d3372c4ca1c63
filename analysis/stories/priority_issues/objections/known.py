"""What the answers draw on, where the edition has it."""

from __future__ import annotations

from typing import Protocol

import pandas as pd

from analysis.quantities import Count
from analysis.stories.objections.finance import PURCHASES, REVENUE, ControlTotal, control_total
from analysis.stories.periods import view_choices
from analysis.stories.priority_issues.facts import ALL_SEGMENTS, Facts
from queries.run import Edition, EditionTooOld

FEWEST_SEGMENTS = 2
NAMES = {"service_case": "cases", "loss": "losses", "feedback": "answers"}


class FromEdition(Protocol):
    """The facts of any story: what is asked here of them is the edition that they come from."""

    @property
    def edition(self) -> Edition: ...


class OfSegment(FromEdition, Protocol):
    """Facts of one segment, or of all."""

    @property
    def segment(self) -> str: ...


def finance_of(facts: Facts) -> ControlTotal | None:
    company = facts.edition.company
    columns = PURCHASES if company["revenue_model"] == "purchase" else REVENUE
    return control_total(_rows_if_known(facts, "retention/finance_total"), str(company["currency"]), columns)


def gross_margin(facts: Facts) -> float:
    return float(str(facts.edition.company["gross_margin"]))


def sent_twice(facts: FromEdition, table: str) -> Count | None:
    """Rows of that table which the exports brought again; None where no export is on record."""
    rows = _rows_if_known(facts, "exports/reconciliation")
    counted = zip(rows["record_table"], rows["duplicates"], strict=True) if len(rows) else ()
    theirs = [float(duplicates) for of, duplicates in counted if of == table]
    return Count(sum(theirs), f"rows of {NAMES[table]}") if theirs else None


def segments_within(facts: OfSegment) -> tuple[str, ...]:
    """The segments that can be looked at one by one; none where one alone is looked at, or exists."""
    if facts.segment != ALL_SEGMENTS:
        return ()
    segments = view_choices(facts.edition).segments
    return segments if len(segments) >= FEWEST_SEGMENTS else ()


def _rows_if_known(facts: FromEdition, name: str) -> pd.DataFrame:
    """No rows where an edition built before lacks the table: its story is told, without the answer."""
    try:
        return facts.edition.run(name).frame
    except EditionTooOld:
        return pd.DataFrame()
