"""How the days of a column are written: by all of its values, so that 03/04 is settled by 25/04."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from data_sources.cleaning.canonical import CANONICAL, Given
from data_sources.declarations import Source
from data_sources.record_tables import TABLES

ISO = "%Y-%m-%d"
SERIAL = "serial"
SEPARATORS = ("/", ".", "-", " ")
# A year of two digits is tried first: "%Y" would take it for the year 24.
DAY_FIRST = tuple(f"%d{s}%m{s}{year}" for s in SEPARATORS for year in ("%y", "%Y"))
MONTH_FIRST = tuple(f"%m{s}%d{s}{year}" for s in SEPARATORS for year in ("%y", "%Y"))
YEAR_FIRST = (ISO, "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d")
SPELLED = (
    *(f"%d{s}{month}{s}{year}" for s in (" ", "-", "/") for month in ("%b", "%B") for year in ("%y", "%Y")),
    *("%d. %B %Y", "%b %d, %Y", "%B %d, %Y", "%b %d %Y", "%B %d %Y", "%a, %d %b %Y", "%a %d %b %Y"),
)
MONTHS = ("%Y-%m", "%Y/%m", "%Y%m", "%m/%Y", "%m.%Y", "%m-%Y", "%b %Y", "%B %Y", "%b-%Y", "%b-%y", "%b %y", "%Y %b")
CLEAR = (*YEAR_FIRST, *SPELLED, *MONTHS)
ORDERS = {"dmy": DAY_FIRST, "mdy": MONTH_FIRST, "ymd": ("%y-%m-%d", "%y/%m/%d", "%y.%m.%d", "%y%m%d", *YEAR_FIRST)}
LETTERS = {"yyyy": "%Y", "yy": "%y", "mmmm": "%B", "mmm": "%b", "mm": "%m", "m": "%m", "dd": "%d", "d": "%d"}


@dataclass(frozen=True)
class DayFormats:
    """The strptime formats by which each date column of the record table is read, and what could not be told."""

    by_column: Mapping[str, list[str]]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class DaysShown:
    """How many rows of a column each format reads, how many only one order of day and month reads, and how the rows
    run: the days ahead of today and the sum of the steps from row to row, by order."""

    rows: int
    serials: int
    only_day_first: int
    only_month_first: int
    by_format: dict[str, int]
    ahead: dict[str, int]
    steps: dict[str, float]

    def __add__(self, other: DaysShown) -> DaysShown:
        return DaysShown(
            self.rows + other.rows,
            self.serials + other.serials,
            self.only_day_first + other.only_day_first,
            self.only_month_first + other.only_month_first,
            {
                each: self.by_format.get(each, 0) + other.by_format.get(each, 0)
                for each in self.by_format | other.by_format
            },
            {each: self.ahead[each] + other.ahead[each] for each in self.ahead},
            {each: self.steps[each] + other.steps[each] for each in self.steps},
        )

    def read_by(self, formats: Sequence[str]) -> int:
        return sum(self.by_format.get(each, 0) for each in formats)


def day_columns(source: Source) -> list[str]:
    """The date columns of its record table that the source reads from its exports."""
    return [c.name for c in TABLES[source.table].columns if c.kind == "date" and c.name in source.columns]


def look_at_days(
    connection: duckdb.DuckDBPyConnection, source: Source, each: Given, today: date
) -> dict[str, DaysShown]:
    """How one export's columns write their days; nothing where the source declares it."""
    if source.dates is not None:
        return {}
    return {name: _seen(connection, each, name, today) for name in day_columns(source)}


def decide_days(source: Source, seen: Mapping[str, DaysShown]) -> DayFormats:
    """Declared, else by the column's own values, else as the source's other columns are written, else day first."""
    formats: dict[str, list[str]] = {c.name: [ISO] for c in TABLES[source.table].columns if c.kind == "date"}
    if source.dates is not None:
        return DayFormats(formats | {name: declared_formats(source.dates) for name in day_columns(source)}, ())
    orders = {name: _order(each) for name, each in seen.items()}
    usual = next((order for order in orders.values() if order in ("dmy", "mdy")), None)
    notes: list[str] = []
    for name, each in seen.items():
        order = orders[name]
        if order == "unsure":
            order = usual or _by_sequence(each) or "dmy"
            if usual is None:
                notes.append(_unsure_note(source.columns[name], order))
        formats[name] = _chosen(each, order) or [ISO]
        notes += _mixed_note(source.columns[name], each, order)
    return DayFormats(formats, tuple(notes))


def declared_formats(dates: str | Sequence[str]) -> list[str]:
    """The formats that a source's `dates` stands for: strptime, "dmy", "dd/mm/yy" or "serial"; days by ISO as well."""
    found: list[str] = []
    for each in (dates,) if isinstance(dates, str) else dates:
        found += _declared(each.strip())
    return list(dict.fromkeys([*found, ISO]))


def _declared(each: str) -> Sequence[str]:
    if each.lower() in ORDERS:
        return ORDERS[each.lower()]
    if each.lower() in (SERIAL, "excel"):
        return (SERIAL,)
    day = re.split(r"[ T]?(?:%H|%I|hh|HH)", each)[0].strip()
    if "%" in day:
        return (day,)
    return (re.sub(r"y{4}|y{2}|m{1,4}|d{1,2}", lambda found: LETTERS[found.group()], day.lower()),)


def _seen(connection: duckdb.DuckDBPyConnection, each: Given, column: str, today: date) -> DaysShown:
    """Counts over the distinct days of the column, which are few, by their rows, which are all."""
    connection.execute(
        f"create or replace table landing.days_seen as select day_part({column}) as day, count(*) as rows_seen "
        f"from {CANONICAL} where export_id = $export_id and {column} is not null group by day",
        {"export_id": each.export_id},
    )
    tried = [*CLEAR, *DAY_FIRST, *MONTH_FIRST]
    counts = ", ".join(
        f"coalesce(sum(rows_seen) filter (where year(try_strptime(day, $f{i})) between 1900 and 2199), 0)"
        for i in range(len(tried))
    )
    rows, serials, only_day_first, only_month_first, *read = (
        int(many)
        for many in connection.execute(
            "select coalesce(sum(rows_seen), 0), "
            "coalesce(sum(rows_seen) filter (where day_of_serial(day) is not null), 0), "
            "coalesce(sum(rows_seen) filter (where try_strptime(day, $day_first) is not null "
            "and try_strptime(day, $month_first) is null), 0), "
            "coalesce(sum(rows_seen) filter (where try_strptime(day, $month_first) is not null "
            f"and try_strptime(day, $day_first) is null), 0), {counts} from landing.days_seen",
            {
                "day_first": list(DAY_FIRST),
                "month_first": list(MONTH_FIRST),
                **{f"f{i}": each for i, each in enumerate(tried)},
            },
        ).fetchall()[0]
    )
    connection.execute("drop table landing.days_seen")
    by_format = {each: many for each, many in zip(tried, read, strict=True) if many}
    ahead, steps = _run(connection, each, column, today)
    return DaysShown(rows, serials, only_day_first, only_month_first, by_format, ahead, steps)


def _order(seen: DaysShown) -> str:
    """ "dmy" or "mdy" by the rows that only one of them reads; "unsure" where all rows are read by both."""
    if not seen.read_by(DAY_FIRST) and not seen.read_by(MONTH_FIRST):
        return "none"
    if seen.only_day_first == seen.only_month_first:
        dotted = sum(many for each, many in seen.by_format.items() if each in DAY_FIRST and "." in each)
        return "dmy" if dotted == seen.read_by(DAY_FIRST) else "unsure"
    return "dmy" if seen.only_day_first > seen.only_month_first else "mdy"


def _chosen(seen: DaysShown, order: str) -> list[str]:
    kept = {"dmy": DAY_FIRST, "mdy": MONTH_FIRST}.get(order, ())
    formats = [each for each in (*kept, *CLEAR) if seen.by_format.get(each)]
    return [*formats, SERIAL] if seen.serials and seen.serials == seen.rows - seen.read_by(formats) else formats


def _run(
    connection: duckdb.DuckDBPyConnection, each: Given, column: str, today: date
) -> tuple[dict[str, int], dict[str, float]]:
    ahead, steps = {}, {}
    for order, formats in (("dmy", DAY_FIRST), ("mdy", MONTH_FIRST)):
        row = connection.execute(
            f"with days as (select line, cast(try_strptime(day_part({column}), $formats) as date) as day "
            f"from {CANONICAL} where export_id = $export_id and {column} is not null), "
            "steps as (select day, lag(day) over (order by line) as before from days) "
            "select count(*) filter (where day > $today + 1), sum(abs(day - before)) from steps",
            {"formats": list(formats), "today": today, "export_id": each.export_id},
        ).fetchall()[0]
        ahead[order], steps[order] = int(row[0]), float(row[1] or 0)
    return ahead, steps


def _by_sequence(seen: DaysShown) -> str | None:
    """The order under which fewer days lie ahead of today, or under which the rows run more steadily through time."""
    if seen.ahead["dmy"] != seen.ahead["mdy"]:
        return min(seen.ahead, key=lambda order: seen.ahead[order])
    # Rows in the order of time move by days; read in the wrong order they leap by months.
    near, far = sorted(seen.steps, key=lambda order: seen.steps[order])
    return near if seen.steps[near] * 2 < seen.steps[far] else None


def _unsure_note(header: str, order: str) -> str:
    reading = "day first" if order == "dmy" else "month first"
    return f"{header!r}: nothing tells whether 03/04 is in April or March; read {reading}. Declare dates to settle it."


def _mixed_note(header: str, seen: DaysShown, order: str) -> list[str]:
    strangers = {"dmy": seen.only_month_first, "mdy": seen.only_day_first}.get(order, 0)
    if not strangers:
        return []
    return [f"{header!r}: {strangers} days do not fit the order of day and month of the others; they are rejected."]
