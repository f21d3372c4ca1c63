"""Where Sales and Service disagree: accounts whose health Sales rates otherwise than their follow-up answers say."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from data_sources.sample import facts
from data_sources.sample.cases import FollowUps
from data_sources.sample.company import Company
from data_sources.sample.draws import Booleans, Floats, Integers

ANSWERS_NEEDED = 3  # in the last twelve months, so that nobody can call it one bad day
LOW, HIGH = 2.0, 4.0


@dataclass(frozen=True)
class Disagreement:
    """Accounts that Sales sees kinder, and harsher, than the follow-up answers; and the answers made so."""

    kinder: Integers
    harsher: Integers
    follow_ups: FollowUps


def plant_disagreement(rng: np.random.Generator, company: Company, follow_ups: FollowUps) -> Disagreement:
    """Chooses current customers with several answers lately, and makes all their answers low, or high."""
    lately = follow_ups.answered_on > np.datetime64(facts.AS_OF) - np.timedelta64(365, "D")
    answers = np.bincount(follow_ups.account[lately], minlength=len(company.number))
    fit = rng.permutation(np.flatnonzero((answers >= ANSWERS_NEEDED) & ~company.is_lost & (company.pause_month < 0)))
    # Slow and fast in their own shares: the upper box halves in spite of these accounts.
    slow = fit[company.is_slow[fit]]
    fast = fit[~company.is_slow[fit]]
    count_slow = round(facts.SALES_KINDER_THAN_SERVICE * facts.SLOW_ONBOARDING_SHARE)
    kinder = np.concatenate([slow[:count_slow], fast[: facts.SALES_KINDER_THAN_SERVICE - count_slow]])
    harsher = fast[facts.SALES_KINDER_THAN_SERVICE :][: facts.SALES_HARSHER_THAN_SERVICE]
    score = follow_ups.score.copy()
    for accounts, choices in ((kinder, (1, 2)), (harsher, (4, 5))):
        members = np.isin(follow_ups.account, accounts)
        score[members] = rng.choice(choices, int(members.sum()))
    return Disagreement(kinder, harsher, replace(follow_ups, score=score))


def health_ratings(rng: np.random.Generator, company: Company, planted: Disagreement) -> Integers:
    """Sales' rating of each account, 1 to 5: by its happiness, and against Service's answers only where planted."""
    mood = company.happiness - 0.8 * company.is_slow + 0.5 * rng.standard_normal(len(company.number)) + 0.6
    rating = 1 + np.searchsorted((-1.3, -0.5, 0.4, 1.3), mood)
    said_low, said_high = _heard(company, planted.follow_ups)
    rating = np.where(said_low, np.minimum(rating, 3), rating)
    rating = np.where(said_high, np.maximum(rating, 3), rating)
    rating[planted.kinder] = rng.choice([4, 5], len(planted.kinder))
    rating[planted.harsher] = rng.choice([1, 2], len(planted.harsher))
    return np.asarray(rating, dtype=np.int64)


def _heard(company: Company, answers: FollowUps) -> tuple[Booleans, Booleans]:
    """Whose follow-up answers are low, or high, on average of all time or of the last year, or at last."""
    lately = answers.answered_on > np.datetime64(facts.AS_OF) - np.timedelta64(365, "D")
    everything = np.ones(len(lately), dtype=bool)
    means = [_mean_by_account(company, answers, rows) for rows in (everything, lately)]
    last = np.full(len(company.number), np.nan)
    last[answers.account] = answers.score  # answers run oldest to newest: the last one stays
    heard = np.array([*means, last])
    return np.any(heard <= LOW, axis=0), np.any(heard >= HIGH, axis=0)


def _mean_by_account(company: Company, answers: FollowUps, rows: Booleans) -> Floats:
    count = np.bincount(answers.account[rows], minlength=len(company.number))
    total = np.bincount(answers.account[rows], weights=answers.score[rows], minlength=len(company.number))
    return np.asarray(np.where(count > 0, total / np.maximum(count, 1), np.nan))
