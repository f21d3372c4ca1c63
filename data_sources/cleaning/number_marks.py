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
class MarksShown:
    """How many values of a column show each mark; `unsure` counts those like 1.234, which may be either."""

    point: int = 0
    comma: int = 0
    unsure: int = 0

    def __add__(self, other: MarksShown) -> MarksShown:
        return MarksShown(self.point + other.point, self.comma + other.comma, self.unsure + other.unsure)

    @property
    def mark(self) -> str | None:
        if self.point == self.comma == 0:
            return None
        return COMMA if self.comma > self.point else POINT


def number_columns(source: Source) -> list[str]:
    """The number columns of its record table that the source reads from its exports."""
    return [c.name for c in TABLES[source.table].columns if c.kind == "number" and c.name in source.columns]


def look_at_numbers(connection: duckdb.DuckDBPyConnection, source: Source, each: Given) -> dict[str, MarksShown]:
    """The marks that one export's columns show; nothing where the source declares its mark."""
    if declared_mark(source) is not None:
        return {}
    return {name: _shown(connection, each, name) for name in number_columns(source)}


def kind_of_export(each: Given) -> str | None:
    """Workbooks hold numbers, shown here with a point. Programs divide cells by ";" where "," is the decimal mark."""
    return each.landed.number_mark or (COMMA if each.landed.delimiter == ";" else None)


def declared_mark(source: Source) -> str | None:
    return source.decimal or {POINT: COMMA, COMMA: POINT}.get(source.thousands or "")


def decide_marks(source: Source, shown: Mapping[str, MarksShown], kinds: Sequence[str | None]) -> Marks:
    """Declared, else by the column's own values, else by the source's other columns, else by its exports' kind."""
    marks = {column.name: POINT for column in TABLES[source.table].columns if column.kind == "number"}
    filled, declared = number_columns(source), declared_mark(source)
    if declared is not None:
        return Marks(marks | dict.fromkeys(filled, declared), ())
    usual = _majority([each.mark for each in shown.values()]) or (kinds[0] if len(set(kinds)) == 1 else None)
    notes: list[str] = []
    for name in filled:
        each = shown.get(name, MarksShown())
        marks[name] = each.mark or usual or POINT
        notes += _note(source.columns[name], each, marks[name], usual)
    return Marks(marks, tuple(notes))


def _shown(connection: duckdb.DuckDBPyConnection, each: Given, column: str) -> MarksShown:
    """By every sixteenth line where many of them tell the same; otherwise by all."""
    sample = _counted(connection, each, column, f"line % {SAMPLED} = 0")
    is_told = max(sample.point, sample.comma) >= TOLD_BY and min(sample.point, sample.comma) == 0
    return sample if is_told else _counted(connection, each, column, "true")


def _counted(connection: duckdb.DuckDBPyConnection, each: Given, column: str, condition: str) -> MarksShown:
    rows = connection.execute(
        f"select mark_shown({column}) as mark, count(*) from {CANONICAL} "
        f"where export_id = $export_id and {condition} and {column} is not null group by mark",
        {"export_id": each.export_id},
    ).fetchall()
    counts = {mark: int(many) for mark, many in rows}
    return MarksShown(counts.get(POINT, 0), counts.get(COMMA, 0), counts.get("?.", 0) + counts.get("?,", 0))


def _majority(marks: Sequence[str | None]) -> str | None:
    told = [mark for mark in marks if mark is not None]
    return max(set(told), key=told.count) if told else None


def _note(header: str, shown: MarksShown, mark: str, usual: str | None) -> list[str]:
    spelled = "1.234,56" if mark == COMMA else "1,234.56"
    if shown.point and shown.comma:
        fewer = min(shown.point, shown.comma)
        return [
            f"{header!r}: most numbers are written as {spelled}, {fewer} are not; these are rejected where unclear."
        ]
    if shown.unsure and shown.mark is None and usual is None:
        return [f"{header!r}: nothing tells whether 1.234 is a thousand or one; it is read as in {spelled}."]
    return []
