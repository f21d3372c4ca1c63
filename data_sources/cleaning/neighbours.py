"""Columns beside a column of days that tell their month, quarter, week, weekday or day, whether mapped or not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from data_sources.cleaning.calendar_words import HeaderKind, months, parts_of, weekdays, words_of_header
from data_sources.cleaning.canonical import Given, taken_by
from data_sources.cleaning.day_formats import DAY_FIRST, MONTH_FIRST
from data_sources.cleaning.numeric_days import Order, day_or_none, numeric_day
from data_sources.cleaning.spelled_days import spelled_day
from data_sources.declarations import Source
from data_sources.readers.landed import quoted

# So many rows for each day are looked at: a day's neighbours are the same in most of its rows.
ROWS_PER_DAY = 5
LINES_FIRST_LOOKED_AT = 2_000
# Fewer different pairs may agree by chance, unless the header itself says what the column holds.
FEWEST_PAIRS = 3
ALL, FEW = 0.99, 0.5  # of the rows: agreeing with the right order, and with the wrong one
NEAR = 31  # days: two days of one customer's matter mostly lie that near
ISO_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[ T].*)?")
# Whatever a day-first or a month-first format may read begins so; most cells of most columns do not.
BLANK = r"\s\x{0b}\x{a0}\x{2007}\x{202f}\x{feff}"
MAY_BE_DAY = rf"^[{BLANK}]*\d{{1,2}}[{BLANK}/.-][{BLANK}]*\d{{1,2}}[{BLANK}/.-][{BLANK}]*\d"
Pairs = list[tuple[str, str]]  # a day that reads both ways, and what stands beside it
KINDS: tuple[HeaderKind, ...] = ("month", "day", "quarter", "week")
Test = Callable[[date, str], bool | None]  # whether the day agrees with the neighbour; None where it says nothing


@dataclass(frozen=True)
class Beside:
    """A neighbour column that agrees with one order of day and month alone; `rows` are those compared."""

    header: str
    tells: str
    order: Order
    rows: int
    disagreeing: int  # rows that would disagree in the other order
    is_exact: bool  # False: the days beside lie near, or are written in that order


def look_beside(
    connection: duckdb.DuckDBPyConnection, source: Source, each: Given, own_header: str, texts: Sequence[str]
) -> list[Beside]:
    """The neighbours of these days, which read both ways, that tell the order; all columns of the export are tried."""
    own = each.cell(own_header)
    headers = [header for header in each.landed.headers if f"text_of({quoted(header)})" != own]
    pairs = _first_pairs(connection, source, each, own, headers, texts)
    told = (tell(header, pairs[header]) or _days_beside(connection, source, each, header) for header in headers)
    return [beside for beside in told if beside is not None]


def _first_pairs(
    connection: duckdb.DuckDBPyConnection,
    source: Source,
    each: Given,
    own: str,
    headers: Sequence[str],
    texts: Sequence[str],
) -> dict[str, Pairs]:
    """Each day with what stands beside it in its first rows; further down is looked only for cells that are filled."""
    found = _pairs_within(connection, source, each, own, headers, texts, LINES_FIRST_LOOKED_AT)
    short = [header for header in headers if len(found[header]) < ROWS_PER_DAY * len(texts)]
    if not short or each.landed.rows_read <= LINES_FIRST_LOOKED_AT:
        return found
    return found | _pairs_within(connection, source, each, own, short, texts, None)


def _pairs_within(
    connection: duckdb.DuckDBPyConnection,
    source: Source,
    each: Given,
    own: str,
    headers: Sequence[str],
    texts: Sequence[str],
    lines: int | None,
) -> dict[str, Pairs]:
    """The pairs within so many lines of each day's first row; anywhere, where that is None."""
    cells = "".join(f", {quoted(header)} as cell_{place}" for place, header in enumerate(headers))
    beside = "".join(f", text_of(cell_{place}) as beside_{place}" for place in range(len(headers)))
    first = "".join(
        f", min_by(beside_{place}, line, {ROWS_PER_DAY}) filter (where beside_{place} is not null)"
        for place in range(len(headers))
    )
    days = connection.execute(
        f"with days as (select day_part({own}) as day, line{cells} from {each.landed.rows} "
        f"where {taken_by(source, each)}), "
        "begun as (select day, min(line) as line from days where day in (select unnest($texts)) group by day), "
        f"looked_at as (select day, days.line as line{beside} from days inner join begun using (day) "
        "where $lines is null or days.line < begun.line + $lines) "
        f"select day{first} from looked_at group by day",
        {"texts": list(texts), "lines": lines},
    ).fetchall()
    return {
        header: [(day, said) for day, *beside in days for said in beside[place] or ()]
        for place, header in enumerate(headers)
    }


def _days_beside(connection: duckdb.DuckDBPyConnection, source: Source, each: Given, header: str) -> Beside | None:
    """Another column of days, mapped or not, that only one order reads: one system wrote both."""
    cell = quoted(header)
    day_first, month_first = connection.execute(
        f"with days as (select day_part(text_of({cell})) as day, count(*) as rows_seen from {each.landed.rows} "
        f"where ({cell} < ':' or {cell} >= chr(160)) and regexp_matches({cell}, $may_be_day) "
        f"and {taken_by(source, each)} group by 1), "
        "readings as (select rows_seen, try_strptime(day, $day_first) as day_first, "
        "try_strptime(day, $month_first) as month_first from days where day is not null) "
        "select coalesce(sum(rows_seen) filter (where month_first is null and day_first is not null), 0), "
        "coalesce(sum(rows_seen) filter (where day_first is null and month_first is not null), 0) from readings",
        {"day_first": list(DAY_FIRST), "month_first": list(MONTH_FIRST), "may_be_day": MAY_BE_DAY},
    ).fetchall()[0]
    if bool(day_first) == bool(month_first):
        return None
    order: Order = "dmy" if day_first else "mdy"
    return Beside(header, "days that only one order reads", order, int(day_first + month_first), 0, is_exact=False)


def tell(header: str, rows: Sequence[tuple[str, str]]) -> Beside | None:
    """What a neighbour tells of the order: rows are pairs of a day that reads both ways and what stands beside it."""
    if not rows:
        return None
    days = {text: numeric_day(text) for text, _ in rows}
    pairs = [(days[text].day_first, days[text].month_first, beside) for text, beside in rows]
    for tells, test, needs_pairs in _tests(header):
        agree = [tuple(day and test(day, said) for day in readings) for *readings, said in pairs]
        if any(None in each for each in agree) or len(set(rows)) < needs_pairs:
            continue
        dmy, mdy = (sum(1 for each in agree if each[position]) for position in (0, 1))
        readings: tuple[tuple[Order, int, int], ...] = (("dmy", dmy, mdy), ("mdy", mdy, dmy))
        for order, right, wrong in readings:
            if right >= ALL * len(pairs) and wrong <= FEW * len(pairs):
                return Beside(header, tells, order, len(pairs), len(pairs) - wrong, not tells.startswith("near"))
    return None


def _tests(header: str) -> list[tuple[str, Test, int]]:
    """What a neighbour may hold: its name, whether a day agrees with it, and how many different pairs it takes."""
    words = set(parts_of(header))
    is_titled = {kind: bool(words & words_of_header(kind)) for kind in KINDS}
    # "Month" alone; "Months with us" may agree by chance.
    named = 1 if len(words) == 1 and any(is_titled.values()) else FEWEST_PAIRS
    tests: list[tuple[str, Test, int]] = [
        ("the month", _month_named, named),
        ("the weekday", _weekday_named, FEWEST_PAIRS),
        ("the quarter or week", _spelled, named),
        ("the same day", _same_day, 1),
        ("near days", _near_day, FEWEST_PAIRS),
    ]
    if is_titled["month"]:
        tests.append(("the month", lambda day, said: _number(said, 1, 12, day.month), named))
    if is_titled["quarter"]:
        tests.append(("the quarter", lambda day, said: _number(said, 1, 4, (day.month + 2) // 3), FEWEST_PAIRS))
    if is_titled["week"]:
        tests.append(("the week", lambda day, said: _number(said, 1, 53, day.isocalendar().week), FEWEST_PAIRS))
    # A header may name the day of what it tells: "Day" holds 1 to 31, "Month/Day" something else.
    if is_titled["day"] and not is_titled["month"]:
        tests.append(("the day of the month", lambda day, said: _number(said, 1, 31, day.day), FEWEST_PAIRS))
    return tests


def _number(said: str, low: int, high: int, wanted: int) -> bool | None:
    number = re.fullmatch(r"[A-Za-z]{0,2}[ .-]?(\d{1,2})(?:\.0)?", said)
    return int(number[1]) == wanted if number and low <= int(number[1]) <= high else None


def _month_named(day: date, said: str) -> bool | None:
    """ "March", "mars 2025", "2025-03", "03/2025"."""
    parts = parts_of(said)
    if len(parts) == 1 and parts[0] in months():
        return months()[parts[0]] == day.month
    if len(parts) == 2 and all(part.isdecimal() for part in parts):
        year, month = sorted(parts, key=len, reverse=True)
        known = len(year) == 4 and len(month) <= 2 and 1 <= int(month) <= 12
        return (int(year), int(month)) == (day.year, day.month) if known else None
    spelled = spelled_day(said)
    if spelled is None or spelled.form not in ("month in words", "day in words"):
        return None
    return (spelled.day.year, spelled.day.month) == (day.year, day.month)


def _weekday_named(day: date, said: str) -> bool | None:
    parts = parts_of(said)
    if len(parts) != 1 or parts[0] not in weekdays():
        return None
    return day.weekday() in weekdays()[parts[0]]


def _spelled(day: date, said: str) -> bool | None:
    spelled = spelled_day(said)
    if spelled is None or spelled.form not in ("quarter", "week"):
        parts = parts_of(said)
        if len(parts) == 2 and parts[0] == "q" and parts[1] in ("1", "2", "3", "4"):
            return int(parts[1]) == (day.month + 2) // 3
        return None
    if spelled.form == "week":
        return spelled.day.isocalendar()[:2] == day.isocalendar()[:2]
    return (spelled.day.year, spelled.day.month) == (day.year, (day.month - 1) // 3 * 3 + 1)


def _same_day(day: date, said: str) -> bool | None:
    beside = _iso_day(said)
    return beside == day if beside else None


def _near_day(day: date, said: str) -> bool | None:
    beside = _iso_day(said)
    return abs((beside - day).days) <= NEAR if beside else None


def _iso_day(said: str) -> date | None:
    found = ISO_DAY.fullmatch(said)
    if found is None or found[3] is None:
        spelled = spelled_day(said)
        return spelled.day if spelled and spelled.form == "day in words" else None
    return day_or_none(int(found[1]), int(found[2]), int(found[3]))
