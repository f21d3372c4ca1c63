"""One export into the scratch database, whatever kind of file it is."""

from __future__ import annotations

from pathlib import Path

import duckdb

from data_sources.declarations import Source
from data_sources.mistakes import InputMistake
from data_sources.readers.csv_reader import land_csv
from data_sources.readers.header import require_headers
from data_sources.readers.landed import Landed
from data_sources.readers.parquet_reader import land_parquet
from data_sources.readers.plain_name import under_a_plain_name
from data_sources.readers.workbook_reader import land_workbook

TEXT_FILES = (".csv", ".tsv", ".tab", ".txt", ".psv")
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
PARQUET = (".parquet", ".pq")
READABLE = (*TEXT_FILES, *WORKBOOKS, *PARQUET)


def land(connection: duckdb.DuckDBPyConnection, export_path: Path, source: Source, table: str) -> Landed:
    """Creates landing.TABLE: `line`, then one text column per header; see Landed.

    Raises InputMistake where the file as a whole cannot be read, or lacks a header that the source declares.
    """
    suffix = export_path.suffix.lower()
    if suffix not in READABLE:
        raise InputMistake(
            f"{export_path.name} ends in {suffix or 'nothing'!r}.",
            f"An export that can be read: {', '.join(READABLE)}.",
            "A file of another kind lies among the exports, or the source's match is too wide.",
            f"sources.toml, source {source.name!r}: match; or save the export as CSV or XLSX.",
        )
    with under_a_plain_name(export_path) as path:
        _refuse_unreadable(path, source)
        read = land_csv if suffix in TEXT_FILES else land_parquet if suffix in PARQUET else land_workbook
        landed = read(connection, path, source, table)
        require_headers(landed.headers, source, path.name)
    return landed


def _refuse_unreadable(path: Path, source: Source) -> None:
    try:
        with path.open("rb") as file:
            is_empty = not file.read(1)
    except OSError as error:
        raise InputMistake(
            f"{path.name} cannot be read: {error.strerror}.",
            "A file that this program may read.",
            "It was saved for its owner alone, it was taken away, or the disk that it lies on fails.",
            "The permissions of the file; or copy it here again.",
        ) from None
    if is_empty:
        raise InputMistake(
            f"{path.name} is empty: 0 bytes.",
            "A header and rows of data.",
            "The export was cut off, or the query behind it failed.",
            f"Ask {source.department} for the export again.",
        )
