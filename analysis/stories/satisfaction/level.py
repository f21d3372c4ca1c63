"""How satisfied customers are, and which group is apart from the rest."""

from __future__ import annotations

from analysis.estimates import Estimate
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.satisfaction.breakdowns import group_estimates, groups_hidden, named
from analysis.stories.satisfaction.change import quarter_estimates
from analysis.stories.satisfaction.counts import counts, counts_not_shown
from analysis.stories.satisfaction.groups import Group, furthest_apart, group_rows, of_dimension
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.surveys import survey_estimates
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import Told, not_shown

IMPORTANCE = 80


def level(telling: Telling, survey: Survey) -> Told:
    """The main survey's level over its period, by the dimension looked at."""
    measure, dimension = survey.measure, telling.dimension
    groups = of_dimension(telling.searched_groups, dimension)
    low = furthest_apart(groups)
    estimates = {**survey_estimates((survey,)), **quarter_estimates(telling, survey)}
    if dimension:
        estimates |= group_estimates(measure, dimension, groups)
    suppressed = groups_hidden(telling, survey, dimension) if dimension else 0
    estimates |= _said(survey, dimension, low) | counts_not_shown(suppressed, telling.minimum)
    return Told(
        Finding(
            "level",
            _claim(survey, low, dimension or ""),
            f"{survey.scale}, {survey.title}, {survey.period.label}",
            estimates,
            Evidence(
                "satisfaction/score_by_group",
                telling.parameters("satisfaction/score_by_group", period_id=survey.period.period_id),
                Chart(ChartKind.DOTS, measure.unit.unit, reference=estimates[measure.name].value.amount),
                group_rows(groups, low) if groups else group_rows((_everybody(survey),)),
            ),
            Grade.OBSERVED,
            survey.basis(),
            tuple(not_shown(suppressed, telling.minimum)),
            method=measure.method,
        ),
        IMPORTANCE,
        _headline(survey, low, dimension or ""),
        _line(survey),
        contrast=_contrast(low, dimension or ""),
        about=low,
    )


def _said(survey: Survey, dimension: str | None, low: Group | None) -> dict[str, Estimate]:
    """What sentences say beside the levels: everybody but the group that stands apart, and how many answered."""
    tally = survey.tally
    found = counts({"answers": Count(tally.answers, "answers"), "customers": Count(tally.customers, "customers")})
    if low is not None and low.rest is not None:
        found[f"{survey.measure.name}[{dimension}=all but {low.name}]"] = low.rest
    return found


def _everybody(survey: Survey) -> Group:
    return Group("All customers", survey.tally, survey.measure.level(survey.tally), None, None, False)


def _claim(survey: Survey, low: Group | None, dimension: str) -> Sentence:
    measure = survey.measure
    parts: dict[str, Part] = {
        "subject": measure.subject,
        "level": measure.level(survey.tally),
        "period": survey.period.label,
    }
    start = "The {subject} is {level} ({level:interval})" + _when(survey)
    if low is None or low.rest is None:
        return Sentence(start, parts)
    parts |= {"group": named(dimension, low.name), "low": low.level, "rest": low.rest}
    return Sentence(start + "; {group} gives {low} against {rest} of all others", parts)


def _when(survey: Survey) -> str:
    """As it is said aloud: "in the 12 months to September 2026", or that there are no dates."""
    return " in the {period}" if survey.period.ends_on else ", {period}"


def _contrast(low: Group | None, dimension: str) -> Sentence | None:
    if low is None or low.rest is None:
        return None
    return sentence(
        "**{group} stands apart:** {low} against {rest} of all others.",
        group=named(dimension, low.name),
        low=low.level,
        rest=low.rest,
    )


def _headline(survey: Survey, low: Group | None, dimension: str) -> Sentence:
    measure = survey.measure
    value = measure.level(survey.tally)
    if low is None:
        return sentence("The {subject} is {level}", subject=measure.subject, level=value)
    return sentence(
        "The {subject} is {level}, and {low} in {group}",
        subject=measure.subject,
        level=value,
        low=low.level,
        group=named(dimension, low.name),
    )


def _line(survey: Survey) -> Sentence:
    return sentence(
        "{answers} by {customers}: the {subject} is {level} ({level:interval})" + _when(survey) + ".",
        answers=Count(survey.tally.answers, "answers"),
        customers=Count(survey.tally.customers, "customers"),
        subject=survey.measure.subject,
        level=survey.measure.level(survey.tally),
        period=survey.period.label,
    )
