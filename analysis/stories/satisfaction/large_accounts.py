"""Whether unhappy large accounts keep silent: response by what other departments know of their mood."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Basis, Chart, ChartKind, Evidence, Finding, Grade
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.design_effect import CustomerSums, design_effect
from analysis.statistics.share import share, share_change
from analysis.stories.periods import PeriodRef
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import SIDE_QUESTION_LEVEL, Told, is_told

IMPORTANCE_TOLD, IMPORTANCE_NOT_TOLD = 65, 12
MOODS = ("unhappy", "not unhappy")


def large_accounts(telling: Telling, survey: Survey) -> Told | None:
    """The finding; None where no other department asked the same large accounts, or everybody answered."""
    for period in dict.fromkeys((survey.period, telling.periods.everything)):
        rows = _large(telling, survey, period)
        if (rows["customers"] >= telling.minimum).sum() == len(MOODS) and _silent(rows) > 0:
            return _told(telling, survey, period, rows)
    return None


def _large(telling: Telling, survey: Survey, period: PeriodRef) -> pd.DataFrame:
    rows = telling.run("response_by_mood", period_id=period.period_id, survey_id=survey.survey_id)
    return rows[rows["is_large"].astype(bool) & rows["mood_elsewhere"].isin(MOODS)]


def _silent(rows: pd.DataFrame) -> float:
    return float((rows["asked"] - rows["answered"]).sum())


@dataclass(frozen=True)
class Responses:
    """How often large accounts of one mood were asked and answered, as an effective sample: customers are what chance draws."""

    answered: float
    asked: float

    @property
    def level(self) -> Estimate:
        return share(self.answered, self.asked)


def _responses(row: Mapping[Hashable, Any]) -> Responses:
    asked, answered = float(row["asked"]), float(row["answered"])
    squares = (float(row[name]) for name in ("asked_squared", "answered_by_asked", "answered_squared"))
    part = answered / asked
    shrink = design_effect(CustomerSums(float(row["customers"]), asked, answered, *squares), part * (1 - part))
    return Responses(answered / shrink, asked / shrink)


def _told(telling: Telling, survey: Survey, period: PeriodRef, rows: pd.DataFrame) -> Told:
    found = {str(row["mood_elsewhere"]): _responses(row) for row in rows.to_dict("records")}
    asked = dict(zip(rows["mood_elsewhere"], rows["asked"], strict=True))
    levels = {mood: replace(found[mood].level, sample_size=round(float(asked[mood]))) for mood in MOODS}
    unhappy, others = (found[mood] for mood in MOODS)
    difference = share_change(others.answered, others.asked, unhappy.answered, unhappy.asked)
    departments = sorted({each.department for each in telling.surveys if each.department != survey.department})
    finding = Finding(
        "large-accounts",
        _claim(levels, difference),
        f"Share of requests that large accounts (the fifth with the highest revenue) answered, {survey.title}, {period.label}",
        {
            "response_share[size=large, mood=unhappy]": levels["unhappy"],
            "response_share[size=large, mood=not unhappy]": levels["not unhappy"],
            "response_share_difference[size=large]": difference,
        },
        Evidence(
            "satisfaction/response_by_mood",
            telling.parameters("response_by_mood", period_id=period.period_id, survey_id=survey.survey_id),
            Chart(ChartKind.DOTS, "share"),
            _rows(levels),
        ),
        Grade.OBSERVED,
        Basis(
            (survey.department, *departments, "Finance"), round(float(rows["customers"].sum())), "customers", period.label
        ),
        (
            sentence(
                "Unhappy: the mean answer to a survey of another department ({departments}) lies below the middle of its scale.",
                departments=", ".join(departments),
            ),
        ),
        method="share",
    )
    told = is_told(difference, SIDE_QUESTION_LEVEL)
    advice = sentence("Ask the large accounts that went quiet.") if told and difference.value.amount < 0 else None
    return Told(finding, IMPORTANCE_TOLD if told else IMPORTANCE_NOT_TOLD, _headline(levels, difference), None, advice)


def _parts(levels: dict[str, Estimate], difference: Estimate) -> dict[str, Part]:
    return {"unhappy": levels["unhappy"], "others": levels["not unhappy"], "difference": difference}


def _claim(levels: dict[str, Estimate], difference: Estimate) -> Sentence:
    if not is_told(difference, SIDE_QUESTION_LEVEL):
        template = (
            "Whether unhappy large accounts answer less cannot be told: they answer {unhappy} of requests, "
            "the other large accounts {others} ({difference:interval})"
        )
    elif difference.value.amount < 0:
        template = "Unhappy large accounts answer less: {unhappy} of requests, against {others} from the other large accounts"
    else:
        template = "Unhappy large accounts answer more: {unhappy} of requests, against {others} from the other large accounts"
    return Sentence(template, _parts(levels, difference))


def _headline(levels: dict[str, Estimate], difference: Estimate) -> Sentence | None:
    return _claim(levels, difference) if is_told(difference, SIDE_QUESTION_LEVEL) else None


def _rows(levels: dict[str, Estimate]) -> pd.DataFrame:
    labels = {"unhappy": "Large, unhappy elsewhere", "not unhappy": "Large, not unhappy elsewhere"}
    rows = [
        (labels[mood], each.value.amount, each.low.amount, each.high.amount, each.sample_size, mood == "unhappy")
        for mood, each in levels.items()
    ]
    return pd.DataFrame(rows, columns=["label", "value", "low", "high", "sample_size", "is_highlighted"])
