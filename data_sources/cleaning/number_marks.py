"""Whether a column's numbers have a decimal point or a decimal comma: by all of its values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from data_sources.cleaning.canonical import CANONICAL, Given
from data_sources.declarations import Source
from data_sources.record_tables import TABLES

POINT, COMMA = ".", ","
SAMPLED = 16
# So many that agree, and none against them, leave no room for the other mark as the usual one.
TOLD_BY = 200


@dataclass(frozen=True)
class Marks:
    """The decimal mark of each number column of the record table, and what could not be told."""

    by_column: Mapping[str, str]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Shown:
    """How many values of a column show each mark; `unsure` holds those like 1.234, which may be either."""

    point: int
    comma: int
    unsure: int

    @property
    def mark(self) -> str | None:
        if self.point == self.comma == 0:
            return None
        return COMMA if self.comma > self.point else POINT


def find_marks(connection: duckdb.DuckDBPyConnection, source: Source, given: Sequence[Given]) -> Marks:
    """Declared, else by the column's own values, else by the source's other columns, else by its exports' kind."""
    columns = [column.name for column in TABLES[source.table].columns if column.kind == "number"]
    filled = [name for name in columns if name in source.columns]
    marks = dict.fromkeys(columns, POINT)
    declared = source.decimal or {POINT: COMMA, COMMA: POINT}.get(source.thousands or "")
    if declared is not None:
        return Marks(marks | dict.fromkeys(filled, declared), ())
    shown = {name: _shown(connection, name) for name in filled}
    usual = _majority([each.mark for each in shown.values()]) or _by_kind(given)
    notes = []
    for name, each in shown.items():
        marks[name] = each.mark or usual or POINT
        notes += _note(source.columns[name], each, marks[name], usual)
    return Marks(marks, tuple(notes))


def _shown(connection: duckdb.DuckDBPyConnection, column: str) -> _Shown:
    """By every sixteenth line where many of them tell the same; otherwise by all."""
    sample = _counted(connection, column, f"line % {SAMPLED} = 0")
    is_told = max(sample.point, sample.comma) >= TOLD_BY and min(sample.point, sample.comma) == 0
    return sample if is_told else _counted(connection, column, "true")


def _counted(connection: duckdb.DuckDBPyConnection, column: str, condition: str) -> _Shown:
    rows = connection.execute(
        f"select mark_shown({column}) as mark, count(*) from {CANONICAL} "
        f"where {condition} and {column} is not null group by mark"
    ).fetchall()
    counts = {mark: int(many) for mark, many in rows}
    return _Shown(counts.get(POINT, 0), counts.get(COMMA, 0), counts.get("?.", 0) + counts.get("?,", 0))


def _majority(marks: Sequence[str | None]) -> str | None:
    told = [mark for mark in marks if mark is not None]
    return max(set(told), key=told.count) if told else None


def _by_kind(given: Sequence[Given]) -> str | None:
    """Workbooks hold numbers, shown here with a point. Programs divide cells by ";" where "," is the decimal mark."""
    marks = {each.landed.number_mark or (COMMA if each.landed.delimiter == ";" else None) for each in given}
    return marks.pop() if len(marks) == 1 else None


def _note(header: str, shown: _Shown, mark: str, usual: str | None) -> list[str]:
    spelled = "1.234,56" if mark == COMMA else "1,234.56"
    if shown.point and shown.comma:
        fewer = min(shown.point, shown.comma)
        return [
            f"{header!r}: most numbers are written as {spelled}, {fewer} are not; these are rejected where unclear."
        ]
    if shown.unsure and shown.mark is None and usual is None:
        return [f"{header!r}: nothing tells whether 1.234 is a thousand or one; it is read as in {spelled}."]
    return []
