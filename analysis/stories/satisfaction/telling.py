"""All that the parts of the story look at: the edition, what the reader chose, the surveys and the groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TypeVar, cast

import pandas as pd

from analysis.statistics.design_effect import SameCustomers
from analysis.statistics.suppression import Suppressed, suppress_small_groups
from analysis.statistics.suppression_between_filters import EVERYBODY
from analysis.stories.between_filters import NOT_STATED, Group, hidden_groups, hides_everybody, is_shown, without_hidden
from analysis.stories.periods import PeriodRef, Periods, periods_of
from analysis.stories.satisfaction.groups import Group as ComparedGroup
from analysis.stories.satisfaction.groups import searched
from analysis.stories.satisfaction.survey import Survey, by_reach, surveys_in
from analysis.stories.satisfaction.tally import Tally, tallies_in
from analysis.view import View
from queries.run import Edition
from queries.statement import statement

Found = TypeVar("Found")


@dataclass(frozen=True)
class Telling:
    edition: Edition
    view: View
    periods: Periods

    @property
    def segment(self) -> str:
        """As statements take it."""
        return self.view.segment or "all"

    def once(self, asked: Hashable, find: Callable[[], Found]) -> Found:
        """What several parts of the story ask for, found the first time; not to be changed."""
        if asked not in self._found:
            self._found[asked] = find()
        return cast(Found, self._found[asked])

    @cached_property
    def _found(self) -> dict[Hashable, object]:
        return {}

    @cached_property
    def minimum(self) -> int:
        return int(str(self.edition.company["minimum_group_size"]))

    @cached_property
    def surveys(self) -> tuple[Survey, ...]:
        """Over the level's period; a survey without answers there (undated, or older) over all dates."""
        recent = surveys_in(
            self.run("satisfaction/surveys", period_id=self.periods.level.period_id), self.periods.level
        )
        ever = surveys_in(
            self.run("satisfaction/surveys", period_id=self.periods.everything.period_id), self.periods.everything
        )
        known = {survey.survey_id for survey in recent}
        both = [*recent, *(survey for survey in ever if survey.survey_id not in known)]
        enough = (each for each in both if each.tally.customers >= self.minimum)
        shown = (each for each in enough if not hides_everybody(self.hidden(each, each.period)))
        return tuple(sorted(shown, key=by_reach))

    def hidden(self, survey: Survey, period: PeriodRef) -> frozenset[Group]:
        """Groups of a survey that the page of another segment would give away."""
        of_period = self.once(("hidden", period.period_id), lambda: self._hidden(period.period_id))
        return of_period.get((survey.survey_id,), frozenset())

    def _hidden(self, period_id: str) -> dict[tuple[object, ...], frozenset[Group]]:
        frame = self.run("satisfaction/customers_by_filter", period_id=period_id)
        return hidden_groups(frame, self.minimum, self.segment, ["survey_id"])

    @property
    def main(self) -> Survey | None:
        """The survey that speaks for satisfaction: the kind of most reach, and of that kind the most customers."""
        return self.surveys[0] if self.surveys else None

    def survey(self, survey_id: int) -> Survey | None:
        return next((survey for survey in self.surveys if survey.survey_id == survey_id), None)

    def run(self, name: str, **parameters: object) -> pd.DataFrame:
        """A statement of this story, for the segment chosen where it asks for one; run once, so not to be changed."""
        asked = (name, tuple(sorted(parameters.items())))
        return self.once(asked, lambda: self.edition.run(name, **self.parameters(name, **parameters)).frame)

    def parameters(self, name: str, **parameters: object) -> Mapping[str, object]:
        """What the statement was given, as evidence cites it."""
        takes_segment = "segment" in statement(name).parameters
        return {**parameters, **({"segment": self.segment} if takes_segment else {})}

    def groups(self, survey: Survey, period: PeriodRef | None = None) -> pd.DataFrame:
        """Score by dimension and group of one survey, everybody left out."""
        at = period or survey.period
        return self.once(
            ("groups", survey.survey_id, at.period_id),
            lambda: without_hidden(self.without_few_unknown(self.every_group(survey, at)), self.hidden(survey, at)),
        )

    def every_group(self, survey: Survey, period: PeriodRef) -> pd.DataFrame:
        """The same with those of whom no group is stated, however few: they add up to the total."""
        every = self._groups(survey, period)
        return self.once(
            ("every group", survey.survey_id, period.period_id), lambda: every[every["dimension"] != EVERYBODY]
        )

    def without_few_unknown(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Customers of whom no group is stated are left out where they are few.

        They are no group that anybody could look for; hiding them as one would take the next smallest group along.
        """
        return rows[(rows["group_name"] != NOT_STATED) | (rows["customers"] >= self.minimum)]

    @cached_property
    def searched_groups(self) -> dict[tuple[str, str], ComparedGroup]:
        """Every group of enough customers in the main survey, searched at once; none without a main survey."""
        if self.main is None:
            return {}
        rows = self.suppress(self.groups(self.main), ["dimension"]).kept
        return searched(self.main.measure, rows, self.main.tally)

    def total(self, survey: Survey, period: PeriodRef) -> Tally | None:
        """Everybody's answers to one survey in a period; None where nobody answered."""
        every = self._groups(survey, period)
        return self.once(
            ("total", survey.survey_id, period.period_id),
            lambda: next(iter(tallies_in(every[every["dimension"] == EVERYBODY])), None),
        )

    def same_customers(
        self, survey: Survey, before: PeriodRef, after: PeriodRef
    ) -> dict[tuple[str, str], SameCustomers]:
        """By (dimension, group), everybody under ("all", "all"): those who answered in both quarters."""
        asked = {"survey_id": survey.survey_id, "period_id": after.period_id, "period_before": before.period_id}
        rows = self.run("satisfaction/pair_of_quarters", **asked)
        return self.once(("same customers", *asked.values()), lambda: _same_customers(rows))

    def _groups(self, survey: Survey, period: PeriodRef) -> pd.DataFrame:
        """With everybody."""
        every = self.run("satisfaction/score_by_group", period_id=period.period_id)
        return self.once(
            ("score by group", survey.survey_id, period.period_id),
            lambda: every[(every["survey_id"] == survey.survey_id).to_numpy()],
        )

    def suppress(self, frame: pd.DataFrame, partition: list[str] | None = None) -> Suppressed:
        """Rows of enough customers, of groups that the page of no other segment would give away."""
        found = suppress_small_groups(frame, "customers", self.minimum, partition or [])
        if self.main is None or not {"dimension", "group_name"} <= set(frame.columns):
            return found
        return found.only(is_shown(found.kept, self.hidden(self.main, self.main.period)))

    @cached_property
    def dimension(self) -> str | None:
        """What customers are compared by: the reader's choice, then segment, then what parts satisfaction most."""
        if self.main is None:
            return None
        named = set(
            zip(*(self.groups(self.main)[name].astype(str) for name in ("dimension", "group_name")), strict=True)
        )
        sizes = Counter(dimension for dimension, _ in named)
        usable = {dimension for dimension, groups in sizes.items() if groups > 1}
        for wanted in (self.view.compare_by, "segment"):
            if wanted in usable:
                return wanted
        return max(sorted(usable), key=self._spread) if usable else None

    def _spread(self, dimension: str) -> float:
        """How much of the answers' variance lies between the groups of a dimension."""
        assert self.main is not None
        measure = self.main.measure
        total, _ = measure.marks(self.main.tally)
        mean = total / self.main.tally.answers
        rows = self.groups(self.main)
        tallies = tallies_in(rows[rows["dimension"] == dimension])
        return sum(each.answers * (measure.marks(each)[0] / each.answers - mean) ** 2 for each in tallies)


def _same_customers(rows: pd.DataFrame) -> dict[tuple[str, str], SameCustomers]:
    names = zip(rows["dimension"].astype(str), rows["group_name"].astype(str), strict=True)
    sums = rows[[each.name for each in fields(SameCustomers)]].to_numpy(dtype=float).tolist()
    return {name: SameCustomers(*row) for name, row in zip(names, sums, strict=True)}


def telling(edition: Edition, view: View) -> Telling:
    return Telling(edition, view, periods_of(edition, view))
