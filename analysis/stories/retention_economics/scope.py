"""What the story looks at: which twelve months, which customers, in which currency, known from whose exports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from analysis.findings import Basis, Chart, Evidence
from analysis.quantities import Money
from analysis.stories.between_filters import Group, hidden_groups
from analysis.stories.periods import PeriodRef, Periods, periods_of
from analysis.view import View
from queries.run import Edition, QueryResult

EVERYBODY = "all"  # the dimension, and the filter, that leave nobody out
RECURRING = ("subscription", "revenue")
PURCHASED = ("purchase", "loss")


@dataclass(frozen=True)
class Scope:
    """`period` is the twelve months, or everything where no export says on which day anybody left."""

    edition: Edition
    view: View
    periods: Periods
    period: PeriodRef
    is_snapshot: bool
    minimum: int
    currency: str
    departments: pd.DataFrame  # record_table, department
    definitions: pd.DataFrame  # queries/retention/loss_definitions.sql

    @property
    def segment(self) -> str:
        return self.view.segment or EVERYBODY

    @property
    def sells_by_purchase(self) -> bool:
        return self.edition.company["revenue_model"] == "purchase"

    @property
    def can_tell_losses(self) -> bool:
        return bool(self.definitions["customers_decided"].sum())

    @property
    def period_words(self) -> str:
        """ "over the 12 months to September 2026", to end a sentence with."""
        where = f"in segment {self.view.segment} " if self.view.segment else ""
        return where + ("(no dates in this export)" if self.is_snapshot else f"over the {self.period.label}")

    @property
    def period_label(self) -> str:
        label = "no dates in this export" if self.is_snapshot else self.period.label
        return f"{label}, segment {self.view.segment}" if self.view.segment else label

    def run(self, name: str) -> QueryResult:
        """A statement that takes a period and a segment, for those looked at."""
        return self.edition.run(name, period_id=self.period.period_id, segment=self.segment)

    def hidden(self, population: str) -> frozenset[Group]:
        """Groups of a population that the page of another segment would give away; see customers_by_filter.sql."""
        return self._hidden.get((population,), frozenset())

    @cached_property
    def _hidden(self) -> dict[tuple[object, ...], frozenset[Group]]:
        frame = self.edition.run("retention/customers_by_filter", period_id=self.period.period_id).frame
        return hidden_groups(frame, self.minimum, self.segment, ["population"])

    def money(self, amount: float, per: str = "month") -> Money:
        return Money(float(amount), self.currency, per)

    def basis(
        self, customers: float, *record_tables: str, of: str = "customers", coverage: float | None = None
    ) -> Basis:
        """The source line. Raises nothing where no export fills those tables: then no department is named."""
        told = self.departments[self.departments["record_table"].isin(record_tables)]
        names = tuple(sorted(told["department"].unique()))
        return Basis(names, round(customers), of, self.period_label, coverage_customers=coverage)


def scope_of(edition: Edition, view: View) -> Scope:
    """Reads what decides how the story can be told."""
    periods = periods_of(edition, view)
    definitions = edition.run("retention/loss_definitions").frame
    lost, undated = definitions["lost_decided"].sum(), definitions["lost_without_day"].sum()
    is_snapshot = not periods.has_dates or bool(lost > 0 and lost == undated)
    company = edition.company
    return Scope(
        edition,
        view,
        periods,
        periods.everything if is_snapshot else periods.level,
        is_snapshot,
        int(str(company["minimum_group_size"])),
        str(company["currency"]),
        edition.run("retention/departments").frame,
        definitions,
    )


def evidence(result: QueryResult, chart: Chart, rows: pd.DataFrame) -> Evidence:
    """The rows drawn, and the query whose counts they come from."""
    return Evidence(result.name, result.parameters, chart, rows.reset_index(drop=True))


def month_name(day: date) -> str:
    return f"{day:%B %Y}"
