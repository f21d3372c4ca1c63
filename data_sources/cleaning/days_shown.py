"""How the days of one export's columns are written: what every reading makes of them, and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import duckdb

from data_sources.cleaning.canonical import Given, cells_of
from data_sources.cleaning.day_formats import CLEAR, DAY_FIRST, MONTH_FIRST, SERIAL, UNIX, UNIX_MS, YEAR_LAST_OR_FIRST
from data_sources.cleaning.neighbours import Beside, look_beside
from data_sources.cleaning.numeric_days import NumericDay, Order, is_numeric, numeric_day
from data_sources.declarations import Source
from data_sources.record_tables import TABLES

# Other texts than these are no days: a column of free text was declared as one of days, say.
MOST_SPELLED, LONGEST_SPELLED = 20_000, 60
MOST_SHAPES = 200  # a column of more is free text
# Days that cannot come before those of an earlier column.
IN_ORDER = {
    "service_case": ("opened_at", "first_answered_at", "resolved_at"),
    "subscription": ("started_on", "ended_on"),
}


@dataclass(frozen=True)
class DaysShown:
    """One export's column. All counts are rows.

    `numeric` holds the texts that a day-first or a month-first format reads, `spelled` those that no format reads.
    The rest is looked at only where the column's own days leave the order open: `beside` are neighbour columns,
    `reversals` pairs of columns that would run backwards by each order, `steps` the lines' ups and downs by order.
    """

    rows: int
    by_format: dict[str, int]
    numeric: dict[str, int]
    spelled: dict[str, int]
    beside: list[Beside] = field(default_factory=list)
    reversals: dict[str, dict[str, int]] = field(default_factory=dict)
    steps: dict[str, list[int]] = field(default_factory=dict)

    def days(self) -> Iterator[NumericDay]:
        for text, rows in self.numeric.items():
            yield numeric_day(text, rows)

    @property
    def only(self) -> dict[Order, int]:
        """The rows that one order alone reads, by order."""
        only: dict[Order, int] = {"dmy": 0, "mdy": 0}
        for day in self.days():
            if day.month_first is None:
                only["dmy"] += day.rows
            elif day.day_first is None:
                only["mdy"] += day.rows
        return only

    @property
    def open_rows(self) -> int:
        return sum(day.rows for day in self.days() if day.is_open)

    def read_by(self, formats: tuple[str, ...]) -> int:
        return sum(self.by_format.get(each, 0) for each in formats)


def day_columns(source: Source) -> list[str]:
    """The date columns of its record table that the source reads from its exports."""
    return [c.name for c in TABLES[source.table].columns if c.kind == "date" and c.name in source.columns]


def look_at_days(connection: duckdb.DuckDBPyConnection, source: Source, each: Given) -> dict[str, DaysShown]:
    """How one export's columns write their days; nothing where the source declares it."""
    if source.dates is not None:
        return {}
    shown = {name: _written(connection, cells_of(source, each, [name]), name) for name in day_columns(source)}
    return {name: _looked_around(connection, source, each, name, shown) for name in shown}


def _written(connection: duckdb.DuckDBPyConnection, cells: str, column: str) -> DaysShown:
    """Counts over the distinct days of the column, which are few, by their rows, which are all."""
    connection.execute(
        f"create or replace table landing.days_seen as select day_part({column}) as day, count(*) as rows_seen "
        f"from ({cells}) where {column} is not null group by day"
    )
    tried = _worth_trying(connection)
    conditions = [f"year(try_strptime(day, $f{i})) between 1900 and 2199" for i in range(len(tried))]
    conditions += [f"day_of_{kind}(day) is not null" for kind in (SERIAL, UNIX, UNIX_MS)]
    counts = ", ".join(f"coalesce(sum(rows_seen) filter (where {each}), 0)" for each in conditions)
    total, *read = connection.execute(
        f"select coalesce(sum(rows_seen), 0), {counts} from landing.days_seen",
        {f"f{i}": each for i, each in enumerate(tried)},
    ).fetchall()[0]
    names = [*tried, SERIAL, UNIX, UNIX_MS]
    by_format = {name: int(many) for name, many in zip(names, read, strict=True) if many}
    numeric, spelled = _texts(connection)
    connection.execute("drop table landing.days_seen")
    return DaysShown(int(total), by_format, {day: rows for day, rows in numeric.items() if is_numeric(day)}, spelled)


def _worth_trying(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The formats whose signs stand where those of some day do: to plan all the others costs more than to read."""
    found = connection.execute(
        "select distinct trim(regexp_replace(regexp_replace(regexp_replace(day, '[0-9]+', '9', 'g'), "
        "'\\pL+', 'a', 'g'), '\\s+', ' ', 'g')) from landing.days_seen limit $most",
        {"most": MOST_SHAPES},
    ).fetchall()
    formats, shapes = [*CLEAR, *YEAR_LAST_OR_FIRST, *DAY_FIRST, *MONTH_FIRST], {shape for (shape,) in found}
    return formats if len(shapes) == MOST_SHAPES else [each for each in formats if _shape(each) in shapes]


def _shape(form: str) -> str:
    """The signs of a format: numbers as 9, words as a, as in "9 a 9"."""
    return re.sub(r"9+", "9", re.sub(r"%[dmyY]", "9", re.sub(r"%[abB]", "a", form)))


def _texts(connection: duckdb.DuckDBPyConnection) -> tuple[dict[str, int], dict[str, int]]:
    """The texts that a day-first or a month-first format reads, and those that may be days in other words."""
    found = connection.execute(
        "with read as (select day, rows_seen, try_strptime(day, $numeric) is not null as is_numeric "
        "from landing.days_seen) select is_numeric, day, rows_seen from read where is_numeric "
        "or try_strptime(day, $clear) is null and day_of_serial(day) is null and strlen(day) <= $longest "
        "and regexp_matches(day, '\\pN') and not is_placeholder(day) "
        "qualify row_number() over (partition by is_numeric order by rows_seen desc, day) <= $most "
        "order by rows_seen desc, day",
        {"numeric": [*DAY_FIRST, *MONTH_FIRST], "clear": list(CLEAR), "longest": LONGEST_SPELLED, "most": MOST_SPELLED},
    ).fetchall()
    numeric = {str(day): int(rows) for is_read, day, rows in found if is_read}
    return numeric, {str(day): int(rows) for is_read, day, rows in found if not is_read}


def _looked_around(
    connection: duckdb.DuckDBPyConnection, source: Source, each: Given, column: str, shown: Mapping[str, DaysShown]
) -> DaysShown:
    own = shown[column]
    if not own.open_rows or (min(own.only.values()) == 0 and max(own.only.values()) * 50 > own.open_rows):
        return own
    texts = [day.text for day in own.days() if day.is_open]
    return DaysShown(
        own.rows,
        own.by_format,
        own.numeric,
        own.spelled,
        look_beside(connection, source, each, source.columns[column], texts),
        _reversals(connection, source, each, column),
        _steps(connection, cells_of(source, each, [column]), column),
    )


def _reversals(
    connection: duckdb.DuckDBPyConnection, source: Source, each: Given, column: str
) -> dict[str, dict[str, int]]:
    """For each other column of the row's course: rows compared, and rows that would run backwards by each order."""
    course = [name for name in IN_ORDER.get(source.table, ()) if name in source.columns]
    found = {}
    for other in course:
        if column not in course or other == column:
            continue
        early, late = sorted((column, other), key=course.index)
        counts: dict[str, int] = {}
        for order, formats in (("dmy", DAY_FIRST), ("mdy", MONTH_FIRST)):
            compared, backwards = connection.execute(
                f"with days as (select cast(try_strptime(day_part({early}), $formats) as date) as early_day, "
                f"cast(try_strptime(day_part({late}), $formats) as date) as late_day "
                f"from ({cells_of(source, each, [early, late])})) "
                "select count(*), count(*) filter (where late_day < early_day) from days "
                "where early_day is not null and late_day is not null",
                {"formats": [*CLEAR, *formats]},
            ).fetchall()[0]
            counts |= {"compared": int(compared), order: int(backwards)}
        found[other] = counts
    return found


def _steps(connection: duckdb.DuckDBPyConnection, cells: str, column: str) -> dict[str, list[int]]:
    """How often the days go up and down from line to line, by each order, and as texts.

    Rows lie in the order of their lines, but where a join put the lines to them: only then are they sorted.
    """
    counts, is_disordered = _steps_of(connection, cells, column, "")
    return _steps_of(connection, cells, column, "order by line")[0] if is_disordered else counts


def _steps_of(
    connection: duckdb.DuckDBPyConnection, cells: str, column: str, order: str
) -> tuple[dict[str, list[int]], bool]:
    """The steps between the rows as they lie, or in an order, and whether lines came before earlier ones.

    Only rows where the day changes are compared; the same day in many rows, one after the other, is no step.
    """
    disordered, *ups_and_downs = connection.execute(
        f"with said as (select line, day_part({column}) as said from ({cells})), "
        "read as (select said, try_strptime(said, $day_first) as dmy, try_strptime(said, $month_first) as mdy "
        "from (select distinct said from said)), "
        "followed as (select line, said, lag(said) over by_line as said_before, lag(line) over by_line as line_before "
        "from said where said in (select said from read where dmy is not null and mdy is not null) "
        f"window by_line as ({order})), "
        "steps as (select said, said_before, line < line_before as is_disordered from followed "
        "where said <> said_before or line < line_before) "
        "select coalesce(bool_or(is_disordered), false), "
        "count(*) filter (where own.dmy > before.dmy), count(*) filter (where own.dmy < before.dmy), "
        "count(*) filter (where own.mdy > before.mdy), count(*) filter (where own.mdy < before.mdy), "
        "count(*) filter (where said > said_before), count(*) filter (where said < said_before) from steps "
        "inner join read as own using (said) inner join read as before on before.said = said_before",
        {"day_first": list(DAY_FIRST), "month_first": list(MONTH_FIRST)},
    ).fetchall()[0]
    dmy, mdy, text = ([int(up), int(down)] for up, down in zip(ups_and_downs[::2], ups_and_downs[1::2], strict=True))
    return {"dmy": dmy, "mdy": mdy, "text": text}, bool(disordered)
