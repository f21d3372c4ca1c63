"""What every finding of this story starts from: the edition, the period looked at, what comments were counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Basis
from analysis.quantities import Count
from analysis.statistics.customer_totals import CustomerTotals
from analysis.stories.between_filters import Hidden, hidden_groups
from analysis.stories.periods import PeriodRef, Periods, periods_of
from analysis.stories.quoted import Quoted
from analysis.stories.voice.tallies import Said, said_of
from analysis.view import View
from queries.run import Edition, QueryResult

STORY_ID = "voice"
ALL = "all"
NO_DATES = "no dates in this export"
GROUPS, PAIRS = "voice/by_group", "voice/pairs"
EVER, JUDGED = "customers", "customers_judged"  # who wrote of it at all; in a comment whose mood is known
ANSWER, CASE, LOSS = "answer", "case", "loss"
REST = "All other topics"  # as queries/marts/issue.sql names what is not told apart


@dataclass(frozen=True)
class Facts:
    edition: Edition
    view: View
    periods: Periods
    period: PeriodRef
    result: QueryResult  # of queries/voice/by_group.sql, every filter

    @property
    def segment(self) -> str:
        return self.view.segment or ALL

    @cached_property
    def minimum_group_size(self) -> int:
        return int(str(self.edition.company["minimum_group_size"]))

    @property
    def is_everybody_now(self) -> bool:
        """Whether no filter narrows the view: some things were searched for over all comments, to the last day."""
        last, level = self.periods.everything.ends_on, self.periods.level.ends_on
        return self.view.segment is None and (last is None or level is None or level >= last)

    @cached_property
    def quoted(self) -> Quoted:
        return Quoted(self.edition, self.period.period_id, self.segment)

    @cached_property
    def everything(self) -> Said | None:
        """All comments under the filter; None where too few customers wrote any."""
        rows = self._under(ALL)
        found = said_of(rows.iloc[0].to_dict()) if len(rows) else None
        if found is None or found.customers < self.minimum_group_size or self._hides_everybody:
            return None
        return found

    def subjects(self, kind: str, customers: str = EVER) -> dict[str, Said]:
        """Of one kind, those that may be shown, most comments first; `customers`: the column that must be enough."""
        rows = self._under(kind)
        hidden = self._hidden_subjects[customers].get((kind,), frozenset())
        is_shown = (rows[customers] >= self.minimum_group_size) & ~rows["subject"].isin([name for _, name in hidden])
        ordered = rows[is_shown].sort_values(["comments", "subject"], ascending=[False, True])
        return {str(row["subject"]): said_of(row) for row in ordered.to_dict("records")}

    def not_shown(self, kind: str) -> int:
        return len(self._under(kind)) - len(self.subjects(kind))

    @cached_property
    def issues(self) -> dict[str, Said]:
        return self.subjects("issue")

    @cached_property
    def stages(self) -> dict[str, str]:
        """Of each issue that has one, its stage of the customer's journey."""
        told = self.known_issues.dropna(subset=["journey_stage"])
        return dict(zip(told["issue"].astype(str), told["journey_stage"].astype(str), strict=True))

    @cached_property
    def known_issues(self) -> pd.DataFrame:
        return self.edition.run("voice/issues").frame

    @cached_property
    def departments(self) -> pd.DataFrame:
        return self.edition.run("voice/departments").frame

    def departments_of(self, *said_in: str) -> tuple[str, ...]:
        """Whose exports hold the comments, all or those said there; who holds most comes first."""
        rows: Counter[str] = Counter()
        for row in self.departments.to_dict("records"):
            if not said_in or row["said_in"] in said_in:
                rows[str(row["department"])] += int(row["comments"])
        return tuple(department for department, _ in rows.most_common())

    def totals(self, kind: str) -> tuple[list[str], CustomerTotals, dict[str, float]]:
        """Subjects of a kind in the order of their totals; and what the single customer with most says of each."""
        pairs = self.edition.run(PAIRS, period_id=self.period.period_id, segment=self.segment, kind=kind).frame
        own = pairs[pairs["subject"] == pairs["other_subject"]]
        names = own["subject"].astype(str).tolist()
        square = pairs.pivot_table(index="subject", columns="other_subject", values="comments_product", aggfunc="sum")
        upper = square.reindex(index=names, columns=names).fillna(0.0).to_numpy(dtype=float)
        totals = CustomerTotals.of(own["comments"], upper + np.triu(upper, 1).T)
        return names, totals, dict(zip(names, own["largest_comments"].astype(float), strict=True))

    def parameters(self, kind: str) -> dict[str, object]:
        """What the rows shown were asked for, of all that the statement gives."""
        return {**self.result.parameters, "segment": self.segment, "kind": kind}

    def basis(self, sample_size: float, *said_in: str, sample_of: str = "comments") -> Basis:
        return Basis(self.departments_of(*said_in), round(sample_size), sample_of, self.period.label)

    def hidden_estimates(self, kind: str, of: str) -> dict[str, Estimate]:
        hidden = self.not_shown(kind)
        if not hidden:
            return {}
        return {
            f"{of}_hidden": counted(Count(float(hidden), of), hidden),
            "minimum_group_size": counted(Count(float(self.minimum_group_size), "customers"), self.minimum_group_size),
        }

    def _under(self, kind: str) -> pd.DataFrame:
        rows = self.result.frame
        return rows[(rows["segment"] == self.segment) & (rows["dimension"] == ALL) & (rows["kind"] == kind)]

    @cached_property
    def _hides_everybody(self) -> bool:
        rows = self.result.frame
        rows = rows[(rows["kind"] == ALL) & (rows["dimension"] == ALL)]
        return bool(hidden_groups(rows, self.minimum_group_size, self.segment))

    @cached_property
    def _hidden_subjects(self) -> dict[str, Hidden]:
        """By the column that must be enough, and by kind."""
        rows = self.result.frame
        rows = rows[(rows["kind"] != ALL) & (rows["dimension"] == ALL)]
        frame = rows.assign(dimension=rows["kind"], group_name=rows["subject"])
        return {
            customers: hidden_groups(
                frame.assign(customers=frame[customers]), self.minimum_group_size, self.segment, ["dimension"]
            )
            for customers in (EVER, JUDGED)
        }


def facts_of(edition: Edition, view: View) -> Facts:
    """Over the twelve months looked at; over everything where no comment is dated."""
    periods = periods_of(edition, view)
    period = periods.level
    result = edition.run(GROUPS, period_id=period.period_id, dimension=view.compare_by)
    if result.frame.empty and periods.has_dates:
        undated = edition.run(GROUPS, period_id=periods.everything.period_id, dimension=view.compare_by)
        if not undated.frame.empty:
            period, result = PeriodRef(periods.everything.period_id, NO_DATES, None, None), undated
    return Facts(edition, view, periods, period, result)


def finding_id(slug: str) -> str:
    """Unique across stories, and says in which story a finding is told."""
    return f"{STORY_ID}/{slug}"
