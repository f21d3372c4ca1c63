"""Years of two digits that stand first: 24-03-05 is the fifth of March, or the 24th."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data_sources.cleaning.numeric_days import NumericDay

# Exports tell of the last years; a first part that stays among them is a year, while days run through the month.
YEARS_BACK = 10
FEWEST_DAYS = 8  # different last parts
DAYS_PER_YEAR = 3  # times as many different last parts as first ones


def is_year_first(days: Sequence[NumericDay], today: date) -> bool:
    """The first parts are a few recent years, and the last ones run through the month."""
    if not all(_can_be_year_first(day) for day in days):
        return False
    firsts, lasts = {day.first for day in days}, {day.last for day in days}
    return (
        all(_is_recent(first, today) for first in firsts)
        and len(lasts) >= max(FEWEST_DAYS, DAYS_PER_YEAR * len(firsts))
        and max(lasts) > today.year % 100
    )


def may_be_year_first(days: Sequence[NumericDay], today: date) -> bool:
    """Both the first and the last parts are recent years; divided by "-", as only such days are."""
    return all(
        "-" in day.text and _can_be_year_first(day) and _is_recent(day.first, today) and _is_recent(day.last, today)
        for day in days
    )


def _can_be_year_first(day: NumericDay) -> bool:
    return day.last <= 99 and day.year_first is not None


def _is_recent(short_year: int, today: date) -> bool:
    return today.year % 100 - YEARS_BACK <= short_year <= today.year % 100
