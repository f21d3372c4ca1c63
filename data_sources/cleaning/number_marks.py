"""How the numbers of one export's columns are written: with a decimal point or a decimal comma."""

from __future__ import annotations

from dataclasses import dataclass, replace

import duckdb

from data_sources.cleaning.canonical import Given, cells_of
from data_sources.declarations import Source
from data_sources.record_tables import TABLES

POINT, COMMA = ".", ","


@dataclass(frozen=True)
class MarksShown:
    """How many values of a column show each mark. `open_point` counts those like 1.234 and `open_comma` those like
    1,234, which may be thousands or decimals; where there are such and no value tells, `small` and `large` count the
    plain whole numbers below and above 1,000."""

    point: int = 0
    comma: int = 0
    open_point: int = 0
    open_comma: int = 0
    small: int = 0
    large: int = 0

    @property
    def open(self) -> int:
        return self.open_point + self.open_comma


def number_columns(source: Source) -> list[str]:
    """The number columns of its record table that the source reads from its exports."""
    return [c.name for c in TABLES[source.table].columns if c.kind == "number" and c.name in source.columns]


def declared_mark(source: Source) -> str | None:
    return source.decimal or {POINT: COMMA, COMMA: POINT}.get(source.thousands or "")


def look_at_numbers(connection: duckdb.DuckDBPyConnection, source: Source, each: Given) -> dict[str, MarksShown]:
    """The marks that one export's columns show; nothing where the source declares its mark."""
    if declared_mark(source) is not None:
        return {}
    return {name: _shown(connection, cells_of(source, each, [name]), name) for name in number_columns(source)}


def kind_of_export(each: Given) -> str | None:
    """Workbooks hold numbers, shown here with a point. Programs divide cells by ";" where "," is the decimal mark."""
    return each.landed.number_mark or (COMMA if each.landed.delimiter == ";" else None)


def _shown(connection: duckdb.DuckDBPyConnection, cells: str, column: str) -> MarksShown:
    """By every row: a sample may miss the only ones that tell."""
    rows = connection.execute(
        f"select mark_shown({column}) as mark, count(*) from ({cells}) where {column} is not null group by mark"
    ).fetchall()
    counts = {mark: int(many) for mark, many in rows}
    shown = MarksShown(*(counts.get(mark, 0) for mark in (POINT, COMMA, "?.", "?,")))
    if shown.point or shown.comma or not shown.open:
        return shown
    small, large = connection.execute(
        f"with numbers as (select try_cast({column} as bigint) as number from ({cells})) "
        "select count(*) filter (where abs(number) < 1000), count(*) filter (where abs(number) >= 1000) from numbers"
    ).fetchall()[0]
    return replace(shown, small=int(small), large=int(large))
