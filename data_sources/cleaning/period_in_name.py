"""The month or the quarter that an export's name says: "follow_up_2025-03.csv", "März 2025", "NPS_Q3_2025"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from data_sources.cleaning.calendar_words import months

YEAR = r"(?<!\d)((?:19|20)\d\d)"
YEAR_MONTH = re.compile(YEAR + r"[-_. ]?(0[1-9]|1[0-2])(?!\d|[-_. ]\d{2}(?!\d))")
YEAR_MONTH_DAY = re.compile(YEAR + r"([-_. ]?)(\d{2})\2(\d{2})(?!\d)")
MONTH_YEAR = re.compile(r"(?<!\d)(0[1-9]|1[0-2])[-_. ]?((?:19|20)\d\d)(?!\d)")
QUARTER = re.compile(YEAR + r"[-_. ]?[qQ]([1-4])(?!\d)|(?<![A-Za-z])[qQ]([1-4])[-_. ]?((?:19|20)\d\d)(?!\d)")
WORD_YEAR = re.compile(r"([^\W\d_]+)[-_. ]*((?:19|20)\d\d)(?!\d)|" + YEAR + r"[-_. ]*([^\W\d_]+)")


@dataclass(frozen=True)
class Period:
    said: str
    year: int
    first_month: int
    last_month: int

    def holds(self, day: date | None) -> bool:
        return day is not None and day.year == self.year and self.first_month <= day.month <= self.last_month


def period_in_name(path: str) -> Period | None:
    """The one period that the file's name says; None where it says none, a single day, or two."""
    name = PurePosixPath(path).stem
    if YEAR_MONTH_DAY.search(name):
        return None
    found = {*_quarters(name), *_months(name), *_words(name)}
    return found.pop() if len(found) == 1 else None


def _quarters(name: str) -> list[Period]:
    found = []
    for each in QUARTER.finditer(name):
        year, quarter = int(each[1] or each[4]), int(each[2] or each[3])
        found.append(Period(each[0], year, quarter * 3 - 2, quarter * 3))
    return found


def _months(name: str) -> list[Period]:
    pairs = [(each[0], each[1], each[2]) for each in YEAR_MONTH.finditer(name)]
    pairs += [(each[0], each[2], each[1]) for each in MONTH_YEAR.finditer(name)]
    return [Period(said, int(year), int(month), int(month)) for said, year, month in pairs]


def _words(name: str) -> list[Period]:
    found = []
    for each in WORD_YEAR.finditer(name):
        month = months().get((each[1] or each[4]).casefold())
        if month:
            found.append(Period(each[0], int(each[2] or each[3]), month, month))
    return found
