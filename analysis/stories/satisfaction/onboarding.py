"""Whether customers whose onboarding was late are less satisfied, compared with customers of their own segment."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Basis, Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.satisfaction.counts import counts
from analysis.stories.satisfaction.strata import Compared, compare_kinds
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import SIDE_QUESTION_LEVEL, Told, in_doubt, is_told

IMPORTANCE_TOLD, IMPORTANCE_NOT_TOLD = 68, 14
KINDS = ("csat", "nps", "rating")  # how it went is asked closest to the onboarding


def onboarding(telling: Telling) -> Told | None:
    """The finding; None where no survey asked enough customers of both kinds."""
    found = _compared(telling)
    if not found:
        return None
    survey, first = found[0]
    period = survey.period
    estimates: dict[str, Estimate] = {}
    for each, compared in found:
        for name, estimate in _estimates(each, compared).items():
            estimates.setdefault(name, estimate)
    estimates |= _counts(first)
    told = is_told(first.best_known, SIDE_QUESTION_LEVEL)
    finding = Finding(
        "onboarding",
        _claim(survey, first),
        f"{survey.scale}, {survey.title}, customers onboarded on time and late (more than 14 days), {period.label}",
        estimates,
        Evidence(
            "satisfaction/score_by_delivery",
            telling.parameters("satisfaction/score_by_delivery", period_id=period.period_id),
            Chart(ChartKind.PAIRED_DOTS, survey.measure.unit.unit, {"first": "Onboarded on time", "second": "Late"}),
            _rows(telling, survey, first),
        ),
        Grade.ADJUSTED if told and first.adjusted is not None else Grade.OBSERVED,
        Basis(
            (survey.department, "Operations"),
            round(first.first.answers + first.second.answers),
            "answers",
            period.label,
        ),
        tuple(_caveats(first)),
        method="stratified",
    )
    line = _line(survey, first) if told else None
    headline = _claim(survey, first) if told else None
    return Told(finding, IMPORTANCE_TOLD if told else IMPORTANCE_NOT_TOLD, headline, line, about=found)


def _compared(telling: Telling) -> list[tuple[Survey, Compared]]:
    """Surveys that can be compared, those closest to the onboarding first."""
    found = []
    for survey in sorted(
        telling.surveys, key=lambda each: KINDS.index(each.kind) if each.kind in KINDS else len(KINDS)
    ):
        rows = telling.run("satisfaction/score_by_delivery", period_id=survey.period.period_id)
        rows = rows[rows["survey_id"] == survey.survey_id]
        compared = compare_kinds(survey.measure, rows, "is_late", telling.minimum) if len(rows) else None
        if compared is not None:
            found.append((survey, compared))
    return found


def _estimates(survey: Survey, compared: Compared) -> dict[str, Estimate]:
    name, measure = survey.measure.name, survey.measure
    found = {
        f"{name}[onboarding=late]": measure.level(compared.second),
        f"{name}[onboarding=on time]": measure.level(compared.first),
        f"{name}_difference[onboarding=late]": compared.crude,
    }
    if compared.adjusted is not None:
        found[f"{name}_difference_within_segments[onboarding=late]"] = compared.adjusted
    return found


def _counts(compared: Compared) -> dict[str, Estimate]:
    kinds = {"late": compared.second, "on time": compared.first}
    return counts({f"customers[onboarding={kind}]": Count(of.customers, "customers") for kind, of in kinds.items()})


def _parts(survey: Survey, compared: Compared) -> dict[str, Part]:
    return {
        "subject": survey.measure.subject,
        "late": survey.measure.level(compared.second),
        "on_time": survey.measure.level(compared.first),
        "difference": compared.best_known,
        "department": survey.department,
    }


def _claim(survey: Survey, compared: Compared) -> Sentence:
    parts = _parts(survey, compared)
    if not is_told(compared.best_known, SIDE_QUESTION_LEVEL):
        return Sentence(
            "Whether late onboarding goes with less satisfaction cannot be told: the {subject} is {late} where late, "
            "{on_time} where it was on time " + in_doubt(compared.best_known),
            parts,
        )
    word = "lower" if compared.best_known.value.amount < 0 else "higher"
    return Sentence(
        f"The {{subject}} is {word} where onboarding was late: {{late}}, against {{on_time}} where it was on time",
        parts,
    )


def _line(survey: Survey, compared: Compared) -> Sentence:
    what = "" if survey.kind == "nps" else " good answers"
    template = f"**Late onboarding stays with customers:** {{late}}{what} against {{on_time}}."
    return Sentence(template, _parts(survey, compared))


def _caveats(compared: Compared) -> Iterator[Sentence]:
    if compared.adjusted is None:
        yield sentence("Not compared within segments: the exports name no two segments with both kinds of customers.")
    else:
        yield sentence(
            "Compared with customers of their own segment the difference is {adjusted:signed} ({adjusted:interval}).",
            adjusted=compared.adjusted,
        )
    yield sentence(
        "{late} late and {on_time} on time; only answers given after the delay was known.",
        late=Count(compared.second.customers, "customers"),
        on_time=Count(compared.first.customers, "customers"),
    )


def _rows(telling: Telling, survey: Survey, compared: Compared) -> pd.DataFrame:
    pairs = {"All customers": (compared.first, compared.second)}
    pairs |= compared.shown(telling.minimum)
    found = [
        (
            label,
            survey.measure.level(first).value.amount,
            survey.measure.level(second).value.amount,
            round(first.answers + second.answers),
            label == "All customers",
        )
        for label, (first, second) in pairs.items()
    ]
    return pd.DataFrame(found, columns=["label", "first", "second", "sample_size", "is_highlighted"])
