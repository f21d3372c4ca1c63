"""Who never answers Marketing: above all the large accounts that Service knows to be unhappy."""

from __future__ import annotations

import numpy as np

from data_sources.sample import facts
from data_sources.sample.cases import FollowUps
from data_sources.sample.company import Company
from data_sources.sample.draws import Booleans, Floats, systematic

UNHAPPY_BELOW = 3.0  # the middle of Service's scale


def silent_accounts(rng: np.random.Generator, company: Company, follow_ups: FollowUps) -> Booleans:
    """One entry per account. Taken evenly along happiness, so that other accounts' silence tells nothing of it."""
    is_unhappy, is_large = _unhappy(company, follow_ups), _large(company)
    shares = np.full(len(is_large), facts.SILENT_SHARE_OF_OTHERS)
    shares[is_large] = facts.SILENT_SHARE_OF_LARGE_OTHERS
    shares[is_large & is_unhappy] = facts.SILENT_SHARE_OF_LARGE_UNHAPPY
    order = np.lexsort((company.happiness, company.is_slow, company.is_lost, shares, company.segment))
    silent = np.zeros(len(order), dtype=bool)
    silent[order] = systematic(rng, shares[order])
    return silent


def _large(company: Company) -> Booleans:
    staying = company.last_amount[~company.is_lost]
    return np.asarray(company.last_amount >= np.quantile(staying, 1 - facts.LARGE_ACCOUNT_SHARE))


def _unhappy(company: Company, follow_ups: FollowUps) -> Booleans:
    """By the last twelve months' follow-up answers, or by all where there are none lately."""
    lately = follow_ups.answered_on > np.datetime64(facts.AS_OF) - np.timedelta64(365, "D")
    of_year = _total_and_count(company, follow_ups, lately)
    of_all = _total_and_count(company, follow_ups, np.ones_like(lately))
    total, count = np.where(of_year[1] > 0, of_year, of_all)
    return np.asarray((count > 0) & (total < UNHAPPY_BELOW * count))


def _total_and_count(company: Company, follow_ups: FollowUps, rows: Booleans) -> tuple[Floats, Floats]:
    account, score = follow_ups.account[rows], follow_ups.score[rows]
    size = len(company.number)
    total = np.asarray(np.bincount(account, score, minlength=size), dtype=np.float64)
    return total, np.asarray(np.bincount(account, minlength=size), dtype=np.float64)
