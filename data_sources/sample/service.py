"""Service's exports: tickets by quarter, and the answers to the follow-up survey after a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd

from data_sources.sample import facts
from data_sources.sample.company import ENTERPRISE, Company, month_of
from data_sources.sample.days import NEVER, Days, iso, month_starts, stamped
from data_sources.sample.draws import Booleans, Floats, Integers, Texts, even, even_within, pick
from data_sources.sample.flaws import as_table, break_rows
from data_sources.sample.names import spelt_by_service
from data_sources.sample.phrases import CASE_COMMENTS, SUBJECTS
from data_sources.sample.quarters import may_break, write_by_quarter
from data_sources.sample.text_files import TextFormat

WORDS = {5: "Very satisfied", 4: "Satisfied", 3: "Neither nor", 2: "Dissatisfied", 1: "Very dissatisfied"}
QUARTERS_IN_WORDS = (1, 2, 5, 9)  # of the twelve: another tool, which exports labels
SHARE_REOPENED = 0.06


@dataclass(frozen=True)
class Cases:
    """One entry per case, oldest first. Days without a time; `resolved_on` is NaT while the case is open."""

    account: Integers
    topic: Integers
    opened_on: Days
    resolved_on: Days
    number: Texts


@dataclass(frozen=True)
class FollowUps:
    """One entry per answer to the follow-up survey."""

    case: Integers
    account: Integers
    answered_on: Days
    score: Integers


def simulate_cases(rng: np.random.Generator, company: Company) -> Cases:
    account, topic, month = _draw_cases(rng, _expected_cases(company))
    opened_on = month_starts(facts.FIRST_MONTH, month) + rng.integers(0, 28, len(month)).astype("timedelta64[D]")
    order = np.argsort(opened_on, kind="stable")
    opened_on = opened_on[order]
    resolved_on = opened_on + np.ceil(rng.gamma(1.3, 3.0, len(order))).astype("timedelta64[D]")
    resolved_on[resolved_on > np.datetime64(facts.AS_OF)] = NEVER
    number = np.array([f"CS-{100_001 + position}" for position in range(len(order))], dtype=object)
    return Cases(account[order], topic[order], opened_on, resolved_on, number)


def _expected_cases(company: Company) -> Floats:
    """Topics by accounts by months. But for initiatives, cases per customer keep their level over the years."""
    kind = np.where(company.is_billed_wrongly, ENTERPRISE + 1, company.segment)
    yearly = np.array(list(facts.YEARLY_CASES.values()))[kind] * np.exp(-0.1 * company.happiness)[:, None]
    expected = yearly.T[:, :, None] * company.is_paying[None, :, :] / 12
    customers = company.is_paying.sum(axis=0)
    level = expected.sum(axis=(1, 2)) / customers.sum()
    factor = level[:, None] * customers / expected.sum(axis=1)
    return np.asarray(expected * (factor * _initiative_ratios())[:, None, :])


def _draw_cases(rng: np.random.Generator, expected: Floats) -> tuple[Integers, Integers, Integers]:
    """Account, topic and month of each case. Between two starts of initiatives a topic has as many cases as expected,
    in months by chance: an initiative without effect shows none by luck either."""
    starts = sorted({0, facts.MONTHS, *(month_of(each.started_on) for each in facts.INITIATIVES)})
    found = []
    for topic, of_topic in enumerate(expected):
        for first, after in pairwise(starts):
            cells = of_topic[:, first:after]
            count = round(float(cells.sum()))
            drawn = rng.choice(cells.size, size=count, p=cells.ravel() / cells.sum())
            account, month = np.divmod(drawn, after - first)
            found.append((account, np.full(count, topic), month + first))
    columns = [np.concatenate(column) for column in zip(*found, strict=True)]
    return columns[0], columns[1], columns[2]


def _initiative_ratios() -> Floats:
    """Topics by months: what the initiatives did to the number of cases."""
    ratios = np.ones((len(facts.TOPICS), facts.MONTHS))
    for initiative in facts.INITIATIVES:
        ratios[facts.TOPICS.index(initiative.issue), month_of(initiative.started_on) :] *= initiative.case_ratio
    return ratios


def simulate_follow_ups(rng: np.random.Generator, company: Company, cases: Cases) -> FollowUps:
    """Answers to resolved cases. Slow onboarding multiplies the share of 4 and 5 by its ratio."""
    resolved = np.flatnonzero(~np.isnat(cases.resolved_on))
    case = resolved[even(rng, len(resolved)) < facts.FOLLOW_UP_RESPONSE]
    account = cases.account[case]
    answered_on = cases.resolved_on[case] + rng.integers(0, 5, len(case)).astype("timedelta64[D]")
    in_time = answered_on <= np.datetime64(facts.AS_OF)
    case, account, answered_on = case[in_time], account[in_time], answered_on[in_time]
    order = np.argsort(answered_on, kind="stable")
    return FollowUps(case[order], account[order], answered_on[order], _scores(rng, company, account[order]))


def _scores(rng: np.random.Generator, company: Company, account: Integers) -> Integers:
    top_box = np.array(facts.TOP_BOX_SHARE)[company.segment] + facts.TOP_BOX_BY_HAPPINESS * company.happiness
    top_box = top_box.clip(0.05, 0.95) * np.where(company.is_slow, facts.SLOW_ONBOARDING_TOP_BOX_RATIO, 1.0)
    group = company.segment[account] * 2 + company.is_slow[account]
    is_satisfied = even_within(rng, group) < top_box[account]
    high = pick_number(rng, (4, 5), (0.55, 0.45), len(account))
    low = pick_number(rng, (1, 2, 3), (0.22, 0.33, 0.45), len(account))
    return np.where(is_satisfied, high, low)


def pick_number(rng: np.random.Generator, choices: tuple[int, ...], shares: tuple[float, ...], count: int) -> Integers:
    return np.asarray(rng.choice(np.array(choices), size=count, p=shares))


def write_service(
    rng: np.random.Generator, folder: Path, company: Company, cases: Cases, follow_ups: FollowUps
) -> None:
    tickets = break_rows(rng, _tickets(rng, company, cases), "service/tickets", may_break(cases.opened_on))
    write_by_quarter(folder, "service/tickets", tickets, cases.opened_on, TextFormat(), first_time=_still_open)
    answers = _answers(rng, company, cases, follow_ups)
    # Only answers of accounts that left: Sales rates none of them, so the disagreement stays as it was planted.
    left_long_ago = company.last_month < facts.MONTHS - 6
    breakable = may_break(follow_ups.answered_on) & left_long_ago[follow_ups.account]
    answers = break_rows(rng, answers, "service/follow_up", breakable)
    write_by_quarter(folder, "service/follow_up", answers, follow_ups.answered_on, TextFormat(";", "utf-8"))


def _still_open(rows: pd.DataFrame) -> pd.DataFrame:
    """How rows that the next export sends again looked the first time."""
    return rows.assign(Resolved="", Reopened="No")


def _tickets(rng: np.random.Generator, company: Company, cases: Cases) -> pd.DataFrame:
    count = len(cases.account)
    spelt = np.array(spelt_by_service(company.names, company.number), dtype=object)
    hour = 8 + 9 * rng.random(count)
    topics = np.array(facts.TOPICS, dtype=object)[cases.topic]
    first_answer = np.minimum(cases.opened_on + rng.integers(0, 2, count), np.datetime64(facts.AS_OF))
    return as_table(
        {
            "Case": cases.number,
            "Customer no": company.number[cases.account].astype(str),
            "Customer": spelt[cases.account],
            "Opened": stamped(cases.opened_on, hour),
            "First answer": stamped(first_answer, np.minimum(hour + 0.2 + 3 * rng.random(count), 23.9)),
            "Resolved": stamped(cases.resolved_on, 9 + 8 * rng.random(count)),
            "Topic": topics,
            "Channel": pick(rng, ("E-mail", "Phone", "Portal"), count, (0.5, 0.2, 0.3)),
            "Priority": pick(rng, ("Low", "Normal", "High", "Urgent"), count, (0.2, 0.55, 0.2, 0.05)),
            "Reopened": np.where(even(rng, count) < SHARE_REOPENED, "Yes", "No"),
            "Subject": _one_of_each(rng, topics, SUBJECTS),
        }
    )


def _one_of_each(rng: np.random.Generator, keys: Texts, phrases: Mapping[str, tuple[str, ...]]) -> Texts:
    chosen = np.empty(len(keys), dtype=object)
    for key, options in phrases.items():
        members = keys == key
        chosen[members] = pick(rng, options, int(members.sum()))
    return chosen


def _answers(rng: np.random.Generator, company: Company, cases: Cases, answers: FollowUps) -> pd.DataFrame:
    quarter = month_index(answers.answered_on) // 3
    in_words = np.isin(quarter, QUARTERS_IN_WORDS)
    words = np.array([WORDS[int(score)] for score in answers.score], dtype=object)
    mood = np.where(answers.score >= 4, "happy", np.where(answers.score == 3, "so-so", "unhappy"))
    says_something: Booleans = even(rng, len(mood)) < 0.25
    return as_table(
        {
            "Case": cases.number[answers.case],
            "Customer no": company.number[answers.account].astype(str),
            "Answered on": iso(answers.answered_on),
            "Satisfaction": np.where(in_words, words, answers.score.astype(str).astype(object)),
            "Comment": np.where(says_something, _one_of_each(rng, mood.astype(object), CASE_COMMENTS), ""),
        }
    )


def month_index(days: Days) -> Integers:
    """Months from the first month of the exports."""
    return np.asarray((days.astype("datetime64[M]") - np.datetime64(facts.FIRST_MONTH, "M")).astype(np.int64))
