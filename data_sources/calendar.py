"""The company's months and periods, written once per edition so that no statement does calendar arithmetic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from datetime import date, timedelta

import duckdb

# A quarter counts as complete when the exports reach into its first and its last week: surveys and invoices seldom
# fall on the very day.
QUARTER_END_TOLERANCE = timedelta(days=7)


@dataclass(frozen=True)
class Period:
    """`kind` is all, quarter or year (twelve months to `ends_on`); days inclusive; `position` runs oldest to newest."""

    period_id: str
    kind: str
    starts_on: date | None
    ends_on: date | None
    label: str
    is_complete: bool
    position: int


def add_months(day: date, months: int) -> date:
    """The first of the month, so many months on."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def quarter_start(day: date, fiscal_start: int) -> date:
    """First day of the fiscal quarter that holds `day`; fiscal quarters begin in months fiscal_start + 0, 3, 6, 9."""
    return add_months(day, -((day.month - fiscal_start) % 3))


def quarter_label(start: date, fiscal_start: int) -> str:
    """ "Q3 2026", or "Q3 FY2026" where the fiscal year, named after the year it ends in, is not the calendar year."""
    number = (start.month - fiscal_start) % 12 // 3 + 1
    if fiscal_start == 1:
        return f"Q{number} {start.year}"
    year_end = add_months(start, 11 - (start.month - fiscal_start) % 12)
    return f"Q{number} FY{year_end.year}"


def periods(first: date | None, as_of: date | None, fiscal_start: int) -> list[Period]:
    """Every period that an edition can be looked at by. Only "all" where the exports hold no dates."""
    found = [Period("all", "all", first, as_of, "all dates" if as_of else "no dates in this export", True, 0)]
    if first is None or as_of is None:
        return found
    quarters = list(_quarters(first, as_of, fiscal_start))
    ends = {quarter.ends_on for quarter in quarters if quarter.is_complete and quarter.ends_on is not None}
    month_end = add_months(as_of, 1) - timedelta(days=1)
    ends = {end for end in ends if end < month_end} | {month_end}
    return found + quarters + [_year_to(end, position, fiscal_start) for position, end in enumerate(sorted(ends))]


def _quarters(first: date, as_of: date, fiscal_start: int) -> Iterator[Period]:
    start, position = quarter_start(first, fiscal_start), 0
    while start <= as_of:
        end = add_months(start, 3) - timedelta(days=1)
        label = quarter_label(start, fiscal_start)
        is_complete = first <= start + QUARTER_END_TOLERANCE and as_of >= end - QUARTER_END_TOLERANCE
        yield Period(f"quarter {start}", "quarter", start, end, label, is_complete, position)
        start, position = add_months(start, 3), position + 1


def _year_to(end: date, position: int, fiscal_start: int) -> Period:
    start = add_months(end, -11)
    return Period(f"year to {end}", "year", start, end, year_label(end, fiscal_start), True, position)


def year_label(end: date, fiscal_start: int) -> str:
    """ "12 months to September 2026"; where they are the company's fiscal year, "12 months to March 2026, FY2026"."""
    label = f"12 months to {end:%B %Y}"
    is_fiscal_year = fiscal_start != 1 and add_months(end, 1).month == fiscal_start
    return f"{label}, FY{end.year}" if is_fiscal_year else label


def months(first: date, as_of: date, fiscal_start: int) -> list[tuple[date, date, int, date, str]]:
    """(month, its last day, months since year 0, first day of its fiscal quarter, label) from first to as_of."""
    rows, month = [], first.replace(day=1)
    while month <= as_of:
        last = add_months(month, 1) - timedelta(days=1)
        index = month.year * 12 + month.month - 1
        rows.append((month, last, index, quarter_start(month, fiscal_start), f"{month:%b %Y}"))
        month = add_months(month, 1)
    return rows


def write_calendar(
    connection: duckdb.DuckDBPyConnection, first: date | None, as_of: date | None, fiscal_start: int
) -> None:
    """Creates mart.period and mart.calendar_month."""
    connection.execute(
        "create table mart.period (period_id varchar, kind varchar, starts_on date, ends_on date, label varchar, "
        "is_complete boolean, position integer)"
    )
    rows = [astuple(period) for period in periods(first, as_of, fiscal_start)]
    connection.executemany("insert into mart.period values (?, ?, ?, ?, ?, ?, ?)", rows)
    connection.execute(
        "create table mart.calendar_month (month date, last_day date, month_index integer, quarter_starts_on date, "
        "label varchar)"
    )
    if first is not None and as_of is not None:
        month_rows = months(first, as_of, fiscal_start)
        connection.executemany("insert into mart.calendar_month values (?, ?, ?, ?, ?)", month_rows)
