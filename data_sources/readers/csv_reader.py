"""Text files: DuckDB reads them, every cell as text, and its rows are held against the file's own records."""

from __future__ import annotations

import tempfile
from array import array
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from data_sources.declarations import Source
from data_sources.mistakes import InputMistake
from data_sources.readers.data_rows import BEYOND, cells_table, lines_table, show_data_rows
from data_sources.readers.dialect import Layout, find_layout
from data_sources.readers.encoding import ByteSurvey, first_text, survey_bytes, write_as_utf8
from data_sources.readers.header import unique_headers
from data_sources.readers.landed import Landed, add_unreadable, count, create_unreadable
from data_sources.readers.record_lines import plain_record_starts, record_lines

SAMPLE_CHARACTERS = 1 << 18
DUCKDB_READS = {"utf-8": "utf-8", "latin-1": "latin-1"}


@dataclass(frozen=True)
class _TextFile:
    """The file as DuckDB reads it, perhaps a copy in UTF-8, what its bytes say, and the export's own name."""

    path: Path
    survey: ByteSurvey
    encoding: str
    name: str


def land_csv(connection: duckdb.DuckDBPyConnection, path: Path, source: Source, table: str) -> Landed:
    """Lands a text file whatever its encoding, delimiter, title block and broken lines. Raises InputMistake."""
    with tempfile.TemporaryDirectory(prefix="empty-chair-") as scratch:
        surveyed = survey_bytes(path, source.encoding)
        file = _readable(path, surveyed, Path(scratch))
        layout = find_layout(first_text(file.path, file.survey, SAMPLE_CHARACTERS), source)
        if layout is None:
            raise _no_rows(path, source)
        headers = unique_headers(layout.header)
        create_unreadable(connection, table, ())
        landed = Landed(table, headers, 0, None, surveyed.encoding, layout.delimiter, layout.header_line)
        first_line = _read(connection, file, layout, landed, Path(scratch))
    show_data_rows(connection, landed, source, first_line)
    rows_read = count(connection, landed.rows) + count(connection, landed.unreadable)
    notes = _notes(surveyed, layout)
    return Landed(table, headers, rows_read, None, surveyed.encoding, layout.delimiter, layout.header_line, None, notes)


def _no_rows(path: Path, source: Source) -> InputMistake:
    return InputMistake(
        f"{path.name} holds nothing but blank lines.",
        "A header and rows of data.",
        "The export was cut off, or the query behind it failed.",
        f"Ask {source.department} for the export again.",
    )


def _readable(path: Path, survey: ByteSurvey, scratch: Path) -> _TextFile:
    if survey.encoding in DUCKDB_READS and not survey.strange_bytes and not survey.returns_alone:
        return _TextFile(path, survey, DUCKDB_READS[survey.encoding], path.name)
    copy = scratch / "in_utf8.csv"
    write_as_utf8(path, survey, copy)
    return _TextFile(copy, survey_bytes(copy, None), "utf-8", path.name)


def _read(
    connection: duckdb.DuckDBPyConnection, file: _TextFile, layout: Layout, landed: Landed, scratch: Path
) -> int | None:
    """Fills landing.TABLE_cells. Returns the line of its first row where lines simply count on; else writes them.

    DuckDB's rows must be as many as the file has lines of data. Where they are not (cells of several lines, blank
    lines, a quotation mark left open), the records are counted one by one, and a broken line is taken out alone.
    """
    rows = _filled(connection, file, layout, landed, parallel=True)
    if rows == file.survey.lines - layout.header_line and file.survey.quotes % 2 == 0:
        return layout.header_line + 1
    starts = plain_record_starts(file.path, layout.header_line, layout.delimiter, len(landed.headers))
    if starts is not None and rows is None:
        rows = _filled(connection, file, layout, landed, parallel=False)
    if starts is None or rows != len(starts):
        starts = _read_record_by_record(connection, file, layout, landed, scratch)
    _write_lines(connection, landed, starts)
    return None


def _filled(
    connection: duckdb.DuckDBPyConnection, file: _TextFile, layout: Layout, landed: Landed, parallel: bool
) -> int | None:
    """How many rows DuckDB reads; None where it refuses: in parallel it reads no cells of several lines."""
    try:
        _fill(connection, file.path, file.encoding, layout, landed, layout.records_above, parallel)
    except duckdb.Error:
        return None
    return count(connection, cells_table(landed))


def _read_record_by_record(
    connection: duckdb.DuckDBPyConnection, file: _TextFile, layout: Layout, landed: Landed, scratch: Path
) -> array[int]:
    """Reads a copy in which every record is written anew, broken lines left out; the lines on which they begin."""
    path = file.path
    if file.encoding != "utf-8":
        path = scratch / "recoded.csv"
        write_as_utf8(file.path, file.survey, path)
    rewritten = scratch / "record_by_record.csv"
    found = record_lines(path, layout.header_line, layout.delimiter, len(landed.headers), rewritten)
    try:
        _fill(connection, rewritten, "utf-8", layout, landed, 0, parallel=False)
        rows = count(connection, cells_table(landed))
    except duckdb.Error as error:
        raise _senseless(file.name, str(error).splitlines()[0]) from None
    if rows != len(found.starts):
        raise _senseless(file.name, f"{len(found.starts)} rows are there, and {rows} could be read.")
    add_unreadable(connection, landed.unreadable, found.broken)
    return found.starts


def _write_lines(connection: duckdb.DuckDBPyConnection, landed: Landed, starts: array[int]) -> None:
    connection.register("record_starts", pa.table({"line": pa.array(starts, type=pa.int64())}))
    connection.execute(f"create or replace table {lines_table(landed)} as select line from record_starts")
    connection.unregister("record_starts")


def _senseless(name: str, how: str) -> InputMistake:
    return InputMistake(
        f"{name}: {how}",
        "A text file whose quotation marks and line ends make sense.",
        "A cell of several megabytes, or quotation marks that nobody can tell apart.",
        "Save the export as XLSX, or without line breaks within cells.",
    )


def _fill(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    encoding: str,
    layout: Layout,
    landed: Landed,
    skip: int,
    parallel: bool,
) -> None:
    columns = dict.fromkeys((*landed.headers, *BEYOND), "varchar")
    connection.execute(
        f"create or replace table {cells_table(landed)} as from read_csv($path, delim = $delimiter, quote = '\"', "
        "escape = '\"', header = false, skip = $skip, columns = $columns, auto_detect = false, nullstr = '', "
        "null_padding = true, strict_mode = false, encoding = $encoding, parallel = $parallel)",
        {
            "path": str(path),
            "delimiter": layout.delimiter,
            "skip": skip,
            "columns": columns,
            "encoding": encoding,
            "parallel": parallel,
        },
    )


def _notes(survey: ByteSurvey, layout: Layout) -> tuple[str, ...]:
    notes = []
    if layout.records_above > 1:
        notes.append(f"{layout.records_above - 1} lines above the header are no data.")
    if survey.strange_bytes:
        notes.append("Some characters were in another encoding (CP1252) than the rest (UTF-8); both were read.")
    return tuple(notes)
