"""By which formats each date column of each export is read, and the days that are told one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from data_sources.cleaning.day_formats import (
    CLEAR,
    DAY_FIRST,
    ISO,
    MONTH_FIRST,
    SERIAL,
    UNIX,
    UNIX_MS,
    YEAR_LAST_OR_FIRST,
    declared_formats,
)
from data_sources.cleaning.day_order import READING, Column, OrderFound, Vote, order_by_votes, own_order
from data_sources.cleaning.days_shown import DaysShown, day_columns
from data_sources.cleaning.period_in_name import Period
from data_sources.cleaning.spelled_days import spelled_day
from data_sources.declarations import Source
from data_sources.detections import Detection
from data_sources.record_tables import TABLES

NOT_ONLY_PAST = frozenset({"ended_on", "promised_on", "started_on"})
MONTHLY = frozenset({"month"})
STARTS = frozenset({"started_on", "became_customer_on"})
BY_ORDER = {"dmy": DAY_FIRST, "mdy": MONTH_FIRST, "ymd": YEAR_LAST_OR_FIRST, "open": ()}
COUNTED = {SERIAL: "days counted by a spreadsheet", UNIX: "seconds since 1970", UNIX_MS: "milliseconds since 1970"}
OVERRULE = {
    "dmy": 'dates = "mdy"',
    "mdy": 'dates = "dmy"',
    "ymd": 'dates = "dmy"',
    "open": 'dates = "dmy" or dates = "mdy"',
}
Place = tuple[int, str]  # which export, which column


@dataclass(frozen=True)
class DaysRead:
    """How one export's date columns are read. `told` holds, by the last format of a column, the days of texts that no
    format reads for sure; None where the text reads two ways."""

    formats: dict[str, list[str]]
    told: dict[str, dict[str, date | None]] = field(default_factory=dict)


@dataclass(frozen=True)
class DaysDecided:
    exports: tuple[DaysRead, ...]
    detections: tuple[tuple[Detection, ...], ...]  # by export


def decide_days(
    source: Source, seen: Sequence[Mapping[str, DaysShown]], periods: Sequence[Period | None], today: date
) -> DaysDecided:
    """Declared, else by evidence, for each export apart: two exports may write their days differently."""
    plain = {c.name: [ISO] for c in TABLES[source.table].columns if c.kind == "date"}
    if source.dates is not None:
        declared = plain | {name: declared_formats(source.dates) for name in day_columns(source)}
        return DaysDecided((DaysRead(declared),) * len(seen), (tuple(_declared(source)),) * len(seen))
    columns = {
        (place, name): Column(shown, name not in NOT_ONLY_PAST, name in MONTHLY, name in STARTS, periods[place])
        for place, days in enumerate(seen)
        for name, shown in days.items()
    }
    orders = _orders(source, columns, today)
    exports = tuple(
        _read(plain, {name: (shown, orders.get((place, name))) for name, shown in days.items()}, today)
        for place, days in enumerate(seen)
    )
    return DaysDecided(exports, _detections(source, columns, orders, len(seen)))


def _orders(source: Source, columns: Mapping[Place, Column], today: date) -> dict[Place, OrderFound]:
    own = {place: own_order(column, today) for place, column in columns.items()}
    return {
        place: own[place] or order_by_votes(column, _votes_of_others(source, place, own), today)
        for place, column in columns.items()
        if column.shown.numeric
    }


def _votes_of_others(source: Source, place: Place, own: Mapping[Place, OrderFound | None]) -> list[Vote]:
    """What the same column in other exports says, and other columns of this one; else other columns of others."""
    export, name = place
    told = {other: found for other, found in own.items() if found is not None and found.is_told and other != place}
    same_column = {other: found for other, found in told.items() if other[1] == name}
    same_export = {other: found for other, found in told.items() if other[0] == export}
    votes = [
        Vote(found.order, "sure", f"{_header(source, name)} of another export is read {READING[found.order]}")
        for found in same_column.values()
    ]
    votes += [
        Vote(found.order, "likely", f"{_header(source, other)} of the same export is read {READING[found.order]}")
        for (_, other), found in same_export.items()
    ]
    if votes:
        return votes
    return [
        Vote(found.order, "likely", f"{_header(source, other)} of another export is read {READING[found.order]}")
        for (_, other), found in told.items()
    ]


def _header(source: Source, name: str) -> str:
    return repr(source.columns[name])


def _read(
    plain: Mapping[str, list[str]], columns: Mapping[str, tuple[DaysShown, OrderFound | None]], today: date
) -> DaysRead:
    formats, told = {name: list(each) for name, each in plain.items()}, {}
    for name, (shown, found) in columns.items():
        order = found.order if found else "open"
        known = [each for each in (*BY_ORDER[order], *CLEAR) if shown.by_format.get(each)] or [ISO]
        days = _told(shown, order)
        counted = _counted(shown, known, days)
        if counted:
            known.append(counted)
        elif days:
            known.append(f"told {name}")
            told[known[-1]] = days
        formats[name] = known
    return DaysRead(formats, told)


def _told(shown: DaysShown, order: str) -> dict[str, date | None]:
    spelled = {text: each.day for text in shown.spelled if (each := spelled_day(text))}
    return spelled | (_open_days(shown) if order == "open" else {})


def _open_days(shown: DaysShown) -> dict[str, date | None]:
    """The days that read alike by every order that there is; None where they do not."""
    may_be_year_first = all(day.year_first is not None for day in shown.days())
    found: dict[str, date | None] = {}
    for day in shown.days():
        readings = {day.day_first, day.month_first, day.year_first if may_be_year_first else None} - {None}
        found[day.text] = readings.pop() if len(readings) == 1 else None
    return found


def _counted(shown: DaysShown, known: Sequence[str], told: Mapping[str, object]) -> str | None:
    """Numbers that count days or seconds, where the whole column holds nothing else that is no day."""
    read = sum(shown.by_format.get(each, 0) for each in known)
    for each in COUNTED:
        rows = shown.by_format.get(each, 0)
        if rows and rows == shown.rows - read and not told:
            return each
    return None


def _declared(source: Source) -> Iterator[Detection]:
    says = source.dates if isinstance(source.dates, str) else ", ".join(source.dates or ())
    for name in day_columns(source):
        yield Detection(
            "order of day and month",
            says,
            "declared",
            "dates is declared in sources.toml",
            "dates",
            source.columns[name],
        )


def _detections(
    source: Source, columns: Mapping[Place, Column], orders: Mapping[Place, OrderFound], exports: int
) -> tuple[tuple[Detection, ...], ...]:
    found: list[tuple[int, Detection]] = [
        (place, _of_order(source.columns[name], each)) for (place, name), each in orders.items()
    ]
    found += [
        (place, each)
        for (place, name), column in columns.items()
        for each in _of_forms(source.columns[name], name, column.shown)
    ]
    own: list[list[Detection]] = [[] for _ in range(exports)]
    for place, each in found:
        own[place].append(each)
    return tuple(tuple(each) for each in own)


def _of_order(header: str, found: OrderFound) -> Detection:
    return Detection(
        "order of day and month",
        READING[found.order],
        found.certainty,
        f"{header!r}: {found.evidence}.",
        OVERRULE[found.order],
        header,
    )


def _of_forms(header: str, name: str, shown: DaysShown) -> Iterator[Detection]:
    """Quarters and weeks stand for their first days; numbers that count are told as well."""
    forms: Counter[str] = Counter()
    for text, rows in shown.spelled.items():
        spelled = spelled_day(text)
        if spelled:
            forms[spelled.form] += rows
    for form, rows in forms.items():
        read_as = "its first day" if form in ("quarter", "week", "month in words") else "a day"
        example = next(text for text in shown.spelled if (each := spelled_day(text)) and each.form == form)
        yield Detection(
            "days in words",
            f"{form}: {read_as}",
            "sure",
            f"{header!r}: {rows:,} rows, such as {example!r}.",
            f'[source.values.{name}] "{example}" = "2025-01-31"',
            header,
        )
    for form, words in COUNTED.items():
        rows = shown.by_format.get(form, 0)
        if rows and rows >= shown.rows - shown.read_by((*CLEAR, *DAY_FIRST, *MONTH_FIRST)):
            yield Detection(
                "counted days",
                words,
                "likely",
                f"{header!r}: {rows:,} rows hold such numbers.",
                'dates = "serial", "serial1904", "unix" or "unix_ms"',
                header,
            )
