"""Leaving by what customers had answered before, as it was and among like customers."""

from __future__ import annotations

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Sentence, sentence
from analysis.statistics.e_value import e_value
from analysis.stories.retention_economics.landmark_base import Base
from analysis.stories.retention_economics.revenue_kept import revenue_kept
from analysis.stories.retention_economics.satisfaction import NAME, Satisfaction, Survey, words_for
from analysis.stories.retention_economics.satisfaction_objections import losses_missing, of_leaving, part_unhappy
from analysis.stories.retention_economics.scope import evidence
from analysis.stories.retention_economics.score_groups import (
    HAPPY,
    UNHAPPY,
    customers_of,
    label_of,
    what_a_group_is,
)
from analysis.stories.retention_economics.searched import Searched
from analysis.stories.retention_economics.what_would_tell import what_it_takes, what_would_tell

ID = "retention-by-satisfaction"


def satisfaction_finding(satisfaction: Satisfaction, searched: Searched, base: Base | None) -> Finding:
    scope, survey = satisfaction.scope, satisfaction.shown(searched)
    is_told, is_adjusted = satisfaction.is_told(survey, searched), satisfaction.is_adjusted(survey, searched)
    return Finding(
        id=ID,
        claim=_claim(survey, is_told, is_adjusted, scope.period_words),
        subtitle=(
            "Share of customers who left within twelve months of a quarter's end, by what they had answered in the "
            f"twelve months before it ({survey.name}), "
            f"{words_for(survey.held) if is_adjusted else 'nothing'} held equal; "
            f"{survey.customers:,} customers, {survey.lost:,} lost"
        ),
        estimates=_estimates(satisfaction, survey, searched),
        evidence=evidence(satisfaction.result, Chart(ChartKind.DOTS, "share"), _rows(survey, is_adjusted)),
        grade=Grade.ADJUSTED if is_adjusted else Grade.OBSERVED,
        basis=scope.basis(
            survey.customers,
            "feedback",
            "customer",
            "subscription",
            "revenue",
            coverage=base.coverage if base else None,
        ),
        caveats=_caveats(satisfaction, survey, searched),
        objections=of_leaving(satisfaction, survey, base, is_told, losses_missing(survey, searched.tested)),
        method="standardised_risk",
        is_open=not is_told,
    )


def _rows(survey: Survey, is_adjusted: bool) -> pd.DataFrame:
    shares = [(group, survey.shown(group, is_adjusted)) for group in survey.groups]
    return pd.DataFrame(
        {
            "label": [label_of(survey.kind, group) for group, _ in shares],
            "value": [each.value.amount for _, each in shares],
            "low": [each.low.amount for _, each in shares],
            "high": [each.high.amount for _, each in shares],
            "sample_size": [each.sample_size for _, each in shares],
            "is_highlighted": [group == UNHAPPY for group, _ in shares],
        }
    )


def _estimates(satisfaction: Satisfaction, shown: Survey, searched: Searched) -> dict[str, Estimate]:
    """The survey shown under plain names, every survey under its own."""
    found = {f"customer_churn_share[satisfaction={group}]": shown.left(group) for group in shown.groups}
    for group in shown.groups:
        alike = shown.left_alike(group)
        if alike is not None:
            found[f"customer_churn_share[satisfaction={group}, held equal]"] = alike
    found |= _ratios(shown, "")
    found["looks"] = counted(Count(shown.looks, "times"), shown.customers)
    found |= {
        f"{name}[satisfaction={group}]": each for group in shown.groups for name, each in revenue_kept(shown, group)
    }
    for survey in satisfaction.surveys:
        for group in survey.groups:
            found[f"customer_churn_share[satisfaction={group}, survey={survey.name}]"] = survey.left(group)
        found |= _ratios(survey, f", survey={survey.name}")
    return found | what_it_takes(shown.lost, part_unhappy(shown), searched.tested)


def _ratios(survey: Survey, which: str) -> dict[str, Estimate]:
    named = {"risk_ratio": survey.ratio, "hazard_ratio": survey.pace_ratio, "risk_ratio_unadjusted": survey.plain_ratio}
    found = {f"{name}[satisfaction={UNHAPPY}{which}]": each for name, each in named.items() if each}
    if survey.ratio:
        found[f"e_value[satisfaction={UNHAPPY}{which}]"] = e_value(survey.ratio)
    return found


def _claim(survey: Survey, is_told: bool, is_adjusted: bool, when: str) -> Sentence:
    names = {"unhappy_ones": customers_of(survey.kind, UNHAPPY), "happy_ones": customers_of(survey.kind, HAPPY)}
    if not is_told:
        return sentence(
            "Whether {unhappy_ones} leave more than {happy_ones} cannot be told yet (seen {when})",
            when=_until(when),
            **names,
        )
    unhappy, happy = (survey.shown(group, is_adjusted) for group in (UNHAPPY, HAPPY))
    if unhappy.value.amount > happy.value.amount:
        template = "**{unhappy} of {unhappy_ones} left within twelve months**, against {happy} of "
        template += "like {happy_ones}" if is_adjusted else "{happy_ones}"
    else:
        template = "**{unhappy} of {unhappy_ones} left within twelve months, and {happy} of {happy_ones}**"
    return sentence(template + " (seen {when})", unhappy=unhappy, happy=happy, when=_until(when), **names)


def _until(when: str) -> str:
    """ "over the 12 months to June 2026" is where the last of them were followed to."""
    return when.replace("over the 12 months to", "until")


def _caveats(satisfaction: Satisfaction, survey: Survey, searched: Searched) -> tuple[Sentence, ...]:
    is_told = satisfaction.is_told(survey, searched)
    said = [
        sentence(
            "Only answers from before each twelve months count, so no score knows who left afterwards; "
            f"{what_a_group_is(survey.kind)}; customers who had not answered are in none."
        )
    ]
    if survey.ratio and is_told:
        said += _among_like(survey, survey.ratio, satisfaction.is_adjusted(survey, searched))
    if not is_told:
        said.append(what_would_tell(survey.lost, part_unhappy(survey), searched.tested))
    silent = [each.name for each in satisfaction.surveys if not searched.passes(f"{NAME}{each.name}")]
    if is_told and silent:
        said.append(
            sentence(
                "The same could not be told from {others}.",
                others=" and ".join([", ".join(silent[:-1]), silent[-1]]) if len(silent) > 1 else silent[0],
            )
        )
    return tuple(said)


def _among_like(survey: Survey, ratio: Estimate, is_adjusted: bool) -> list[Sentence]:
    """The ratio among like customers with what could explain it away; never one without the other."""
    held, unhappy, happy = words_for(survey.held), customers_of(survey.kind, UNHAPPY), customers_of(survey.kind, HAPPY)
    names = {"held": held, "unhappy": unhappy, "happy": happy}
    if not is_adjusted:
        return [
            sentence(
                "Holding {held} equal it cannot be told: {unhappy} left {ratio} as often as {happy} "
                "({ratio:interval}).",
                ratio=ratio,
                **names,
            )
        ]
    strength = e_value(ratio)
    return [
        sentence(
            "Holding {held} equal, {unhappy} left {ratio} as often as {happy} ({ratio:interval}).", ratio=ratio, **names
        ),
        sentence(
            "To explain it away, something not in the exports would have to make both a low score and leaving "
            "{strength} as likely ({least} to bring the interval down to no difference).",
            strength=strength,
            least=strength.low,
        ),
    ]
