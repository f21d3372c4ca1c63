"""Days in numbers with the year last: 03/04/2024 is in April, or in March."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple

Order = Literal["dmy", "mdy", "ymd", "open"]
NUMERIC = re.compile(r"(\d{1,2})([/. -])(\d{1,2})\2(\d{4}|\d{2})")
# A year of two digits as strptime takes it: 69 is 1969, 68 is 2068.
PIVOT = 69


class NumericDay(NamedTuple):
    """A day whose order of day and month the text alone may not tell; a reading that there is not is None.

    `year_first` is the reading of a year of two digits that stands first.
    """

    text: str
    rows: int
    first: int
    second: int
    last: int
    day_first: date | None
    month_first: date | None
    year_first: date | None

    @property
    def is_open(self) -> bool:
        return None not in (self.day_first, self.month_first) and self.day_first != self.month_first

    def read(self, order: str) -> date | None:
        return self.day_first if order == "dmy" else self.month_first


def is_numeric(text: str) -> bool:
    return NUMERIC.fullmatch(text) is not None


def numeric_day(text: str, rows: int = 1) -> NumericDay:
    """Both readings of the text. Raises ValueError where it is not of this form."""
    found = NUMERIC.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no day in numbers")
    first, second, last = int(found[1]), int(found[3]), int(found[4])
    is_short = len(found[4]) == 2
    year = century(last) if is_short else last
    turned = day_or_none(century(first), second, last) if is_short else None
    return NumericDay(
        text, rows, first, second, last, day_or_none(year, second, first), day_or_none(year, first, second), turned
    )


def century(year: int) -> int:
    return year + (1900 if year >= PIVOT else 2000)


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day; None where there is none, or where its year is a typing mistake."""
    try:
        return date(year, month, day) if 1900 <= year <= 2199 else None
    except ValueError:
        return None
