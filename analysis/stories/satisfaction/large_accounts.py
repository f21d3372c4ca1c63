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
from analysis.stories.satisfaction.told import SIDE_QUESTION_LEVEL, Told, in_doubt, is_told

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
    rows = telling.run("satisfaction/response_by_mood", period_id=period.period_id, survey_id=survey.survey_id)
    return rows[rows["is_large"].astype(bool) & rows["mood_elsewhere"].isin(MOODS)]


def _silent(rows: pd.DataFrame) -> float:
    return float((rows["asked"] - rows["answered"]).sum())


def _answers_by_account(rows: pd.DataFrame, minimum: int) -> bool:
    """Whether accounts are compared that answered at all; where nearly all did, single requests are."""
    return float((rows["customers"] - rows["customers_answered"]).sum()) >= minimum


@dataclass(frozen=True)
class Responses:
    """Large accounts of one mood, or requests to them as an effective sample: how many, and how many were answered."""

    answered: float
    asked: float
    sample_size: int

    @property
    def level(self) -> Estimate:
        return replace(share(self.answered, self.asked), sample_size=self.sample_size)


def _responses(row: Mapping[Hashable, Any], by_account: bool) -> Responses:
    if by_account:
        return Responses(float(row["customers_answered"]), float(row["customers"]), int(row["customers"]))
    asked, answered = float(row["asked"]), float(row["answered"])
    squares = (float(row[name]) for name in ("asked_squared", "answered_by_asked", "answered_squared"))
    part = answered / asked
    shrink = design_effect(CustomerSums(float(row["customers"]), asked, answered, *squares), part * (1 - part))
    return Responses(answered / shrink, asked / shrink, round(asked))


def _told(telling: Telling, survey: Survey, period: PeriodRef, rows: pd.DataFrame) -> Told:
    by_account = _answers_by_account(rows, telling.minimum)
    found = {str(row["mood_elsewhere"]): _responses(row, by_account) for row in rows.to_dict("records")}
    levels = {mood: found[mood].level for mood in MOODS}
    unhappy, others = (found[mood] for mood in MOODS)
    difference = share_change(others.answered, others.asked, unhappy.answered, unhappy.asked)
    departments = sorted({each.department for each in telling.surveys if each.department != survey.department})
    name, parameters = "satisfaction/response_by_mood", {"period_id": period.period_id, "survey_id": survey.survey_id}
    customers = round(float(rows["customers"].sum()))
    finding = Finding(
        "large-accounts",
        _claim(levels, difference, by_account),
        _subtitle(survey, period, by_account),
        {
            "response_share[size=large, mood=unhappy]": levels["unhappy"],
            "response_share[size=large, mood=not unhappy]": levels["not unhappy"],
            "response_share_difference[size=large]": difference,
        },
        Evidence(name, telling.parameters(name, **parameters), Chart(ChartKind.DOTS, "share"), _rows(levels)),
        Grade.OBSERVED,
        Basis((survey.department, *departments, "Finance"), customers, "customers", period.label),
        (
            sentence(
                "Unhappy: the mean answer to a survey of another department ({departments}) is below its middle.",
                departments=", ".join(departments),
            ),
        ),
        method="share",
    )
    return _weighed(finding, difference, Answered(unhappy, others, by_account, difference))


@dataclass(frozen=True)
class Answered:
    """What the finding was made from."""

    unhappy: Responses
    others: Responses
    by_account: bool
    difference: Estimate


def _weighed(finding: Finding, difference: Estimate, about: Answered) -> Told:
    """How much the finding matters, and what it asks for."""
    if not is_told(difference, SIDE_QUESTION_LEVEL):
        return Told(finding, IMPORTANCE_NOT_TOLD, about=about)
    advice = sentence("Ask the large accounts that went quiet.") if difference.value.amount < 0 else None
    return Told(finding, IMPORTANCE_TOLD, finding.claim, advice=advice, about=about)


def _subtitle(survey: Survey, period: PeriodRef, by_account: bool) -> str:
    what = "Large accounts that answered" if by_account else "Requests answered by large accounts"
    return f"{what} (the fifth with the highest revenue), {survey.title}, {period.label}"


def _parts(levels: dict[str, Estimate], difference: Estimate) -> dict[str, Part]:
    return {"unhappy": levels["unhappy"], "others": levels["not unhappy"], "difference": difference}


def _claim(levels: dict[str, Estimate], difference: Estimate, by_account: bool) -> Sentence:
    how = "{unhappy} of them answered" if by_account else "they answered {unhappy} of requests"
    if not is_told(difference, SIDE_QUESTION_LEVEL):
        template = (
            f"Whether unhappy large accounts answer less cannot be told: {how}, the other large accounts {{others}}"
        )
        return Sentence(f"{template} {in_doubt(difference)}", _parts(levels, difference))
    less = "less" if difference.value.amount < 0 else "more"
    template = f"Unhappy large accounts answer {less}: {how}, the other large accounts {{others}}"
    return Sentence(template, _parts(levels, difference))


def _rows(levels: dict[str, Estimate]) -> pd.DataFrame:
    labels = {"unhappy": "Large, unhappy elsewhere", "not unhappy": "Large, not unhappy elsewhere"}
    rows = [
        (labels[mood], each.value.amount, each.low.amount, each.high.amount, each.sample_size, mood == "unhappy")
        for mood, each in levels.items()
    ]
    return pd.DataFrame(rows, columns=["label", "value", "low", "high", "sample_size", "is_highlighted"])
