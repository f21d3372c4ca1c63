"""Simulates the cases that customers open with Service, and what they answer when asked afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from data_sources.sample import facts
from data_sources.sample.company import ENTERPRISE, Company, month_of
from data_sources.sample.days import NEVER, Days, month_starts
from data_sources.sample.draws import Floats, Integers, Texts, even, even_within

SHARES_OF_4_AND_5 = (0.55, 0.45)
SHARES_OF_1_TO_3 = (0.22, 0.33, 0.45)


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
    yearly = np.array(list(facts.YEARLY_CASES.values()))[kind] * facts.CASES_BY_HAPPINESS ** company.happiness[:, None]
    expected = yearly.T[:, :, None] * company.is_paying[None, :, :] / 12
    customers = company.is_paying.sum(axis=0)
    level = expected.sum(axis=(1, 2)) / customers.sum()
    factor = level[:, None] * customers / expected.sum(axis=1)
    return np.asarray(expected * (factor * initiative_ratios())[:, None, :])


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


def initiative_ratios() -> Floats:
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
    high = rng.choice([4, 5], size=len(account), p=SHARES_OF_4_AND_5)
    low = rng.choice([1, 2, 3], size=len(account), p=SHARES_OF_1_TO_3)
    return np.where(is_satisfied, high, low)
