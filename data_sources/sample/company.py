"""Simulates the accounts of Harbour Software: who they are, how happy, how long they stay, what they pay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from data_sources.sample import facts
from data_sources.sample.days import NEVER, Days, month_ends, month_starts
from data_sources.sample.draws import Booleans, Floats, Integers, even, even_within, spread_within
from data_sources.sample.names import CYRILLIC, Names, make_names

MONTHS_BEFORE = (facts.FIRST_MONTH.year - facts.FOUNDED_ON.year) * 12 + facts.FIRST_MONTH.month - 1
ENTERPRISE = facts.SEGMENTS.index("Enterprise")
LAST_MONTH = facts.MONTHS - 1
PAUSE_MONTHS = 4


@dataclass(frozen=True)
class Company:
    """One entry per account in every array; months count from facts.FIRST_MONTH and may be negative before it.

    `amount` has a column for each month of the exports: what the contract costs a month, as if nobody left.
    """

    number: Integers
    names: Names
    segment: Integers
    start_month: Integers
    last_month: Integers  # the last one paid for; beyond the exports for those who stay
    happiness: Floats  # mean 0, standard deviation 1; slow onboarding comes on top
    is_slow: Booleans
    is_billed_wrongly: Booleans
    amount: Floats
    pause_month: Integers  # first month of a pause; -1 for none

    @property
    def is_lost(self) -> Booleans:
        return np.asarray(self.last_month <= LAST_MONTH)

    @property
    def is_known(self) -> Booleans:
        """Customers in at least one month of the exports."""
        return np.asarray(self.last_month >= 0)

    @property
    def is_paying(self) -> Booleans:
        """Accounts by months."""
        month = np.arange(facts.MONTHS)
        is_paused = self.pause_month[:, None] >= 0
        is_paused = (
            is_paused & (month >= self.pause_month[:, None]) & (month < self.pause_month[:, None] + PAUSE_MONTHS)
        )
        is_contract = (month >= self.start_month[:, None]) & (month <= self.last_month[:, None])
        return np.asarray(is_contract & ~is_paused)

    @property
    def last_amount(self) -> Floats:
        """What the account pays a month, or last paid."""
        return self.amount_in(self.last_month)

    def amount_in(self, month: Integers) -> Floats:
        """The contract's monthly amount in one month of each account."""
        return np.asarray(self.amount[np.arange(len(self.number)), np.clip(month, 0, LAST_MONTH)])

    @property
    def small_and_loyal(self) -> Integers:
        """Small accounts that are customers throughout the exports: flaws of identity are planted in the first ones."""
        is_loyal = (self.segment == 0) & (self.start_month < 0) & (self.last_month > LAST_MONTH)
        return np.flatnonzero(is_loyal & (self.pause_month < 0))

    @property
    def started_on(self) -> Days:
        return month_starts(facts.FIRST_MONTH, self.start_month)

    @property
    def ended_on(self) -> Days:
        return np.where(self.is_lost, month_ends(facts.FIRST_MONTH, self.last_month), NEVER)


def simulate(rng: np.random.Generator) -> Company:
    """The accounts, oldest first; ACC-00101 is the first."""
    count = facts.ACCOUNTS
    start_month = np.sort(_start_months(rng, count))
    segment = _segments(rng, count)
    is_slow = even_within(rng, segment) < facts.SLOW_ONBOARDING_SHARE
    happy, stays, pays = spread_within(rng, segment * 2 + is_slow, 3).T
    happiness = _standard_normal(happy)
    last_month = start_month + _tenure(segment, is_slow, happiness, stays) - 1
    pause_month = _pauses(rng, segment, start_month, last_month)
    amount = _monthly_amounts(rng, segment, start_month, pays)
    loyal = np.flatnonzero((segment == 0) & (start_month < 0) & (last_month > LAST_MONTH) & (pause_month < 0))
    return Company(
        number=101 + np.arange(count),
        names=make_names(rng, count, loyal[: len(CYRILLIC)]),
        segment=segment,
        start_month=start_month,
        last_month=last_month,
        happiness=happiness,
        is_slow=is_slow,
        is_billed_wrongly=_billed_wrongly(segment, amount[:, -1]),
        amount=amount,
        pause_month=pause_month,
    )


def month_of(day: date) -> int:
    """Months from the first month of the exports."""
    return (day.year - facts.FIRST_MONTH.year) * 12 + day.month - facts.FIRST_MONTH.month


def _start_months(rng: np.random.Generator, count: int) -> Integers:
    before = round(count * facts.SHARE_JOINED_BEFORE_FIRST_MONTH)
    old = -1 - np.floor(even(rng, before) * MONTHS_BEFORE)
    new = np.floor(even(rng, count - before) * (facts.MONTHS - 1))
    return np.concatenate([old, new]).astype(np.int64)


def _segments(rng: np.random.Generator, count: int) -> Integers:
    """Evenly along the accounts, so that no segment is younger than another."""
    blocks = even_within(rng, np.arange(count) // 50)
    return np.asarray(np.searchsorted(np.cumsum(facts.SEGMENT_SHARES)[:-1], blocks, side="right"), dtype=np.int64)


def _standard_normal(uniform: Floats) -> Floats:
    """A logistic draw scaled to standard deviation 1: near enough to a normal one, and bounded by its slots."""
    return np.asarray(np.log(uniform / (1 - uniform)) * np.sqrt(3) / np.pi)


def _tenure(segment: Integers, is_slow: Booleans, happiness: Floats, survival: Floats) -> Integers:
    """Months until the account leaves, by a yearly hazard that starts after the first months and then stays.

    `survival` is uniform on (0, 1): how long the account stays, compared with others of the same hazard.
    """
    hazard = np.array(facts.YEARLY_CHURN_HAZARD)[segment] / 12
    hazard = hazard * np.where(is_slow, facts.SLOW_ONBOARDING_HAZARD_RATIO, 1.0)
    hazard = hazard * facts.HAPPINESS_HAZARD_RATIO**happiness
    return np.asarray(facts.FIRST_MONTHS_WITHOUT_CHURN + np.ceil(-np.log(survival) / hazard), dtype=np.int64)


def _pauses(rng: np.random.Generator, segment: Integers, start_month: Integers, last_month: Integers) -> Integers:
    """Small customers of long standing who leave in the course of 2025 and come back."""
    may_pause = np.flatnonzero((segment == 0) & (start_month < 0) & (last_month > LAST_MONTH))
    pause_month = np.full(len(segment), -1)
    chosen = rng.permutation(may_pause)[: facts.PAUSED_ACCOUNTS]
    pause_month[chosen] = month_of(date(2025, 1, 1)) + np.arange(len(chosen)) % 6
    return pause_month


def _monthly_amounts(rng: np.random.Generator, segment: Integers, start_month: Integers, size: Floats) -> Floats:
    """Accounts by months, as if nobody left: each anniversary raises, grows or shrinks the contract."""
    first = np.array(facts.MONTHLY_AMOUNT_MEDIAN)[segment]
    spread = np.array(facts.MONTHLY_AMOUNT_SPREAD)[segment]
    first = first * np.exp(spread * _standard_normal(size).clip(-2.5, 2.0))
    month = np.arange(facts.MONTHS)
    factor = np.ones((len(segment), facts.MONTHS))
    shares, factors = zip(*facts.ANNIVERSARIES, strict=True)
    for anniversary in np.arange(1, 4):
        # Only anniversaries within the exports change the amount: what came before is in the first amount.
        first_due = np.where(start_month >= 0, start_month, start_month % 12 - 12)
        kind = np.searchsorted(np.cumsum(shares), even_within(rng, segment), side="right")
        change = np.append(factors, 1.0)[kind]
        factor *= np.where(month >= (first_due + 12 * anniversary)[:, None], change[:, None], 1.0)
    return np.asarray(np.round(first[:, None] * factor, 2))


def _billed_wrongly(segment: Integers, amount: Floats) -> Booleans:
    """The largest of the Enterprise accounts."""
    smallest = np.quantile(amount[segment == ENTERPRISE], 1 - facts.SHARE_OF_ENTERPRISE_BILLED_WRONGLY)
    return np.asarray((segment == ENTERPRISE) & (amount >= smallest))
