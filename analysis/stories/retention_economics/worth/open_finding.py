"""Where the difference between score groups cannot be told among like customers: no money, and what it would take."""

from __future__ import annotations

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Chart, ChartKind, Finding, Grade
from analysis.sentences import Sentence, sentence
from analysis.stories.retention_economics.landmark_base import Base
from analysis.stories.retention_economics.satisfaction import Satisfaction, Survey, words_for
from analysis.stories.retention_economics.satisfaction_objections import losses_missing, of_leaving, part_unhappy
from analysis.stories.retention_economics.scope import evidence
from analysis.stories.retention_economics.score_groups import HAPPY, UNHAPPY, customers_of, label_of
from analysis.stories.retention_economics.searched import Searched
from analysis.stories.retention_economics.what_would_tell import what_it_takes, what_would_tell
from analysis.stories.retention_economics.worth.improvement_finding import ID
from analysis.stories.retention_economics.worth.reckoned import ratio_estimates


def open_finding(satisfaction: Satisfaction, searched: Searched, survey: Survey, base: Base | None) -> Finding:
    """The improvement's own finding, with no money in it."""
    part = part_unhappy(survey)
    takes = what_it_takes(survey.lost, part, searched.tested)
    return Finding(
        id=ID,
        claim=sentence("What happier customers would be worth **cannot be told yet**"),
        subtitle=(
            "Share of customers who left within twelve months of a quarter's end, by what they had answered before "
            f"({survey.name}); {survey.customers:,} customers, {survey.lost:,} lost"
        ),
        estimates=_estimates(survey) | takes,
        evidence=evidence(satisfaction.result, Chart(ChartKind.DOTS, "share"), _rows(survey)),
        grade=Grade.OBSERVED,
        basis=satisfaction.scope.basis(survey.customers, "feedback", "customer", "subscription", "revenue"),
        caveats=_caveats(satisfaction, searched, survey),
        objections=of_leaving(satisfaction, survey, base, False, losses_missing(survey, searched.tested)),
        method="worth_of_satisfaction",
        is_open=True,
    )


def _caveats(satisfaction: Satisfaction, searched: Searched, survey: Survey) -> tuple[Sentence, ...]:
    if satisfaction.is_adjusted(survey, searched):
        return (
            sentence(
                "Like customers differ in leaving, but too few {unhappy} or {happy} answered in the last twelve "
                "months to "
                "say what is at stake with them today: no money is claimed.",
                unhappy=customers_of(survey.kind, UNHAPPY),
                happy=customers_of(survey.kind, HAPPY),
            ),
        )
    return _why(survey), what_would_tell(survey.lost, part_unhappy(survey), searched.tested)


def _why(survey: Survey) -> Sentence:
    names = {"unhappy": customers_of(survey.kind, UNHAPPY), "happy": customers_of(survey.kind, HAPPY)}
    if survey.ratio is None:
        return sentence("Too few {unhappy} or {happy} left to compare like ones: no money is claimed.", **names)
    return sentence(
        "With {held} held equal, {unhappy} left {ratio} as often as {happy} ({ratio:interval}): that is not told "
        "from no "
        "difference, so no money is claimed.",
        held=words_for(survey.held),
        ratio=survey.ratio,
        **names,
    )


def _estimates(survey: Survey) -> dict[str, Estimate]:
    found = {f"customer_churn_share[satisfaction={group}]": survey.left(group) for group in survey.groups}
    return found | ratio_estimates(survey)


def _rows(survey: Survey) -> pd.DataFrame:
    left = [(group, survey.left(group)) for group in survey.groups]
    return pd.DataFrame(
        {
            "label": [label_of(survey.kind, group) for group, _ in left],
            "value": [each.value.amount for _, each in left],
            "low": [each.low.amount for _, each in left],
            "high": [each.high.amount for _, each in left],
            "sample_size": [each.sample_size for _, each in left],
        }
    )
