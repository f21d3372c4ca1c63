"""Simulates the relationship survey: whom Marketing invites each quarter, who answers, and what."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data_sources.sample import facts
from data_sources.sample.company import Company
from data_sources.sample.days import Days, month_starts
from data_sources.sample.draws import Booleans, Floats, Integers, Texts, even, logistic, solve_rising, systematic
from data_sources.sample.quarters import QUARTERS

# Log-odds of a better answer, for each standard deviation of happiness and for slow onboarding.
BY_HAPPINESS, BY_SLOW_ONBOARDING = 0.35, -1.1
PASSIVE_HALF_WIDTH = 0.55  # half the distance of the two thresholds, in log-odds
LAST_INVITATION_DAY, SLOWEST_ANSWER = 55, 20  # days into the quarter; days


@dataclass(frozen=True)
class Wave:
    """One segment in one quarter: how many answers at which score, from how many invited."""

    quarter: int
    segment: int
    answers: int
    invitations: int
    score: float


@dataclass(frozen=True)
class Survey:
    """One entry per invitation, oldest first; `score` is -1 where nobody answered."""

    account: Integers
    contact: Texts
    invited_on: Days
    answered_on: Days
    score: Integers


def waves() -> list[Wave]:
    """Every segment in every quarter, as the facts have it."""
    return [_wave(quarter, segment) for quarter in range(QUARTERS) for segment in range(len(facts.SEGMENTS))]


def _wave(quarter: int, segment: int) -> Wave:
    late = quarter - (QUARTERS - 3)
    if late < 0:
        total, share, response = facts.NPS_ANSWERS_BEFORE, facts.ANSWER_SHARES_BEFORE, facts.RESPONSE_BEFORE
        score = facts.NPS_BEFORE
    else:
        total, share = facts.NPS_ANSWERS_LAST_THREE[late], facts.ANSWER_SHARES_LAST_THREE[late]
        response, score = facts.RESPONSE_LAST_THREE[late], facts.NPS_LAST_THREE[late]
    answers = round(total * share[segment])
    return Wave(quarter, segment, answers, round(answers / response[segment]), score[segment])


def simulate_survey(rng: np.random.Generator, company: Company, is_silent: Booleans) -> Survey:
    """`is_silent`: accounts that are invited and never answer."""
    parts = [_simulate_wave(rng, company, is_silent, wave) for wave in waves()]
    account, contact, invited_on, answered_on, score = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.argsort(invited_on, kind="stable")
    return Survey(account[order], contact[order], invited_on[order], answered_on[order], score[order])


def _simulate_wave(
    rng: np.random.Generator, company: Company, is_silent: Booleans, wave: Wave
) -> tuple[Integers, Texts, Days, Days, Integers]:
    months = slice(3 * wave.quarter, 3 * wave.quarter + 3)
    asked = np.flatnonzero((company.segment == wave.segment) & company.is_paying[:, months].all(axis=1))
    bounds = np.floor(np.linspace(0, wave.invitations, len(asked) + 1)).astype(np.int64)
    each = bounds[1:] - bounds[:-1]
    account = np.repeat(asked, each)
    place = np.arange(len(account)) - np.repeat(np.cumsum(each) - each, each)
    contact = np.array([f"C{company.number[a]:05d}-{p + 1:02d}" for a, p in zip(account, place, strict=True)], object)
    answers = _who_answers(rng, ~is_silent[account], wave)
    score = np.where(answers, _scores(rng, _mood(company)[account], answers, wave.score), -1)
    starts = month_starts(facts.FIRST_MONTH, np.full(len(account), 3 * wave.quarter))
    invited_on = starts + rng.integers(2, LAST_INVITATION_DAY, len(account)).astype("timedelta64[D]")
    answered_on = invited_on + rng.integers(0, SLOWEST_ANSWER, len(account)).astype("timedelta64[D]")
    return account, contact, invited_on, answered_on, score


def _mood(company: Company) -> Floats:
    """Log-odds of a better answer."""
    return np.asarray(BY_HAPPINESS * company.happiness + BY_SLOW_ONBOARDING * company.is_slow)


def _who_answers(rng: np.random.Generator, may_answer: Booleans, wave: Wave) -> Booleans:
    """So many of those who answer at all, evenly over their accounts."""
    share = wave.answers / max(int(may_answer.sum()), 1)
    return systematic(rng, np.where(may_answer, share, 0.0))


def _scores(rng: np.random.Generator, mood: Floats, answers: Booleans, target: float) -> Integers:
    """Scores 0 to 10 of which those of `answers` have the Net Promoter Score wanted, the better the mood the higher."""
    asked = mood[answers]
    level = solve_rising(lambda level: 100 * float(_net_share(asked + level).mean()) - target)
    promoter = logistic(mood + level - PASSIVE_HALF_WIDTH)
    detractor = 1 - logistic(mood + level + PASSIVE_HALF_WIDTH)
    luck = np.empty(len(mood))
    luck[answers] = even(rng, int(answers.sum()))
    luck[~answers] = 0.5
    high = rng.choice([9, 10], size=len(mood), p=[0.45, 0.55])
    middle = rng.choice([7, 8], size=len(mood), p=[0.4, 0.6])
    low = rng.choice(7, size=len(mood), p=[0.08, 0.04, 0.08, 0.12, 0.14, 0.24, 0.30])
    return np.where(luck < detractor, low, np.where(luck < 1 - promoter, middle, high))


def _net_share(mood: Floats) -> Floats:
    return logistic(mood - PASSIVE_HALF_WIDTH) - (1 - logistic(mood + PASSIVE_HALF_WIDTH))
