"""What every finding of this story starts from: the edition, the period looked at, what comments were counted."""

from __future__ import annotations

from collections import Counter, defaultdict
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
from analysis.stories.voice.tallies import Said, said_in
from analysis.view import View
from queries.run import Edition, EditionTooOld, QueryResult

STORY_ID = "voice"
ALL = "all"
NO_DATES = "no dates in this export"
GROUPS, PAIRS = "voice/by_group", "voice/pairs"
EVER, JUDGED = "customers", "customers_judged"  # who wrote of it at all; in a comment whose mood is known
ANSWER, CASE, LOSS = "answer", "case", "loss"
NAMES = ("segment", "dimension", "kind", "subject", "group_name")
Part = tuple[str, str, str]  # segment, dimension, kind
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
    def said(self) -> dict[Part, dict[tuple[str, str], Said]]:
        """By segment, dimension and kind, of each subject and group."""
        rows = self.result.frame
        names = zip(*(rows[name].astype(str) for name in NAMES), strict=True)
        found = defaultdict[Part, dict[tuple[str, str], Said]](dict)
        for (segment, dimension, kind, subject, group), said in zip(names, said_in(rows), strict=True):
            found[segment, dimension, kind][subject, group] = said
        return dict(found)

    def said_by(self, dimension: str | None, kind: str) -> dict[tuple[str, str], Said]:
        """By subject and group under the filter; none where customers are compared by nothing."""
        return {} if dimension is None else self.said.get((self.segment, dimension, kind), {})

    @cached_property
    def everything(self) -> Said | None:
        """All comments under the filter; None where too few customers wrote any."""
        found = next(iter(self._under(ALL).values()), None)
        if found is None or found.customers < self.minimum_group_size or self._hides_everybody:
            return None
        return found

    def subjects(self, kind: str, customers: str = EVER) -> dict[str, Said]:
        """Of one kind, those that may be shown, most comments first; `customers`: the column that must be enough."""
        if (kind, customers) not in self._subjects:
            hidden = {name for _, name in self._hidden_subjects[customers].get((kind,), frozenset())}
            shown = [
                (subject, said)
                for subject, said in self._under(kind).items()
                if getattr(said, customers) >= self.minimum_group_size and subject not in hidden
            ]
            self._subjects[kind, customers] = dict(sorted(shown, key=lambda each: (-each[1].comments, each[0])))
        return self._subjects[kind, customers]

    @cached_property
    def _subjects(self) -> dict[tuple[str, str], dict[str, Said]]:
        return {}

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
    def catalogue(self) -> dict[str, dict[str, object]]:
        """What is known of each issue, as queries/voice/issues.sql gives it."""
        rows = [{str(name): value for name, value in row.items()} for row in self.known_issues.to_dict("records")]
        return {str(row["issue"]): row for row in reversed(rows)}

    @cached_property
    def known_issues(self) -> pd.DataFrame:
        return self.edition.run("voice/issues").frame

    @cached_property
    def customers_of_the_time(self) -> float:
        """All of them, whether or not they wrote; none where the edition, or the time, does not say."""
        if self.periods.level.period_id != self.period.period_id:
            return 0.0
        try:
            rows = self.edition.run(
                "satisfaction/customer_base", period_id=self.period.period_id, segment=self.segment
            ).frame
        except EditionTooOld:
            return 0.0
        return float(rows.loc[rows["dimension"] == ALL, "customers"].sum())

    @cached_property
    def departments(self) -> pd.DataFrame:
        return self.edition.run("voice/departments").frame

    def departments_of(self, *said_in: str) -> tuple[str, ...]:
        """Whose exports hold the comments, all or those said there; who holds most comes first."""
        rows: Counter[str] = Counter()
        names = ("department", "said_in", "comments")
        for department, kind, comments in zip(*(self.departments[name] for name in names), strict=True):
            if not said_in or kind in said_in:
                rows[str(department)] += int(comments)
        return tuple(department for department, _ in rows.most_common())

    def totals(self, kind: str) -> tuple[list[str], CustomerTotals, dict[str, float]]:
        """Subjects of a kind in the order of their totals; and what the single customer with most says of each."""
        pairs = self.edition.run(PAIRS, period_id=self.period.period_id, segment=self.segment, kind=kind).frame
        subjects, others = pairs["subject"].astype(str).to_numpy(), pairs["other_subject"].astype(str).to_numpy()
        own = pairs[subjects == others]
        names = own["subject"].astype(str).tolist()
        place = {name: at for at, name in enumerate(names)}
        upper = np.zeros((len(names), len(names)))
        for one, other, product in zip(subjects, others, pairs["comments_product"].astype(float), strict=True):
            if one in place and other in place:
                upper[place[one], place[other]] += product
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

    def _under(self, kind: str) -> dict[str, Said]:
        return {subject: said for (subject, _), said in self.said_by(ALL, kind).items()}

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
