"""The tables that stand in an export of any kind, for a person to choose from."""

from __future__ import annotations

from pathlib import Path

import duckdb

from data_sources.readers.header import unique_headers
from data_sources.readers.landing import opened, readable_kind, refuse_other_endings
from data_sources.readers.parquet_reader import parquet_headers
from data_sources.readers.plain_name import under_a_plain_name
from data_sources.readers.sheet import Sheet
from data_sources.readers.sheet_blocks import filled_rows
from data_sources.readers.table_choice import Candidate, range_of, tables_on
from data_sources.readers.table_place import TablePlace
from data_sources.readers.text_tables import UNDECLARED, text_tables
from data_sources.sheets.write_sheets import ALL


def tables_in(path: Path) -> list[TablePlace]:
    """Every table of the export, those on hidden sheets last. Raises InputMistake where the file cannot be read."""
    refuse_other_endings(path, UNDECLARED)
    with under_a_plain_name(path) as plain:
        kind = readable_kind(plain, UNDECLARED)
        if kind == "parquet":
            return [_parquet(plain)]
        book = opened(plain, kind, UNDECLARED, ALL)
        if book is None:
            return text_tables(plain)
    places = [place for sheet in book.sheets if sheet.cells.num_rows for place in _places(sheet)]
    return sorted(places, key=lambda place: place.is_hidden)


def _places(sheet: Sheet) -> list[TablePlace]:
    tables = tables_on(sheet, UNDECLARED)
    return [_place(table, tables) for table in tables]


def _place(table: Candidate, tables: list[Candidate]) -> TablePlace:
    sheet, header = table.sheet, table.header
    return TablePlace(
        sheet.name,
        range_of(table, tables),
        header.first if header.depth else 0,
        header.depth,
        unique_headers(header.names),
        filled_rows(sheet.filled, table.below_header),
        not sheet.is_visible,
    )


def _parquet(path: Path) -> TablePlace:
    with duckdb.connect() as connection:
        headers, rows = parquet_headers(connection, path, UNDECLARED)
    return TablePlace(None, None, 0, 1, headers, rows)
