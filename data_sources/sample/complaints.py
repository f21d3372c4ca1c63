"""What an account complains of in a survey: what it opens cases on, and what is planted about the last months."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import numpy as np

from data_sources.sample import facts
from data_sources.sample.cases import initiative_ratios
from data_sources.sample.company import ENTERPRISE, LAST_MONTH, Company
from data_sources.sample.draws import Booleans, Floats, Integers


@dataclass(frozen=True)
class Complaints:
    """`weights` has a row for each kind of customer and a column for each issue; `planted` has an entry per comment."""

    company: Company
    weights: Floats
    ratios: Floats
    planted: tuple[str, ...]

    def drawn(self, rng: Random, account: int, month: int, count: int) -> tuple[str, ...]:
        """So many different issues that an account would name in a month."""
        is_wrongly_billed = bool(self.company.is_billed_wrongly[account])
        weights = self.weights[ENTERPRISE + 1 if is_wrongly_billed else int(self.company.segment[account])].copy()
        weights[: len(facts.TOPICS)] *= self.ratios[:, min(max(month, 0), LAST_MONTH)]
        if self.company.is_slow[account]:
            weights[facts.COMPLAINTS.index("Onboarding")] *= facts.SLOW_ONBOARDING_COMPLAINTS
        found = rng.choices(facts.COMPLAINTS, weights.tolist(), k=count)
        return tuple(dict.fromkeys(found))


def make_complaints(
    rng: np.random.Generator, company: Company, account: Integers, month: Integers, may: Booleans
) -> Complaints:
    """`may` are comments that may be about what is planted: an issue that nobody named, and one that accelerates."""
    kinds = [
        [rate * facts.COMPLAINTS_BY_CASE.get(topic, 1.0) for topic, rate in zip(facts.TOPICS, yearly, strict=True)]
        + list(facts.OTHER_COMPLAINTS.values())
        for yearly in facts.YEARLY_CASES.values()
    ]
    return Complaints(company, np.array(kinds), initiative_ratios(), _planted(rng, account, month, may))


def _planted(rng: np.random.Generator, account: Integers, month: Integers, may: Booleans) -> tuple[str, ...]:
    planted = np.full(len(month), "", dtype=object)
    for late, wanted in enumerate(facts.NEW_ISSUE_COMMENTS):
        members = np.flatnonzero(may & (month == facts.MONTHS - len(facts.NEW_ISSUE_COMMENTS) + late))
        # First one comment of each account: what appears, appears at many.
        order = rng.permutation(members)
        _, first = np.unique(account[order], return_index=True)
        once = order[np.sort(first)]
        planted[np.concatenate([once, np.setdiff1d(order, once)])[:wanted]] = facts.NEW_ISSUE
    share = np.full(facts.MONTHS, facts.ACCELERATING_SHARE_BEFORE)
    share[-len(facts.ACCELERATING_SHARES) :] = facts.ACCELERATING_SHARES
    drawn = rng.random(len(month)) < share[np.clip(month, 0, facts.MONTHS - 1)]
    planted[may & drawn & (planted == "")] = facts.ACCELERATING
    return tuple(planted)
