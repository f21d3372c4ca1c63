"""Exports that departments hand over by the quarter, the last rows of one sent again with the next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from data_sources.sample.days import Days, handed_over, month_index
from data_sources.sample.draws import Booleans, Integers
from data_sources.sample.facts import AS_OF, FIRST_MONTH, MONTHS, RESENT
from data_sources.sample.text_files import TextFormat, write_text

QUARTERS = MONTHS // 3


def quarter_of(days: Days) -> Integers:
    """0 for the first quarter of the exports; -1 where there is no day."""
    return np.where(np.isnat(days), -1, month_index(days) // 3)


def quarter_name(quarter: int) -> str:
    """ "2023-Q4"."""
    month = FIRST_MONTH.year * 12 + FIRST_MONTH.month - 1 + 3 * quarter
    return f"{month // 12}-Q{month % 12 // 3 + 1}"


def quarter_end(quarter: int) -> date:
    month = FIRST_MONTH.year * 12 + FIRST_MONTH.month - 1 + 3 * (quarter + 1)
    return min(date.fromordinal(date(month // 12, month % 12 + 1, 1).toordinal() - 1), AS_OF)


def may_break(days: Days) -> Booleans:
    """Rows that are not sent again: a flaw is planted in one export only, and never in its first or last rows.

    `days` must not fall.
    """
    quarter = quarter_of(days)
    margin = max(RESENT.values()) + 5
    allowed = np.ones(len(days), dtype=bool)
    for each in range(QUARTERS):
        members = np.flatnonzero(quarter == each)
        allowed[members[:margin]] = False
        allowed[members[-margin:]] = False
    return allowed


def write_by_quarter(
    folder: Path,
    exports: str,
    table: pd.DataFrame,
    days: Days,
    form: TextFormat,
    first_time: Callable[[pd.DataFrame], pd.DataFrame] = lambda rows: rows,
) -> None:
    """FOLDER/EXPORTS_2023-Q4.csv and so on; rows in the order of `days`.

    The last rows of a quarter stand as `first_time` makes them in their own export, and as they are in the next.
    """
    quarter, resent = quarter_of(days), RESENT.get(exports, 0)
    before = table.iloc[:0]
    for each in range(QUARTERS):
        rows = table.iloc[np.flatnonzero(quarter == each)]
        kept, last = rows.iloc[: len(rows) - resent], rows.iloc[len(rows) - resent :]
        is_final = each == QUARTERS - 1
        parts = [before, kept, last if is_final else first_time(last)]
        path = folder / f"{exports}_{quarter_name(each)}.csv"
        write_text(path, pd.concat(parts), form, handed_over(quarter_end(each)))
        before = last
