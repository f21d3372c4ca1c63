"""One export into the scratch database, whatever kind of file it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb

from data_sources.declarations import Source
from data_sources.detections import Detection
from data_sources.mistakes import InputMistake
from data_sources.readers.csv_reader import land_csv
from data_sources.readers.file_kind import NAMES, WORKBOOK_KINDS, WORKBOOK_SUFFIXES, FileKind, file_kind
from data_sources.readers.header import require_headers
from data_sources.readers.landed import Landed, shown
from data_sources.readers.page_tables import page_tables
from data_sources.readers.parquet_reader import land_parquet
from data_sources.readers.plain_name import under_a_plain_name
from data_sources.readers.renamed import table_to_land, with_declared_names
from data_sources.readers.workbook_opening import Book, no_workbook, open_workbook
from data_sources.readers.workbook_reader import land_book
from data_sources.readers.xml_workbook import is_xml_workbook, xml_workbook

TEXT_FILES = (".csv", ".tsv", ".tab", ".txt", ".psv")
WORKBOOKS = tuple(WORKBOOK_SUFFIXES)
PARQUET = (".parquet", ".pq")
PACKED = (".zip", ".gz")
READABLE = (*TEXT_FILES, *WORKBOOKS, *PARQUET)


def land(connection: duckdb.DuckDBPyConnection, export_path: Path, source: Source, table: str) -> Landed:
    """Creates landing.TABLE: `line`, then one text column per header; see Landed.

    Raises InputMistake where the file as a whole cannot be read, or lacks a header that the source declares.
    """
    refuse_other_endings(export_path, source)
    with under_a_plain_name(export_path) as path:
        kind = readable_kind(path, source)
        landed = _landed(connection, path, source, table_to_land(source, table), kind)
        landed = with_declared_names(connection, landed, source, table)
        require_headers(landed.headers, source, path.name)
    return replace(landed, detections=(*_kind_told(path, kind), *landed.detections))


def opened(path: Path, kind: FileKind, source: Source, wanted: str) -> Book | None:
    """The sheets of a workbook, of a page or of an XML document; None where the file is of another kind."""
    if kind in WORKBOOK_KINDS:
        return open_workbook(path, kind, wanted, source.department)
    if kind == "page":
        return page_tables(path, source.encoding, source.department)
    return xml_workbook(path, source.department) if kind == "xml" and is_xml_workbook(path) else None


def _landed(connection: duckdb.DuckDBPyConnection, path: Path, source: Source, table: str, kind: FileKind) -> Landed:
    if kind == "parquet":
        return land_parquet(connection, path, source, table)
    book = opened(path, kind, source, source.sheet or "")
    if book is None:
        landed = land_csv(connection, path, source, table)
        if path.suffix.lower() in WORKBOOKS and (len(landed.headers) < 2 or not landed.rows_read):
            raise no_workbook(path, source.department, f"it is a text file without a table: {shown(landed.headers)}")
        return landed
    return land_book(connection, book, source, table, number_mark=None if kind == "page" else ".")


def readable_kind(path: Path, source: Source) -> FileKind:
    """What the file is by its content. Raises InputMistake where that cannot be read."""
    try:
        kind = file_kind(path)
    except OSError as error:
        raise _refused_by_system(path, error) from None
    suffix = path.suffix.lower()
    if kind == "empty":
        raise _empty(path, source)
    if kind in ("zip", "gzip"):
        raise _packed(path, source)
    if suffix in PARQUET and kind != "parquet":
        return kind if kind in WORKBOOK_KINDS else "parquet"
    if suffix in TEXT_FILES and kind in ("binary", "xml", "page"):
        return kind if kind == "page" or (kind == "xml" and is_xml_workbook(path)) else "text"
    if kind == "binary" or (kind == "xml" and not is_xml_workbook(path)):
        raise no_workbook(path, source.department, f"it is {NAMES[kind]}")
    return kind


def refuse_other_endings(path: Path, source: Source) -> None:
    """Raises InputMistake for a file whose name does not say that it is an export."""
    suffix = path.suffix.lower()
    if suffix in PACKED:
        raise _packed(path, source)
    if suffix not in READABLE:
        raise InputMistake(
            f"{path.name} ends in {suffix or 'nothing'!r}.",
            f"An export that can be read: {', '.join(READABLE)}.",
            "A file of another kind lies among the exports, or the source's match is too wide.",
            f"sources.toml, source {source.name!r}: match; or save the export as CSV or XLSX.",
        )


def _kind_told(path: Path, kind: FileKind) -> tuple[Detection, ...]:
    """Where a name says something else than the content."""
    suffix = path.suffix.lower()
    is_as_named = suffix in TEXT_FILES if kind == "text" else suffix in PARQUET if kind == "parquet" else False
    if is_as_named or WORKBOOK_SUFFIXES.get(suffix) == kind:
        return ()
    told = f"Its name ends in {suffix}, and its content is {NAMES[kind]}."
    return (Detection("kind of file", NAMES[kind], "sure", told, "Nothing to declare; save it as what it is called."),)


def _refused_by_system(path: Path, error: OSError) -> InputMistake:
    return InputMistake(
        f"{path.name} cannot be read: {error.strerror}.",
        "A file that this program may read.",
        "It was saved for its owner alone, it was taken away, or the disk that it lies on fails.",
        "The permissions of the file; or copy it here again.",
    )


def _empty(path: Path, source: Source) -> InputMistake:
    return InputMistake(
        f"{path.name} is empty: 0 bytes.",
        "A header and rows of data.",
        "The export was cut off, or the query behind it failed.",
        f"Ask {source.department} for the export again.",
    )


def _packed(path: Path, source: Source) -> InputMistake:
    return InputMistake(
        f"{path.name} is a packed file (ZIP or gzip).",
        f"An export that can be read as it lies there: {', '.join(READABLE)}.",
        "The export was sent packed, and saved as it came.",
        f"Unpack it below exports/, where source {source.name!r} finds it.",
    )
