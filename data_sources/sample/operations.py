"""Operations' export: every onboarding since the founding, tab-separated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np

from data_sources.sample import facts
from data_sources.sample.company import Company
from data_sources.sample.days import NEVER, Days, iso
from data_sources.sample.draws import pick
from data_sources.sample.flaws import as_table, break_rows
from data_sources.sample.text_files import TextFormat, write_text

PROMISED_DAYS = (30, 61)  # after the contract starts
FAST_DELAY_DAYS = (-9, facts.SLOW_ONBOARDING_DAYS - 1)
SLOW_DELAY_DAYS = (facts.SLOW_ONBOARDING_DAYS + 3, 76)


@dataclass(frozen=True)
class Onboardings:
    """One entry per account; finished NaT where it is still under way."""

    promised_on: Days
    finished_on: Days


def simulate_onboardings(rng: np.random.Generator, company: Company) -> Onboardings:
    count = len(company.number)
    promised_on = company.started_on + rng.integers(*PROMISED_DAYS, count).astype("timedelta64[D]")
    delay = np.where(company.is_slow, rng.integers(*SLOW_DELAY_DAYS, count), rng.integers(*FAST_DELAY_DAYS, count))
    finished_on = promised_on + delay.astype("timedelta64[D]")
    finished_on[finished_on > np.datetime64(facts.AS_OF)] = NEVER
    return Onboardings(promised_on, finished_on)


def write_operations(rng: np.random.Generator, folder: Path, company: Company) -> None:
    onboardings = simulate_onboardings(rng, company)
    count = len(company.number)
    table = as_table(
        {
            "Project": [f"ONB{position + 1:05d}" for position in range(count)],
            "Account": [f"acc {number:05d}" for number in company.number],
            "Promised": iso(onboardings.promised_on),
            "Finished": iso(onboardings.finished_on),
            "Consultant": pick(rng, ("F. Lorenz", "M. Dahl", "S. Okafor", "P. Nowak"), count),
        }
    )
    table = break_rows(rng, table, "operations/onboarding", np.ones(count, dtype=bool))
    form, at = TextFormat("\t", "utf-8", "\n"), datetime(2026, 10, 1, 17, 5)
    write_text(folder / "operations/onboarding.tsv", table, form, at)
