"""Whether unhappy customers leave more than happy ones in the twelve months after they had said so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from analysis.estimates import Estimate
from analysis.quantities import Ratio, Share
from analysis.statistics.jackknife import OF_RATIOS, OF_SHARES, Replicated, jackknifed
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.share import share
from analysis.statistics.standardised_risk import RiskModel, standardised_risk
from analysis.stories.retention_economics.scope import Scope
from analysis.stories.retention_economics.score_groups import GROUPS, HAPPY, NPS, UNHAPPY
from analysis.stories.retention_economics.searched import Searched
from queries.run import QueryResult

NAME = "satisfaction: "
CONTROLS = {
    "segment": "segment",
    "spend_band": "spend",
    "tenure_band": "time as a customer",
    "years_ago": "year",
}
# Effort surveys are left out: exports disagree on whether a high score means little effort or much.
KINDS = (NPS, "csat", "rating")
COUNTED = ["entered", "customers_of_group", "lost_of_group"]
MONEY = ["revenue_at_start", "revenue_kept", "revenue_at_end"]
LEFT = "share who left within twelve months of a quarter's end"


@dataclass(frozen=True)
class Survey:
    """`outcomes`: rows of queries/retention/landmark_outcomes.sql of those `groups` that are large enough to show."""

    name: str
    kind: str
    outcomes: pd.DataFrame
    groups: tuple[str, ...]

    @property
    def customers(self) -> int:
        return int(self.outcomes["customers_of_survey"].sum())

    @property
    def lost(self) -> int:
        return int(self.outcomes["lost_of_survey"].sum())

    @property
    def looks(self) -> int:
        """Customers, each counted at every quarter's end from which it was followed."""
        return int(self.outcomes["entered"].sum())

    @cached_property
    def held(self) -> tuple[str, ...]:
        """Of the controls those in which customers differ at all."""
        return tuple(each for each in CONTROLS if self.outcomes[each].nunique() > 1)

    def of(self, group: str, column: str) -> int:
        return int(self._sizes[column].get(group, 0))

    @cached_property
    def _sizes(self) -> pd.DataFrame:
        return self.outcomes.groupby("score_group")[COUNTED].sum()

    @cached_property
    def clusters(self) -> list[int]:
        return sorted(set(self.outcomes["cluster"]))

    @cached_property
    def money(self) -> pd.DataFrame:
        """Sums of recurring revenue by score group and cluster."""
        return self.outcomes.groupby(["score_group", "cluster"])[MONEY].sum()

    @cached_property
    def plain(self) -> RiskModel | None:
        return self._model(())

    @cached_property
    def adjusted(self) -> RiskModel | None:
        return self._model(self.held)

    def left(self, group: str) -> Estimate:
        """The share of the group that left, as it was; its interval counts each customer once."""
        customers, lost = self.of(group, "customers_of_group"), self.of(group, "lost_of_group")
        if self.plain is None:
            return share(lost, customers)
        return _as_share(self.plain.expected(self.outcomes, "entered", group), customers, LEFT)

    def left_alike(self, group: str) -> Estimate | None:
        """The share that would have left, had the group been like all who answered in everything that is held."""
        risk = self.risk(group)
        if risk is None:
            return None
        return _as_share(risk, self.of(group, "customers_of_group"), f"{LEFT}, {words_for(self.held)} held equal")

    def shown(self, group: str, is_adjusted: bool) -> Estimate:
        """Among like customers where that is told; otherwise the share as it was."""
        return (self.left_alike(group) if is_adjusted else None) or self.left(group)

    def risk(self, group: str) -> Replicated | None:
        return self.adjusted.expected(self.outcomes, "entered", group) if self.adjusted else None

    @cached_property
    def plain_ratio(self) -> Estimate | None:
        """How many times as often the unhappy leave as the happy, nothing held equal."""
        return self._ratio(self.plain, "nothing")

    @cached_property
    def ratio(self) -> Estimate | None:
        """The same among like customers: what is not held may still explain it (see e_value)."""
        return self._ratio(self.adjusted, words_for(self.held))

    @cached_property
    def pace_ratio(self) -> Estimate | None:
        """How many times as fast: the hazard ratio at which both shares are lost at steady paces."""
        if self.adjusted is None:
            return None
        paces = [
            self.adjusted.expected(self.outcomes, "entered", group).through(lambda risk: -np.log1p(-risk))
            for group in (UNHAPPY, HAPPY)
        ]
        return _as_ratio(paces[0] / paces[1], self.customers, f"ratio of paces, {words_for(self.held)} held equal")

    def _model(self, controls: Sequence[str]) -> RiskModel | None:
        try:
            return standardised_risk(self.outcomes, "score_group", controls, "entered", "lost", "cluster", HAPPY)
        except NotEstimable:
            return None

    def _ratio(self, model: RiskModel | None, held: str) -> Estimate | None:
        if model is None:
            return None
        unhappy, happy = (model.expected(self.outcomes, "entered", group) for group in (UNHAPPY, HAPPY))
        return _as_ratio(unhappy / happy, self.customers, f"risk ratio over twelve months, {held} held equal")


@dataclass(frozen=True)
class Satisfaction:
    """The surveys that enough happy and unhappy customers had answered before they were followed."""

    scope: Scope
    result: QueryResult
    surveys: tuple[Survey, ...]

    def p_values(self) -> dict[str, float | None]:
        found: dict[str, float | None] = {}
        for each in self.surveys:
            found[f"{NAME}{each.name}"] = each.plain_ratio.p_value if each.plain_ratio else None
            found[f"{NAME}{each.name}, held equal"] = each.ratio.p_value if each.ratio else None
        return found

    def is_told(self, survey: Survey, searched: Searched) -> bool:
        return searched.passes(f"{NAME}{survey.name}")

    def is_adjusted(self, survey: Survey, searched: Searched) -> bool:
        """Whether it is told, and told among like customers too."""
        return self.is_told(survey, searched) and searched.passes(f"{NAME}{survey.name}, held equal")

    def shown(self, searched: Searched) -> Survey:
        """Of those told among like customers the recommendation survey, then the one that most had answered."""
        return max(
            self.surveys,
            key=lambda each: (
                self.is_adjusted(each, searched),
                self.is_told(each, searched),
                each.kind == NPS,
                each.customers,
                each.name,
            ),
        )


def satisfaction_of(scope: Scope) -> Satisfaction | None:
    """None where no survey was answered by enough customers who were then followed for twelve months."""
    if scope.is_snapshot:
        return None
    result = scope.run("retention/landmark_outcomes")
    frame = result.frame[result.frame["kind"].isin(KINDS)]
    surveys = [
        _survey(str(name), str(kind), rows, scope.minimum) for (name, kind), rows in frame.groupby(["survey", "kind"])
    ]
    found = tuple(each for each in surveys if each)
    return Satisfaction(scope, result, found) if found else None


def words_for(held: Sequence[str]) -> str:
    """ "segment, spend and time as a customer"."""
    words = [CONTROLS[each] for each in held]
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words) or "nothing"


def _survey(name: str, kind: str, rows: pd.DataFrame, minimum: int) -> Survey | None:
    sizes = rows.groupby("score_group")["customers_of_group"].sum()
    groups = tuple(group for group in GROUPS if sizes.get(group, 0) >= minimum)
    if not {HAPPY, UNHAPPY} <= set(groups):
        return None
    return Survey(name, kind, rows[rows["score_group"].isin(groups)], groups)


def _as_share(number: Replicated, customers: int, method: str) -> Estimate:
    return jackknifed(number, Share(0.0), customers, method, OF_SHARES)


def _as_ratio(number: Replicated, customers: int, method: str) -> Estimate | None:
    try:
        return jackknifed(number, Ratio(1.0), customers, method, OF_RATIOS, no_difference=1.0)
    except NotEstimable:
        return None
