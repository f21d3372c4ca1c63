"""One source's exports, written by a test, landed and cleaned as a build does it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from data_sources.cleaning.clean import Reconciled, clean_source
from data_sources.declarations import Source
from data_sources.edition_tables import create_edition_tables
from data_sources.readers import Landed, land
from data_sources.record_tables import create_record


def scratch_build(currency: str = "EUR") -> duckdb.DuckDBPyConnection:
    """An empty edition with the scratch database attached, as a build begins."""
    connection = duckdb.connect()
    connection.execute("attach ':memory:' as landing")
    create_record(connection)
    create_edition_tables(connection)
    connection.execute("insert into edition.company (name, currency) values ('Harbour', $code)", {"code": currency})
    return connection


def source_of(table: str = "customer", **parts: Any) -> Source:
    """A declared source; without columns, one that reads customers from a column "Account"."""
    parts.setdefault("columns", {"customer": "Account"})
    return Source(**{"name": "accounts", "department": "Sales", "match": "**", "table": table, **parts})


@dataclass(frozen=True)
class LandedRows:
    """What a reader made of one export, as Python values."""

    landed: Landed
    lines: list[int]
    rows: list[tuple[str | None, ...]]
    unreadable: list[tuple[int, str]]


def landed_rows(path: Path, source: Source) -> LandedRows:
    connection = scratch_build()
    landed = land(connection, path, source, "export_0")
    found = connection.execute(f"select * from {landed.rows} order by line").fetchall()
    unreadable = connection.execute(f"select line, reason from {landed.unreadable} order by line").fetchall()
    return LandedRows(landed, [row[0] for row in found], [row[1:] for row in found], unreadable)


def landed_text(
    folder: Path, content: str | bytes, source: Source | None = None, name: str = "export.csv"
) -> LandedRows:
    """Lands a text file of this content."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return landed_rows(path, source or source_of())


@dataclass(frozen=True)
class Cleaned:
    """What became of a source's exports."""

    connection: duckdb.DuckDBPyConnection
    source: Source
    reconciled: list[Reconciled]

    def staged(self, *columns: str) -> list[tuple[Any, ...]]:
        """These columns of the accepted rows, in the order of the exports; one column alone comes unwrapped."""
        rows = self.connection.execute(
            f"select {', '.join(columns)} from landing.staged_{self.source.table} order by export_id, line"
        ).fetchall()
        return [row[0] for row in rows] if len(columns) == 1 else rows

    def rejections(self, *columns: str) -> list[tuple[Any, ...]]:
        rows = self.connection.execute(
            f"select {', '.join(columns)} from intake.rejection order by export_id, line, column_name"
        ).fetchall()
        return [row[0] for row in rows] if len(columns) == 1 else rows

    def notes(self) -> list[str]:
        return [row[0] for row in self.connection.execute("select message from intake.note").fetchall()]


def cleaned_files(paths: Sequence[Path], source: Source, currency: str = "EUR") -> Cleaned:
    connection = scratch_build(currency)
    for number, path in enumerate(paths):
        connection.execute("insert into intake.export (export_id, path) values (?, ?)", [number, path.name])
    landed = [(number, land(connection, path, source, f"export_{number}")) for number, path in enumerate(paths)]
    return Cleaned(connection, source, clean_source(connection, source, landed))


def cleaned_texts(folder: Path, source: Source, *contents: str, currency: str = "EUR") -> Cleaned:
    """Cleans text files of these contents, received in this order."""
    paths = [folder / f"part_{number}.csv" for number in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content.encode())
    return cleaned_files(paths, source, currency)


def cleaned_column(folder: Path, column: str, values: Sequence[str], table: str, **parts: Any) -> Cleaned:
    """Cleans one export, divided by "|", of customers and one more column."""
    constants = {"kind": "rating", "scale_low": -1e9, "scale_high": 1e9} if table == "feedback" else {}
    given = {"columns": {"customer": "Account", column: "Value"}, "constants": constants, **parts}
    lines = [f"A{number}|{value}" for number, value in enumerate(values)]
    return cleaned_texts(folder, source_of(table, **given), "\n".join(["Account|Value", *lines]) + "\n")
