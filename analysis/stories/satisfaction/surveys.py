"""What each department hears: the level of every survey beside the main one."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Basis, Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.false_discovery import benjamini_hochberg
from analysis.stories.joined import listed
from analysis.stories.satisfaction.change import Change, latest_change, verb
from analysis.stories.satisfaction.counts import counts
from analysis.stories.satisfaction.measures import good_answers, mean_for
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import SEARCH_LEVEL, Told, p_values

IMPORTANCE = 30
NAMED_IN_CLAIM = 3


def surveys(telling: Telling) -> Told | None:
    """Good answers by survey. Surveys ask other questions on other scales: they stand side by side, none is ranked."""
    if len(telling.surveys) < 2:
        return None
    estimates = survey_estimates(telling.surveys)
    changes = [each for each in (latest_change(telling, survey) for survey in telling.surveys) if each is not None]
    for each in changes:
        estimates.setdefault(f"{each.survey.measure.name}_change", each.estimate)
        estimates[f"{each.survey.measure.name}_change[survey={each.survey.title}]"] = each.estimate
    estimates |= _counts(telling.surveys)
    rated = [survey for survey in telling.surveys if survey.kind != "nps"]
    answers = sum(survey.tally.answers for survey in telling.surveys)
    return Told(
        Finding(
            "surveys",
            _claim(rated or list(telling.surveys)),
            "Good answers (the two best marks), share of all answers; each survey asks otherwise, on its own scale",
            estimates,
            Evidence(
                "satisfaction/surveys",
                telling.parameters("satisfaction/surveys", period_id=telling.periods.level.period_id),
                Chart(ChartKind.DOTS, "share"),
                _rows(telling.surveys),
            ),
            Grade.OBSERVED,
            Basis(
                tuple(sorted({survey.department for survey in telling.surveys})),
                round(answers),
                "answers",
                telling.periods.level.label,
            ),
            (*_which_speaks(telling.surveys), *_moved([each for each in changes if each.survey != telling.main])),
            method="share",
        ),
        IMPORTANCE,
        about=changes,
    )


def survey_estimates(found: tuple[Survey, ...]) -> dict[str, Estimate]:
    """The first survey of a kind carries the kind's plain name; each also that of its department and of itself."""
    estimates: dict[str, Estimate] = {}
    for survey in found:
        measures = [survey.measure]
        if survey.kind in ("csat", "rating") and survey.scale_high - survey.scale_low > 1:
            measures.append(mean_for(survey.kind, survey.scale_low, survey.scale_high))
        for measure in measures:
            level = measure.level(survey.tally)
            for name in ("", f"[department={survey.department}]", f"[survey={survey.name}]"):
                estimates.setdefault(measure.name + name, level)
    return estimates


def _claim(rated: list[Survey]) -> Sentence:
    parts: dict[str, Part] = {}
    said = []
    for number, survey in enumerate(rated[:NAMED_IN_CLAIM]):
        parts |= {f"name{number}": survey.name, f"department{number}": survey.department}
        parts[f"level{number}"] = _good(survey)
        said.append(f"{{level{number}}} in “{{name{number}}}” ({{department{number}}})")
    said[0] = said[0].replace("{level0} in", "{level0} of answers are good in")
    return Sentence(listed(said), parts)


def _which_speaks(found: tuple[Survey, ...]) -> list[Sentence]:
    same = _alike(found)
    if len(same) < 2:
        return []
    return [
        sentence(
            "{surveys:word} ask alike; “{name}” speaks for satisfaction here because it reaches most, {customers}.",
            surveys=Count(len(same), "surveys"),
            name=found[0].name,
            customers=Count(found[0].tally.customers, "customers"),
        )
    ]


def _alike(found: tuple[Survey, ...]) -> list[Survey]:
    return [survey for survey in found if survey.kind == found[0].kind]


def _counts(found: tuple[Survey, ...]) -> dict[str, Estimate]:
    """How many surveys ask alike, whom the first reaches, and what part of each survey's answers are good."""
    first = found[0].tally
    said = counts(
        {"surveys_alike": Count(len(_alike(found)), "surveys"), "customers": Count(first.customers, "customers")}
    )
    return said | {f"good_answers[survey={survey.title}]": _good(survey) for survey in found}


def _moved(changes: list[Change]) -> Iterator[Sentence]:
    """The surveys beside the main one that moved since last quarter, all of them searched."""
    passes = benjamini_hochberg(p_values(each.estimate for each in changes), SEARCH_LEVEL)
    for each, moved in zip(changes, passes, strict=True):
        if moved:
            yield sentence(
                "“{name}”: the {subject} " + verb(each.estimate) + " {change:size} between {before} and {after}.",
                name=each.survey.name,
                subject=each.survey.measure.subject,
                change=each.estimate,
                before=each.before.label,
                after=each.after.label,
            )


def _rows(found: tuple[Survey, ...]) -> pd.DataFrame:
    columns = ["label", "value", "low", "high", "sample_size", "is_highlighted"]
    rows = []
    for survey in found:
        level = _good(survey)
        rows.append((survey.title, level.value.amount, level.low.amount, level.high.amount, level.sample_size, False))
    return pd.DataFrame(rows, columns=columns)


def _good(survey: Survey) -> Estimate:
    """Promoters are the top two boxes of 0 to 10."""
    return good_answers("", binary=False).level(survey.tally)
