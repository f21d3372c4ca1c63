"""Finance's exports: invoices by quarter, and the contracts, running and ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
import pandas as pd

from data_sources.sample import facts
from data_sources.sample.cases import Cases
from data_sources.sample.company import PAUSE_MONTHS, Company
from data_sources.sample.days import Days, as_dates, dotted, month_ends, month_index, month_starts
from data_sources.sample.draws import Booleans, Floats, Integers, Texts, pick
from data_sources.sample.flaws import as_table, break_rows
from data_sources.sample.names import misspelt, spelt_by_finance
from data_sources.sample.quarters import may_break, write_by_quarter
from data_sources.sample.text_files import TextFormat
from data_sources.sample.workbooks import Row, Sheet, write_workbook

PLANS = ("Harbour Start", "Harbour Team", "Harbour Enterprise")
ADD_ON, ADD_ON_PART = "Premium support", 0.15
ADD_ON_SHARE = (0.0, 0.35, 0.80)
SET_UP_FEE = (290.0, 1_900.0, 12_000.0)
TRAINING_FEE, TRAINING_SHARE = 950.0, 0.012
REMINDER_FEE, REMINDERS = 15.0, 600
INVOICED_AT_MONTH_END = 24  # days after the others: every seventh account
CHARGED_TWICE_SHARE = 0.3  # of cases about billing: a second invoice, and a credit note a fortnight later


@dataclass(frozen=True)
class Lines:
    """One entry per invoice line."""

    account: Integers
    month: Integers
    day: Integers
    recurring: Floats
    one_off: Floats
    kind: Texts


def write_finance(rng: np.random.Generator, folder: Path, company: Company, cases: Cases) -> None:
    debtor = 700_000 + 7 * rng.permutation(len(company.number))
    spelt = np.array(spelt_by_finance(company.names, company.number), dtype=object)
    strangers = company.small_and_loyal[facts.UNMATCHABLE["Marketing"] :][: facts.UNMATCHABLE["Finance"]]
    spelt[strangers] = [misspelt(name) for name in spelt[strangers]]
    lines = _sorted(_all_lines(rng, company, cases))
    dated = month_starts(facts.FIRST_MONTH, lines.month) + lines.day.astype("timedelta64[D]")
    table = _invoices(debtor.astype(str).astype(object), spelt, lines, dated)
    is_reminder: Booleans = lines.kind == "Reminder"
    table = break_rows(rng, table, "finance/invoices", may_break(dated) & is_reminder)
    write_by_quarter(folder, "finance/invoices", table, dated, TextFormat(";", "cp1252"))
    _write_subscriptions(rng, folder, company, debtor, spelt)


def _all_lines(rng: np.random.Generator, company: Company, cases: Cases) -> list[Lines]:
    account, month = np.nonzero(company.is_paying)
    one_off = np.where(company.start_month[account] == month, np.array(SET_UP_FEE)[company.segment[account]], 0.0)
    one_off = one_off + TRAINING_FEE * (rng.random(len(account)) < TRAINING_SHARE)
    amount = company.amount[account, month]
    day = rng.integers(0, 4, len(account)) + np.where(account % 7 == 0, INVOICED_AT_MONTH_END, 0)
    monthly = _lines(account, month, day, amount, one_off, "Invoice")
    wrong = np.flatnonzero(
        (cases.topic == facts.TOPICS.index(facts.BILLING)) & (rng.random(len(cases.topic)) < CHARGED_TWICE_SHARE)
    )
    account, month = cases.account[wrong], month_index(cases.opened_on[wrong])
    amount, day = company.amount[account, month], np.full(len(wrong), 10)
    twice = _lines(account, month, day, amount, 0 * amount, "Invoice")
    credit = _lines(account, month, day + 14, -amount, 0 * amount, "Credit note")
    account, month = (index[rng.permutation(len(index))[:REMINDERS]] for index in (monthly.account, monthly.month))
    fee = np.full(REMINDERS, REMINDER_FEE)
    return [monthly, twice, credit, _lines(account, month, rng.integers(5, 25, REMINDERS), 0 * fee, fee, "Reminder")]


def _lines(account: Integers, month: Integers, day: Integers, recurring: Floats, one_off: Floats, kind: str) -> Lines:
    return Lines(account, month, day, recurring, one_off, np.full(len(account), kind, dtype=object))


def _sorted(parts: list[Lines]) -> Lines:
    whole = [
        np.concatenate([getattr(part, name) for part in parts])
        for name in ("account", "month", "day", "recurring", "one_off", "kind")
    ]
    order = np.lexsort((whole[0], whole[2], whole[1]))
    return Lines(*(column[order] for column in whole))


def _invoices(debtor: Texts, spelt: Texts, lines: Lines, dated: Days) -> pd.DataFrame:
    count = len(lines.account)
    return as_table(
        {
            "Invoice": [f"RE{600_001 + position}" for position in range(count)],
            "Debtor": debtor[lines.account],
            "Debtor name": spelt[lines.account],
            "Date": dotted(dated),
            "Period": dotted(month_starts(facts.FIRST_MONTH, lines.month)),
            "Type": lines.kind,
            "Recurring net": _decimal_commas(lines.recurring),
            "One-off net": _decimal_commas(lines.one_off),
            "Currency": np.full(count, "EUR", dtype=object),
        }
    )


def _decimal_commas(amounts: Floats) -> list[str]:
    """ "1.234,56"."""
    swap = str.maketrans(",.", ".,")
    return [f"{amount:,.2f}".translate(swap) for amount in (amounts + 0.0).tolist()]


def _write_subscriptions(
    rng: np.random.Generator, folder: Path, company: Company, debtor: Integers, spelt: Texts
) -> None:
    has_add_on = rng.random(len(debtor)) < np.array(ADD_ON_SHARE)[company.segment]
    reason = pick(rng, ("Cancelled by customer", "Not renewed"), len(debtor), (0.35, 0.65))
    running, ended = [], []
    for contract in _contracts(company):
        i, amount = contract.account, contract.amount
        add_on = round(ADD_ON_PART * amount, 2) if has_add_on[i] else 0.0
        parts = [(PLANS[company.segment[i]], round(amount - add_on, 2)), (ADD_ON, add_on)]
        for position, (plan, part) in enumerate(part for part in parts if part[1] > 0):
            row: list[object] = [f"V{company.number[i]:05d}-{contract.place}{position}", int(debtor[i]), spelt[i], plan]
            row += [contract.started_on, part]
            if contract.ended_on is None:
                running.append(row)
            else:
                ended.append([*row, contract.ended_on, "Paused" if contract.is_pause else reason[i]])
    header = ["Contract", "Debtor", "Debtor name", "Plan", "Start", "Monthly net (EUR)"]
    sheets = [
        Sheet("Running", [header, *running, _total(running)], (12, 10, 40, 22, 12, 16)),
        Sheet("Ended", [[*header, "End", "Reason"], *ended, _total(ended)], (12, 10, 40, 22, 12, 16, 12, 24)),
    ]
    write_workbook(folder / "finance/subscriptions_2026-09.xlsx", sheets, datetime(2026, 10, 2, 9, 0))


def _total(rows: list[list[object]]) -> Row:
    return ["Total", None, None, None, None, round(sum(float(str(row[5])) for row in rows), 2)]


@dataclass(frozen=True)
class Contract:
    account: int
    place: int
    started_on: object
    ended_on: object
    amount: float
    is_pause: bool = False


def _contracts(company: Company) -> list[Contract]:
    """One per account, two where it paused."""
    started, ended = as_dates(company.started_on), as_dates(company.ended_on)
    paused_on = as_dates(month_ends(facts.FIRST_MONTH, company.pause_month - 1))
    back_on = as_dates(month_starts(facts.FIRST_MONTH, company.pause_month + PAUSE_MONTHS))
    before, last = company.amount_in(company.pause_month - 1).tolist(), company.last_amount.tolist()
    found = []
    for i, pause in enumerate(company.pause_month.tolist()):
        if pause >= 0:
            found.append(Contract(i, 1, started[i], paused_on[i], before[i], is_pause=True))
            found.append(Contract(i, 2, back_on[i], ended[i], last[i]))
        else:
            found.append(Contract(i, 1, started[i], ended[i], last[i]))
    return found
