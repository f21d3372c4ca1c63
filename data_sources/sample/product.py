"""Product's exports: the yearly planning survey, and the use of features by quarter."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from data_sources.sample import facts
from data_sources.sample.cases import FollowUps
from data_sources.sample.company import ENTERPRISE, Company, month_of
from data_sources.sample.days import as_dates, handed_over, month_starts
from data_sources.sample.draws import Booleans, Floats, Integers, even, logistic, systematic
from data_sources.sample.flaws import as_table, break_rows
from data_sources.sample.quarters import QUARTERS, quarter_end, quarter_name
from data_sources.sample.text_files import set_received
from data_sources.sample.workbooks import Sheet, write_workbook

LABELS = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
CUT_POINTS = (-1.45, -0.75, -0.15, 0.75)
QUESTIONS = {
    "Ease of use": "It is easy to get my work done with Harbour",
    "Reliability": "Harbour is there when I need it",
    "Features": "Harbour has the features we need",
    "Reporting": "Harbour's reports give me the numbers I need",
    "Overall": "All in all, I am satisfied with Harbour",
}
SURVEY_MONTHS = (date(2024, 5, 1), date(2025, 5, 1), date(2026, 5, 1))
RESPONSE_SHARE, ANSWERS_OF_ENTERPRISE = 0.66, 3
SEGMENT_MOOD = (0.0, 0.12, 0.30)
SLOW_MOOD = -0.85
QUANTITY_MEDIAN = (40.0, 180.0, 900.0)


def write_product(rng: np.random.Generator, folder: Path, company: Company, follow_ups: FollowUps) -> None:
    rows = [_survey_rows(rng, company, month) for month in SURVEY_MONTHS]
    survey = [np.concatenate(columns) for columns in zip(*rows, strict=True)]
    _write_surveys(rng, folder, company, *survey)
    _write_usage(rng, folder, company, adoption(rng, company, follow_ups))


def _survey_rows(rng: np.random.Generator, company: Company, month: date) -> tuple[Integers, Integers, Integers]:
    """Account, survey month and day of each answer sheet: several people answer in an Enterprise account."""
    asked = np.flatnonzero(company.is_paying[:, month_of(month)])
    asked = np.repeat(asked, np.where(company.segment[asked] == ENTERPRISE, ANSWERS_OF_ENTERPRISE, 1))
    account = asked[even(rng, len(asked)) < RESPONSE_SHARE]
    return account, np.full(len(account), month_of(month)), np.sort(rng.integers(1, 27, len(account)))


def _write_surveys(
    rng: np.random.Generator, folder: Path, company: Company, account: Integers, month: Integers, day: Integers
) -> None:
    days = month_starts(facts.FIRST_MONTH, month) + day.astype("timedelta64[D]")
    labels = np.array(LABELS, dtype=object)
    answers = {name: labels[np.searchsorted(CUT_POINTS, mood)] for name, mood in _moods(rng, company, account).items()}
    table = as_table(
        {
            "Response": [f"PS{position + 1:05d}" for position in range(len(account))],
            "Account": [f"acc{number:05d}" for number in company.number[account]],
            "Date": as_dates(days),
        }
        | answers
    )
    table = break_rows(rng, table, "product/planning_survey", np.ones(len(account), dtype=bool))
    for each in SURVEY_MONTHS:
        rows = table.loc[month == month_of(each)].to_numpy(dtype=object).tolist()
        header = ["Response", "Account", "Date", *QUESTIONS.values()]
        sheet = Sheet("Answers", [header, *rows], (10, 12, 12, 24, 24, 24, 24, 24))
        at = datetime(each.year, 6, 3, 16, 45)
        write_workbook(folder / f"product/planning_survey_{each.year}.xlsx", [sheet], at)


def _moods(rng: np.random.Generator, company: Company, account: Integers) -> dict[str, Floats]:
    """How much each answer agrees: the last follows from the others, by facts.STATEMENT_WEIGHTS."""
    common = 0.45 * company.happiness + SLOW_MOOD * company.is_slow + np.array(SEGMENT_MOOD)[company.segment] + 0.3
    moods = {name: 0.6 * common[account] + 0.8 * rng.standard_normal(len(account)) for name in facts.STATEMENT_WEIGHTS}
    weighted = sum(weight * moods[name] for name, weight in facts.STATEMENT_WEIGHTS.items())
    noise = 0.45 * rng.standard_normal(len(account))
    return moods | {"Overall": np.asarray(weighted + 0.35 * common[account] + noise)}


def adoption(rng: np.random.Generator, company: Company, follow_ups: FollowUps) -> dict[str, Booleans]:
    """Who uses each feature. Within a segment, only the true driver depends on happiness."""
    said = _satisfied_fifth(company, follow_ups)
    return {feature: _adopters(rng, company, said, feature) for feature in facts.FEATURE_ADOPTION}


def _satisfied_fifth(company: Company, follow_ups: FollowUps) -> Integers:
    """By account: 1 to 6 for none to all of its follow-up answers satisfied, 0 where there are none."""
    answers = np.bincount(follow_ups.account, minlength=len(company.number))
    satisfied = np.bincount(follow_ups.account[follow_ups.score >= 4], minlength=len(company.number))
    return np.where(answers > 0, 1 + 5 * satisfied // np.maximum(answers, 1), 0)


def _adopters(rng: np.random.Generator, company: Company, said: Integers, feature: str) -> Booleans:
    """Taken evenly along segment, loss, onboarding, answers and happiness: within a segment users are like others."""
    share = np.array(facts.FEATURE_ADOPTION[feature])[company.segment]
    if feature == facts.TRUE_DRIVER_FEATURE:
        odds = share / (1 - share) * facts.INTEGRATIONS_ODDS_BY_HAPPINESS**company.happiness
        share = logistic(np.log(odds))
    groups = (company.happiness, said, company.is_slow, company.is_lost, company.is_known, company.segment)
    order = np.lexsort(groups)
    adopters = np.zeros(len(order), dtype=bool)
    adopters[order] = systematic(rng, share[order])
    return adopters


def _write_usage(rng: np.random.Generator, folder: Path, company: Company, uses: dict[str, Booleans]) -> None:
    parts = [np.nonzero(company.is_paying & adopters[:, None]) for adopters in uses.values()]
    feature = np.repeat(np.array(list(facts.FEATURE_ADOPTION), dtype=object), [len(part[0]) for part in parts])
    account, month = (np.concatenate(index) for index in zip(*parts, strict=True))
    usual = np.array(QUANTITY_MEDIAN)[company.segment[account]]
    quantity = np.ceil(usual * np.exp(0.5 * rng.standard_normal(len(account)))).astype(np.int64)
    order = np.lexsort((account, month))
    names = np.array([f"acc{number:05d}" for number in company.number], dtype=object)
    table = pa.table(
        {
            "account": pa.array(names[account[order]], pa.string()),
            "month": pa.array(month_starts(facts.FIRST_MONTH, month[order])),
            "feature": pa.array(feature[order], pa.string()),
            "events": quantity[order],
        }
    )
    for quarter in range(QUARTERS):
        path = folder / f"product/usage_{quarter_name(quarter)}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(table.filter(pa.array(month[order] // 3 == quarter)), path)
        set_received(path, handed_over(quarter_end(quarter), 1))
