"""The undeclared exports as tables to be guessed at: one for each series of files, and for each table within them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import duckdb

from data_sources.mistakes import InputMistake
from data_sources.proposing.column_facts import FIRST_ROWS, SPREAD_ROWS, ColumnFacts, facts_of
from data_sources.proposing.proposal import Refused
from data_sources.proposing.scratch import blank_source
from data_sources.proposing.series import SPECIAL, is_stamped, match_for, same_series, title_of
from data_sources.proposing.tables import TablesSeen, next_name
from data_sources.readers import Landed, land
from data_sources.readers.landed import quoted
from data_sources.readers.table_place import TablePlace

Tell = Callable[[str, float], None]
# Exports that share fewer of their headers than this are different tables, whatever their names say.
SAME_TABLE = 0.6
MOST_KEYS = 300_000
MOST_COLUMNS = 300  # that are guessed at: what departments hand over is narrower, measurements are wider


@dataclass(frozen=True, eq=False)
class ExportTable:
    """One table as a series of exports holds it. `columns` are those of the largest export that every one has."""

    match: str
    paths: tuple[str, ...]
    looked_at: str
    place: TablePlace
    is_one_of_several: bool
    landed: Landed
    columns: tuple[ColumnFacts, ...]
    not_in_all: tuple[str, ...]

    @cached_property
    def rows(self) -> int:
        return self.columns[0].rows if self.columns else 0

    @property
    def title(self) -> str:
        """What the department calls it: the file's name without date and number, and the sheet where it says more."""
        title = title_of(self.looked_at)
        return f"{title} {self.place.sheet}" if self.is_one_of_several and self.place.sheet else title

    @property
    def names(self) -> tuple[str, ...]:
        """The names that tell what it is about: sheet, file, then folders from within."""
        folders = self.looked_at.split("/")[:-1]
        sheet = (self.place.sheet,) if self.place.sheet else ()
        return (*sheet, title_of(self.looked_at) or self.looked_at, *reversed(folders))

    @property
    def is_stamped(self) -> bool:
        return is_stamped(self.looked_at)

    def column(self, header: str) -> ColumnFacts:
        return next(each for each in self.columns if each.header == header)

    @property
    def how_looked_at(self) -> str:
        """What the profile rests on, in a sentence."""
        sample = f", its first {FIRST_ROWS:,} rows and {SPREAD_ROWS:,} spread over the rest"
        rest = (
            f"; the other {len(self.paths) - 1} exports of the series by their headers" if len(self.paths) > 1 else ""
        )
        wide = f", its first {MOST_COLUMNS} columns" if len(self.place.headers) > MOST_COLUMNS else ""
        return f"looked at {self.looked_at} ({self.rows:,} rows){wide}{sample if self.rows > FIRST_ROWS else ''}{rest}"


def export_tables(
    connection: duckdb.DuckDBPyConnection, folder: Path, paths: Sequence[str], tell: Tell, declared: Sequence[str] = ()
) -> tuple[tuple[ExportTable, ...], tuple[Refused, ...]]:
    """Every table of these exports below `folder`, and those that cannot be read.

    No pattern takes an export of another table, nor one of those that are declared already.
    """
    found: list[ExportTable] = []
    refused: list[Refused] = []
    series = same_series(paths)
    for number, (match, members) in enumerate(series.items()):
        tell(f"looking at {match}", number / len(series))
        places, unread = _places(folder, members)
        refused += unread
        tables, unread = _tables(connection, folder, [*paths, *declared], places)
        found += tables
        refused += unread
    return tuple(found), tuple(refused)


def key_values(connection: duckdb.DuckDBPyConnection, table: ExportTable, header: str) -> frozenset[str]:
    """The different values of a column over all rows of the export looked at, as bare_key writes them."""
    rows = connection.execute(
        f"select distinct {quoted(header)} as key from {table.landed.rows} where key is not null limit {MOST_KEYS}"
    ).fetchall()
    return frozenset(bare for (value,) in rows if (bare := bare_key(value)))


def bare_key(value: str) -> str:
    """A key without case and separators: "ACC-00101", "acc 00101" and "acc00101" are one."""
    return "".join(sign for sign in value.casefold() if sign.isalnum())


def _places(folder: Path, members: Sequence[str]) -> tuple[dict[str, tuple[TablePlace, ...]], list[Refused]]:
    places: dict[str, tuple[TablePlace, ...]] = {}
    refused: list[Refused] = []
    seen = TablesSeen()
    for path in members:
        try:
            places[path] = seen.of(folder / path)
        except InputMistake as mistake:
            refused.append(Refused(path, mistake))
    return places, refused


def _tables(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    others: Sequence[str],
    places: Mapping[str, tuple[TablePlace, ...]],
) -> tuple[list[ExportTable], list[Refused]]:
    tables: list[ExportTable] = []
    refused: list[Refused] = []
    for group in _groups(places):
        own = tuple(path for path, _ in group)
        match = match_for(own, [path for path in others if path not in own])
        parts = [(match, group)] if match else [(_exactly(each[0]), [each]) for each in group]
        for pattern, members in parts:
            try:
                tables.append(_table(connection, folder, pattern, members, places))
            except InputMistake as mistake:
                refused += [Refused(path, mistake) for path, _ in members]
    return tables, refused


def _exactly(path: str) -> str:
    return SPECIAL.sub("?", path)


def _table(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    match: str,
    group: Sequence[tuple[str, TablePlace]],
    places: Mapping[str, tuple[TablePlace, ...]],
) -> ExportTable:
    """The table that these exports hold, by the largest of them."""
    paths = tuple(path for path, _ in group)
    path, place = max(group, key=lambda each: ((folder / each[0]).stat().st_size, each[0]))
    several = len(places[path]) > 1
    landed = land(connection, folder / path, blank_source(place if several else None), next_name("seen"))
    common = set(landed.headers).intersection(*({*each.headers} for _, each in group))
    landed = replace(landed, headers=landed.headers[:MOST_COLUMNS])
    facts = facts_of(connection, landed)
    columns = tuple(each for each in facts if each.header in common) if len(paths) > 1 else facts
    left_out = tuple(each.header for each in facts if each not in columns)
    return ExportTable(match, paths, path, place, several, landed, columns, left_out)


def _groups(places: Mapping[str, tuple[TablePlace, ...]]) -> list[list[tuple[str, TablePlace]]]:
    """Tables of several files that are one table: on a sheet of the same name, under nearly the same header."""
    groups: list[list[tuple[str, TablePlace]]] = []
    for path, tables in places.items():
        for place in tables:
            if place.is_hidden or not place.headers:
                continue
            home = next((group for group in groups if _is_same(group, path, place, len(tables))), None)
            if home is None:
                groups.append([(path, place)])
            else:
                home.append((path, place))
    return groups


def _is_same(group: list[tuple[str, TablePlace]], path: str, place: TablePlace, of_tables: int) -> bool:
    other = group[0][1]
    mine, theirs = {*place.headers}, {*other.headers}
    is_alike = len(mine & theirs) >= SAME_TABLE * max(1, min(len(mine), len(theirs)))
    is_same_sheet = of_tables == 1 or place.sheet == other.sheet
    return is_alike and is_same_sheet and all(member != path for member, _ in group)
