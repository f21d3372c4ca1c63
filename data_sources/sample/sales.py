"""Sales' exports: the accounts with their health ratings, and the lost-business survey."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import numpy as np
import pandas as pd

from data_sources.sample import facts
from data_sources.sample.comments import loss_comments
from data_sources.sample.company import Company
from data_sources.sample.days import as_dates, dotted
from data_sources.sample.disagreement import Disagreement, health_ratings
from data_sources.sample.draws import Booleans, Integers, Texts, even, pick
from data_sources.sample.flaws import as_table, break_rows
from data_sources.sample.names import in_cp1252
from data_sources.sample.phrases import LOSS_COMMENTS
from data_sources.sample.text_files import TextFormat, write_text
from data_sources.sample.workbooks import Sheet, write_workbook

INDUSTRIES = ("Manufacturing", "Logistics", "Retail", "Financial services", "Health", "Energy", "Publishing")
MANAGERS = ("A. Brandt", "C. Moreau", "J. Whitfield", "K. Sørensen", "L. Nowak", "T. Öztürk", "R. Keller", "E. Lund")
REASONS = {
    "Price": ("Price increase", "Cheaper offer elsewhere", "Budget cut"),
    "Competitor": ("Switched to a competitor", "Group standard"),
    "Product gap": ("Missing feature", "Missing interface"),
    "Service": ("Slow support", "No named contact"),
    "Onboarding": ("Never went live", "Set-up took too long"),
    "Not actionable": facts.NOT_ACTIONABLE_REASONS,
}
CATEGORY_SHARES = (0.22, 0.30, 0.16, 0.12, 0.06, 0.14)
CATEGORY_SHARES_OF_SLOW = (0.12, 0.26, 0.10, 0.12, 0.30, 0.10)
SALES_IS_LATE_BY = 9  # months, at most, until Sales marks an account as lost
CAN_NAME_COMPETITOR = ("Price", "Competitor", "Product gap", "Service", "Onboarding")
LOSS_HEADER = ["Account", "Account name", "Lost on", "Category", "Reason", "Competitor", "ARR lost (EUR)", "Comment"]


def write_sales(
    rng: np.random.Generator, words: np.random.Generator, folder: Path, company: Company, planted: Disagreement
) -> None:
    """What is written is drawn from `words`, all else from `rng`."""
    lost = np.flatnonzero(company.is_lost & company.is_known)
    lately = lost[company.last_month[lost] >= facts.MONTHS - SALES_IS_LATE_BY]
    late = rng.permutation(lately)[: facts.LOST_BUT_ACTIVE_ACCORDING_TO_SALES]
    accounts = _accounts(rng, company, planted, late)
    accounts = break_rows(rng, accounts, "sales/accounts", _may_break(company, planted, late))
    form, at = TextFormat(";", "cp1252"), datetime(2026, 10, 1, 8, 12)
    write_text(folder / "sales/accounts_2026-09.csv", accounts, form, at)
    _write_losses(rng, words, folder, company, np.setdiff1d(lost, late))


def _may_break(company: Company, planted: Disagreement, late: Integers) -> Booleans:
    may = ~company.is_lost
    may[np.concatenate([planted.kinder, planted.harsher, late])] = False
    return may


def _accounts(rng: np.random.Generator, company: Company, planted: Disagreement, late: Integers) -> pd.DataFrame:
    count = len(company.number)
    is_active = ~company.is_lost
    is_active[late] = True
    rating = health_ratings(rng, company, planted)
    reviewed = np.datetime64("2026-04-01") + rng.integers(0, 180, count).astype("timedelta64[D]")
    return as_table(
        {
            "Account no": _keys(company),
            "Account name": [in_cp1252(name) for name in company.names.full],
            "Segment": np.array(facts.SEGMENTS, dtype=object)[company.segment],
            "Region": company.names.region,
            "Industry": pick(rng, INDUSTRIES, count),
            "Channel": pick(rng, ("Direct", "Partner", "Online"), count, (0.5, 0.3, 0.2)),
            "Customer since": dotted(company.started_on),
            "Status": np.where(is_active, "Active", "Former"),
            "Account manager": pick(rng, MANAGERS, count),
            "Health rating": np.where(is_active, rating.astype(str).astype(object), ""),
            "Reviewed on": np.where(is_active, np.array(dotted(reviewed), dtype=object), ""),
        }
    )


def _keys(company: Company) -> list[str]:
    return [f"ACC-{number:05d}" for number in company.number]


def _write_losses(
    rng: np.random.Generator, words: np.random.Generator, folder: Path, company: Company, lost: Integers
) -> None:
    lost = lost[np.argsort(company.ended_on[lost], kind="stable")]
    category = _categories(rng, company, lost)
    table = as_table(
        {
            "Account": np.array(_keys(company), dtype=object)[lost],
            "Account name": company.names.full[lost],
            "Lost on": as_dates(company.ended_on[lost]),
            "Category": category,
            "Reason": [rng.choice(REASONS[each]) for each in category],
            "Competitor": _competitors(rng, company, lost, category),
            "ARR lost (EUR)": np.round(12 * company.last_amount[lost], 2).tolist(),
            "Comment": [rng.choice(LOSS_COMMENTS[each]) if rng.random() < 0.5 else None for each in category],
        }
    )
    says = table["Comment"].notna().to_numpy()
    said = loss_comments(words, company, lost, category, table["Competitor"].to_numpy(), says)
    table = table.assign(Comment=pd.Series(said, dtype=object))
    table = break_rows(rng, table, "sales/lost_business", np.ones(len(lost), dtype=bool))
    year = np.maximum(company.ended_on[lost].astype("datetime64[Y]").astype(int) + 1970, 2024)
    for each in (2024, 2025, 2026):
        _write_loss_workbook(folder, each, table.loc[year == each])


def _write_loss_workbook(folder: Path, year: int, table: pd.DataFrame) -> None:
    """A title block, the header in row 5, the losses, an empty row and the total, as Sales lays it out."""
    end = min(date(year, 12, 31), facts.AS_OF)
    rows = table.to_numpy(dtype=object).tolist()
    total = round(sum(value for value in table["ARR lost (EUR)"] if isinstance(value, float)), 2)
    title: list[list[object]] = [["Harbour Software – lost business"], [f"As of {end:%d.%m.%Y}"], ["Confidential"], []]
    sheet = Sheet(
        "Lost business",
        [*title, LOSS_HEADER, *rows, ["Total", None, None, None, None, None, total, None]],
        (12, 38, 12, 16, 28, 18, 16, 40),
    )
    at = datetime(end.year, end.month, end.day, 18, 20)
    write_workbook(folder / f"sales/lost_business_{year}.xlsx", [sheet], at)


def _categories(rng: np.random.Generator, company: Company, lost: Integers) -> Texts:
    usual = pick(rng, tuple(REASONS), len(lost), CATEGORY_SHARES)
    slow = pick(rng, tuple(REASONS), len(lost), CATEGORY_SHARES_OF_SLOW)
    return np.where(company.is_slow[lost], slow, usual)


def _competitors(rng: np.random.Generator, company: Company, lost: Integers, category: Texts) -> Texts:
    """Who took the business; the one that grows is named by the half-year's share, without luck."""
    named = np.isin(category, CAN_NAME_COMPETITOR)
    named &= even(rng, len(lost)) < facts.COMPETITOR_NAMED_SHARE
    half_year = np.clip(company.last_month[lost] // 6, 0, len(facts.COMPETITOR_SHARE_BY_HALF_YEAR) - 1)
    names = np.full(len(lost), None, dtype=object)
    for half, share in enumerate(facts.COMPETITOR_SHARE_BY_HALF_YEAR):
        members = np.flatnonzero(named & (half_year == half))
        grows = even(rng, len(members)) < share
        names[members] = np.where(grows, facts.COMPETITOR, pick(rng, facts.OTHER_COMPETITORS, len(members)))
    return names
