"""Days that no strptime format reads: in the words of twelve languages, as quarters, as weeks, in Chinese."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple

from data_sources.cleaning.calendar_words import fillers, months, parts_of, weekdays

Form = Literal["day in words", "month in words", "quarter", "week"]
# Two digits of a year as strptime takes them: 69 is 1969, 68 is 2068.
PIVOT = 69
# "Q3 2025", "Q3/25", "T3 2025", "3. Quartal 2025", "2025-Q3", "2025 Q3". A fiscal year ("Q3 FY25") is another matter.
QUARTER_WORDS = "q qtr quarter quartal quartale trimestre t kwartaal kwartał kvartal кв квартал"
WEEK_WORDS = "w kw wk cw week woche semaine semana settimana sem uge vecka v uke tydzień"
CHINESE = re.compile(r"(\d{4})[年년]\s?(\d{1,2})[月월](?:\s?(\d{1,2})[日号일])?$")


class SpelledDay(NamedTuple):
    """The first day of what the text names, and how it names it."""

    day: date
    form: Form


def spelled_day(text: str) -> SpelledDay | None:
    """What the text names, read alone; None where it names nothing, or leaves anything open."""
    plain = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text.strip())
    found = CHINESE.match(plain)
    if found:
        year, month, day = found.groups()
        return _spelled(int(year), int(month), int(day or 1), "day in words" if day else "month in words")
    parts = parts_of(plain)
    numbers = [part for part in parts if part.isdecimal()]
    words = [part for part in parts if not part.isdecimal()]
    if not words and plain != text.strip():
        return _in_other_digits(plain)
    if not words or not 1 <= len(numbers) <= 3:
        return None
    return _quarter(words, numbers) or _week(words, numbers, parts) or _with_month(words, numbers, parts)


def _in_other_digits(plain: str) -> SpelledDay | None:
    try:
        return SpelledDay(date.fromisoformat(plain), "day in words")
    except ValueError:
        return None


def _with_month(words: list[str], numbers: list[str], parts: list[str]) -> SpelledDay | None:
    named = [months()[word] for word in words if word in months()]
    others = [word for word in words if word not in months()]
    # "mar" is March, and Tuesday in three languages: beside another month it is the weekday.
    if len(named) == 2 and "mar" in words:
        named.remove(3)
    if len(named) != 1 or any(word not in weekdays() and word not in fillers() for word in others):
        return None
    if len(numbers) == 1 and len(numbers[0]) == 4:
        return _spelled(int(numbers[0]), named[0], 1, "month in words")
    if len(numbers) != 2:
        return None
    day, year = numbers if len(numbers[0]) <= 2 else reversed(numbers)
    if len(year) == 2 and not any(word in months() for word in parts[: parts.index(year, 1)]):
        return None
    return _spelled(_year(year), named[0], int(day), "day in words") if len(day) <= 2 else None


def _quarter(words: list[str], numbers: list[str]) -> SpelledDay | None:
    if len(words) != 1 or words[0] not in QUARTER_WORDS.split() or len(numbers) != 2:
        return None
    quarter, year = numbers if len(numbers[0]) == 1 else reversed(numbers)
    if len(quarter) != 1 or len(year) not in (2, 4) or not 1 <= int(quarter) <= 4:
        return None
    return _spelled(_year(year), int(quarter) * 3 - 2, 1, "quarter")


def _week(words: list[str], numbers: list[str], parts: list[str]) -> SpelledDay | None:
    """The Monday of an ISO week, or its day where the text names one ("2025-W07-3")."""
    if len(words) != 1 or words[0] not in WEEK_WORDS.split() or len(numbers) < 2:
        return None
    year, week, weekday = (*(numbers if len(numbers[0]) == 4 else numbers[1::-1]), "1")[:3]
    if len(year) != 4 or len(week) > 2 or len(weekday) > 1:
        return None
    # "3 kw 2025" is a week in German and a quarter in Polish.
    if words[0] == "kw" and parts[0] == week and int(week) <= 4:
        return None
    try:
        return SpelledDay(date.fromisocalendar(int(year), int(week), int(weekday)), "week")
    except ValueError:
        return None


def _year(digits: str) -> int:
    if len(digits) != 2:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= PIVOT else 2000)


def _spelled(year: int, month: int, day: int, form: Form) -> SpelledDay | None:
    try:
        return SpelledDay(date(year, month, day), form) if 1900 <= year <= 2199 else None
    except ValueError:
        return None
