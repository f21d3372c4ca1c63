"""The forms in which days are written: as strptime knows them, and as sources.toml declares them."""

from __future__ import annotations

import re
from collections.abc import Sequence

ISO = "%Y-%m-%d"
# Numbers that count: days as spreadsheets do, seconds and milliseconds as computers do.
SERIAL, SERIAL_1904, UNIX, UNIX_MS = "serial", "serial1904", "unix", "unix_ms"
NUMBERS = (SERIAL, SERIAL_1904, UNIX, UNIX_MS)  # one of them may stand last in a list of formats
SEPARATORS = ("/", ".", "-", " ")
# A year of two digits is tried first: "%Y" would take it for the year 24.
DAY_FIRST = tuple(f"%d{s}%m{s}{year}" for s in SEPARATORS for year in ("%y", "%Y"))
MONTH_FIRST = tuple(f"%m{s}%d{s}{year}" for s in SEPARATORS for year in ("%y", "%Y"))
YEAR_LAST_OR_FIRST = ("%y-%m-%d", "%y/%m/%d", "%y.%m.%d")
YEAR_FIRST = (ISO, "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d")
SPELLED = (
    *(f"%d{s}{month}{s}{year}" for s in (" ", "-", "/") for month in ("%b", "%B") for year in ("%y", "%Y")),
    *("%d. %B %Y", "%b %d, %Y", "%B %d, %Y", "%b %d %Y", "%B %d %Y", "%a, %d %b %Y", "%a %d %b %Y"),
)
MONTHS = ("%Y-%m", "%Y/%m", "%Y%m", "%m/%Y", "%m.%Y", "%m-%Y", "%b %Y", "%B %Y", "%b-%Y", "%b-%y", "%b %y", "%Y %b")
CLEAR = (*YEAR_FIRST, *SPELLED, *MONTHS)
ORDERS = {"dmy": DAY_FIRST, "mdy": MONTH_FIRST, "ymd": (*YEAR_LAST_OR_FIRST, "%y%m%d", *YEAR_FIRST)}
LETTERS = {"yyyy": "%Y", "yy": "%y", "mmmm": "%B", "mmm": "%b", "mm": "%m", "m": "%m", "dd": "%d", "d": "%d"}


def declared_formats(dates: str | Sequence[str]) -> list[str]:
    """The formats that a source's `dates` stands for: strptime, "dmy", "dd/mm/yy" or "serial"; days by ISO as well."""
    found: list[str] = []
    for each in (dates,) if isinstance(dates, str) else dates:
        found += _declared(each.strip())
    numbers = [each for each in found if each in NUMBERS]
    return list(dict.fromkeys([*(each for each in found if each not in NUMBERS), ISO, *numbers]))


def _declared(each: str) -> Sequence[str]:
    if each.lower() in ORDERS:
        return ORDERS[each.lower()]
    if each.lower() in (*NUMBERS, "excel"):
        return (each.lower().replace("excel", SERIAL),)
    day = re.split(r"[ T]?(?:%H|%I|hh|HH)", each)[0].strip()
    if "%" in day:
        return (day,)
    return (re.sub(r"y{4}|y{2}|m{1,4}|d{1,2}", lambda found: LETTERS[found.group()], day.lower()),)
