"""A single cell looked at by itself: a number, a day, yes or no, or "nothing" in a word.

Only good enough to tell what kind of column this is: cleaning reads the values, by evidence from the whole column.
"""

from __future__ import annotations

import re

from data_sources.cleaning.spelled_days import spelled_day
from data_sources.declarations import iso_currencies

YES = frozenset(("yes", "y", "true", "ja", "j", "wahr", "oui", "si", "sí", "sim", "vrai", "x", "on", "checked", "1"))
NO = frozenset(("no", "n", "false", "nein", "falsch", "non", "não", "nao", "faux", "nee", "off", "unchecked", "0"))
PLACEHOLDERS = frozenset(("", "-", "--", "–", "—", "n/a", "na", "n.a.", "null", "nil", "nan", "k.a.", "(blank)", "?"))
CODES = "|".join(sorted(iso_currencies()))
SIGNS = re.compile(rf"^\s+|\s+$|\s*(?:[%€$£¥₹]|\b(?:{CODES})\b|zł|Kč|kr\.?)\s*")
# Blanks and apostrophes count as part of a number where they group its digits by three.
GROUPING = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f'’](?=\d{3}(?!\d))")
NUMBER = re.compile(r"[-+(]?\d{1,3}([.,]\d{3})+([.,]\d+)?\)?|[-+(]?(\d+([.,]\d*)?|[.,]\d+)([eE][-+]?\d+)?\)?-?")
TIME = r"([ T]+\d{1,2}[:.]\d{2}.*)?"
YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/.](?P<second>\d{1,2})([-/.](?P<third>\d{1,2}))?" + TIME)
YEAR_LAST = re.compile(r"(?P<first>\d{1,2})[-/. ](?P<second>\d{1,2})[-/. ](?P<year>\d{4}|\d{2})" + TIME)
COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<second>0[1-9]|1[0-2])(?P<third>0[1-9]|[12]\d|3[01])")
MONTH_ONLY = re.compile(r"(?P<second>\d{1,2})[-/.](?P<year>\d{4})")


def is_placeholder(cell: str) -> bool:
    """Whether the cell says "nothing here". The word None is a value: exports use it as one."""
    return cell.strip().lower() in PLACEHOLDERS


def truth_in(cell: str) -> bool:
    """Whether the cell says yes or no, in words or by 1 and 0."""
    return cell.strip().lower().removesuffix(".0") in YES | NO


def is_yes(cell: str) -> bool:
    """Whether a cell of a yes-or-no column says yes."""
    return cell.strip().lower().removesuffix(".0") in YES


def number_in(cell: str) -> float | None:
    """The number in a cell, currency signs aside; a comma alone is taken for the decimal one."""
    bare = GROUPING.sub("", SIGNS.sub("", cell))
    if not NUMBER.fullmatch(bare):
        return None
    is_negative = bare.startswith(("-", "(")) or bare.endswith("-")
    bare = bare.strip("+-()")
    if "," in bare and "." in bare:
        grouping = "," if bare.rfind(".") > bare.rfind(",") else "."
        bare = bare.replace(grouping, "")
    elif bare.count(",") > 1 or bare.count(".") > 1:
        bare = bare.replace(",", "").replace(".", "")
    try:
        number = float(bare.replace(",", "."))
    except ValueError:
        return None
    return -number if is_negative else number


def day_in(cell: str) -> tuple[int, int, int] | None:
    """(year, month, day) of a cell that is a day or a month, good for ordering; day first where both would do."""
    text = cell.strip()
    if not 6 <= len(text) <= 40:
        return None
    if found := YEAR_FIRST.fullmatch(text) or COMPACT.fullmatch(text):
        third = found["third"]
        return _day(int(found["year"]), int(found["second"]), int(third) if third else 1)
    if found := YEAR_LAST.fullmatch(text):
        return _day(_whole_year(found["year"]), int(found["second"]), int(found["first"]))
    if found := MONTH_ONLY.fullmatch(text):
        return _day(int(found["year"]), int(found["second"]), 1)
    spelled = spelled_day(text)
    # Quarters and weeks are mostly names of waves here, not days on which something happened.
    is_day = spelled is not None and spelled.form in ("day in words", "month in words")
    return (spelled.day.year, spelled.day.month, spelled.day.day) if spelled and is_day else None


def _day(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    if month > 12 and day <= 12:
        month, day = day, month
    return (year, month, day) if 1900 <= year <= 2199 and 1 <= month <= 12 and 1 <= day <= 31 else None


def _whole_year(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)
