"""What the findings on money share: the survey told among like customers, what is kept by group, and its words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from analysis.estimates import Estimate, counted
from analysis.quantities import Count
from analysis.sentences import Sentence, sentence
from analysis.statistics.e_value import e_value
from analysis.stories.objections.finance import ControlTotal
from analysis.stories.retention_economics.satisfaction import Satisfaction, Survey, words_for
from analysis.stories.retention_economics.score_groups import HAPPY, UNHAPPY, customers_of
from analysis.stories.retention_economics.searched import Searched
from analysis.stories.retention_economics.worth.assumed import Assumed
from analysis.stories.retention_economics.worth.improvement import Improvement, improvement_of
from analysis.stories.retention_economics.worth.kept_by_group import KeptByGroup


@dataclass(frozen=True, eq=False)
class Reckoned:
    kept: KeptByGroup
    satisfaction: Satisfaction
    searched: Searched
    finance: ControlTotal | None

    @property
    def survey(self) -> Survey:
        return self.kept.survey

    @cached_property
    def improvement(self) -> Improvement:
        return improvement_of(self.kept)


def horizon_of(given: Assumed) -> Estimate:
    return counted(Count(given.horizon, "years"), 0)


def ratio_estimates(survey: Survey) -> dict[str, Estimate]:
    """The ratio among like customers and what could explain it away: one never stands without the other."""
    if survey.ratio is None:
        return {}
    return {
        f"risk_ratio[satisfaction={UNHAPPY}]": survey.ratio,
        f"e_value[satisfaction={UNHAPPY}]": e_value(survey.ratio),
    }


def explained_away(survey: Survey) -> Sentence:
    assert survey.ratio is not None
    strength = e_value(survey.ratio)
    return sentence(
        "Holding {held} equal, {unhappy} left {ratio} as often as {happy}; something not in the exports would have to "
        "make both a low score and leaving {strength} as likely to explain that away ({least} to bring the interval "
        "down to no difference).",
        held=words_for(survey.held),
        unhappy=customers_of(survey.kind, UNHAPPY),
        happy=customers_of(survey.kind, HAPPY),
        ratio=survey.ratio,
        strength=strength,
        least=strength.low,
    )
