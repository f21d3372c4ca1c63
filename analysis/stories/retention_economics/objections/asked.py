"""What the answers to objections are fed with, beside what the findings rest on: read when it is first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.quantities import Count
from analysis.stories.retention_economics.parts import Parts
from analysis.stories.retention_economics.scope import Scope
from analysis.stories.retention_economics.searched import Searched


@dataclass(frozen=True)
class Asked:
    parts: Parts

    @property
    def scope(self) -> Scope:
        return self.parts.scope

    @property
    def searched(self) -> Searched:
        return self.parts.searched

    @cached_property
    def windows(self) -> pd.DataFrame:
        """One row per twelve months, oldest first; none of a snapshot, which shows one state."""
        frame = self.scope.edition.run("retention/windows", segment=self.scope.segment).frame
        return frame.iloc[:0] if self.scope.is_snapshot else frame

    @cached_property
    def without_one(self) -> pd.Series | None:
        """How far the figures in money move without any one customer."""
        frame = self.scope.run("retention/without_one_customer").frame
        return None if frame.empty or frame.iloc[0]["customers"] < self.scope.minimum else frame.iloc[0]

    @cached_property
    def rows(self) -> dict[str, pd.Series]:
        """By record table: rows held, customers, rows sent twice."""
        return _by(self.scope.edition.run("retention/counted_rows").frame, "record_table")

    @cached_property
    def definitions(self) -> dict[str, pd.Series]:
        """By export that can tell who left: customers at the start, and those of them lost."""
        return _by(self.scope.run("retention/customers_by_definition").frame, "according_to")

    def before(self, name: str) -> pd.DataFrame | None:
        """The rows of a statement for the twelve months before these; None where the exports do not reach them."""
        earlier = self.scope.periods.level_before
        if self.scope.is_snapshot or earlier is None:
            return None
        frame = self.scope.edition.run(name, period_id=earlier.period_id, segment=self.scope.segment).frame
        return None if frame.empty else frame


def _by(frame: pd.DataFrame, column: str) -> dict[str, pd.Series]:
    return {str(row[column]): row for _, row in frame.iterrows()}


def customers(number: float) -> Estimate:
    return counted(Count(float(round(number)), "customers"), round(number))
