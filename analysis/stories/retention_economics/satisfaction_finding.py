"""Retention by what customers had answered before."""

from __future__ import annotations

from analysis.estimates import Estimate
from analysis.findings import Chart, ChartKind, Finding, Grade
from analysis.sentences import Sentence, sentence
from analysis.statistics.e_value import e_value
from analysis.stories.retention_economics.curves import curve_rows, curves_by
from analysis.stories.retention_economics.pace import controls_with_spread, words_for
from analysis.stories.retention_economics.satisfaction import CONTROLS, MOODS, NAME, Satisfaction, Survey
from analysis.stories.retention_economics.scope import Scope, evidence
from analysis.stories.retention_economics.searched import Searched
from analysis.stories.retention_economics.what_would_tell import what_it_takes, what_would_tell

ID = "retention-by-satisfaction"


def satisfaction_finding(satisfaction: Satisfaction, searched: Searched, customers_at_start: float) -> Finding:
    scope, survey = satisfaction.scope, satisfaction.shown(searched)
    is_told = searched.passes(f"{NAME}{survey.name}")
    is_adjusted = is_told and searched.passes(f"{NAME}{survey.name}, held equal")
    curves = curves_by(survey.counts, "mood", {mood: MOODS[mood] for mood in survey.moods}, scope.minimum)
    covered = min(survey.customers / customers_at_start, 1.0) if customers_at_start else None
    return Finding(
        id=ID,
        claim=_claim(survey, is_told, scope),
        subtitle=(
            "Share of customers still there, by months of the period and by what they had answered in the twelve "
            f"months before it ({survey.name}); {survey.customers:,} customers, {survey.lost:,} lost"
        ),
        estimates=_estimates(satisfaction, survey)
        | (
            {} if is_told else what_it_takes(survey.lost, survey.entered("unhappy") / survey.customers, searched.tested)
        ),
        evidence=evidence(satisfaction.result, Chart(ChartKind.STEP_CURVES, "share"), curve_rows(curves)),
        grade=Grade.ADJUSTED if is_adjusted else Grade.OBSERVED,
        basis=scope.basis(survey.customers, "feedback", "customer", "subscription", "revenue", coverage=covered),
        caveats=_caveats(satisfaction, survey, is_told, searched),
        method="survival",
        is_open=not is_told,
    )


def _estimates(satisfaction: Satisfaction, shown: Survey) -> dict[str, Estimate]:
    """The survey shown under plain names, every survey under its own."""
    found = {f"customer_churn_share[satisfaction={mood}]": shown.left(mood) for mood in shown.moods}
    if shown.ratio:
        found["hazard_ratio[satisfaction=unhappy]"] = shown.ratio
        found["e_value[satisfaction=unhappy]"] = e_value(shown.ratio)
    for survey in satisfaction.surveys:
        for mood in survey.moods:
            found[f"customer_churn_share[satisfaction={mood}, survey={survey.name}]"] = survey.left(mood)
    return found


def _claim(survey: Survey, is_told: bool, scope: Scope) -> Sentence:
    when = scope.period_words
    unhappy, happy = survey.left("unhappy"), survey.left("happy")
    if not is_told:
        return sentence("Whether unhappy customers leave more than happy ones cannot be told yet {when}", when=when)
    if unhappy.value.amount <= happy.value.amount:
        return sentence(
            "**Happy customers did not stay more**: {happy} of them left {when}, {unhappy} of the unhappy",
            unhappy=unhappy,
            happy=happy,
            when=when,
        )
    return sentence(
        "**{unhappy} of customers who had been unhappy left {when}**, against {happy} of those who had been happy",
        unhappy=unhappy,
        happy=happy,
        when=when,
    )


def _caveats(satisfaction: Satisfaction, survey: Survey, is_told: bool, searched: Searched) -> tuple[Sentence, ...]:
    said = [
        sentence(
            "Only answers from before the period count, so no score knows who left afterwards; "
            "customers who had not answered are not in the curves."
        )
    ]
    if survey.ratio and is_told:
        held = words_for(controls_with_spread(survey.counts, CONTROLS))
        said.append(
            sentence(
                "Holding {held} equal, unhappy customers left {ratio} as fast as happy ones ({ratio:interval}).",
                held=held or "nothing",
                ratio=survey.ratio,
            )
        )
    if not is_told:
        said.append(what_would_tell(survey.lost, survey.entered("unhappy") / survey.customers, searched.tested))
    silent = [each.name for each in satisfaction.surveys if not searched.passes(f"{NAME}{each.name}")]
    if is_told and silent:
        said.append(
            sentence(
                "The same could not be told from {others}.",
                others=" and ".join([", ".join(silent[:-1]), silent[-1]]) if len(silent) > 1 else silent[0],
            )
        )
    return tuple(said)
