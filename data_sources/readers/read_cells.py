"""DuckDB reads a text file, every cell as text, and its rows are held against the file's own records."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from data_sources.mistakes import InputMistake
from data_sources.readers.data_rows import BEYOND, cells_table, lines_table
from data_sources.readers.encoding import write_as_utf8
from data_sources.readers.landed import Landed, UnreadableRow, add_unreadable, count
from data_sources.readers.record_lines import plain_record_starts, record_lines
from data_sources.readers.text_file import TextFile

# What DuckDB takes as one line without being asked, and the most that it is asked to take.
USUAL_LINE_BYTES = 2_000_000
LONGEST_LINE_BYTES = 1 << 28


@dataclass(frozen=True)
class Cells:
    """A file in the usual marks: below `header_line` lie its data, below `records_above` records."""

    file: TextFile
    delimiter: str
    header_line: int
    records_above: int


def read_cells(connection: duckdb.DuckDBPyConnection, cells: Cells, landed: Landed, scratch: Path) -> int | None:
    """Fills landing.TABLE_cells. Returns the line of its first row where lines simply count on; else writes them.

    DuckDB's rows must be as many as the file has lines of data. Where they are not (cells of several lines, blank
    lines, a quotation mark left open), the records are counted one by one, and a broken line is taken out alone.
    """
    file, left_out = cells.file, cells.file.lines_left_out
    add_unreadable(connection, landed.unreadable, [_moved(row, left_out) for row in file.broken])
    rows = _filled(connection, cells, landed, parallel=True)
    if rows == file.survey.lines - cells.header_line and file.survey.quotes % 2 == 0:
        return left_out + cells.header_line + 1
    starts = plain_record_starts(file.path, cells.header_line, cells.delimiter, len(landed.headers))
    if starts is not None and rows is None:
        rows = _filled(connection, cells, landed, parallel=False)
    if starts is None or rows != len(starts):
        starts = _read_record_by_record(connection, cells, landed, scratch)
    _write_lines(connection, landed, starts, left_out)
    return None


def _moved(row: UnreadableRow, lines: int) -> UnreadableRow:
    return UnreadableRow(row.line + lines, row.value, row.reason, row.suggestion)


def _filled(connection: duckdb.DuckDBPyConnection, cells: Cells, landed: Landed, parallel: bool) -> int | None:
    """How many rows DuckDB reads; None where it refuses: in parallel it reads no cells of several lines."""
    file = cells.file
    try:
        _fill(connection, file.path, file.encoding, cells.delimiter, landed, cells.records_above, parallel)
    except duckdb.Error:
        return None
    return count(connection, cells_table(landed))


def _read_record_by_record(
    connection: duckdb.DuckDBPyConnection, cells: Cells, landed: Landed, scratch: Path
) -> array[int]:
    """Reads a copy in which every record is written anew, broken lines left out; the lines on which they begin."""
    file, path = cells.file, cells.file.path
    if file.encoding != "utf-8":
        path = scratch / "recoded.csv"
        write_as_utf8(file.path, file.survey, path)
    rewritten = scratch / "record_by_record.csv"
    found = record_lines(path, cells.header_line, cells.delimiter, len(landed.headers), rewritten)
    try:
        _fill(connection, rewritten, "utf-8", cells.delimiter, landed, 0, parallel=False)
        rows = count(connection, cells_table(landed))
    except duckdb.Error as error:
        raise _senseless(file.name, str(error).splitlines()[0]) from None
    if rows != len(found.starts):
        raise _senseless(file.name, f"{len(found.starts)} rows are there, and {rows} could be read.")
    add_unreadable(connection, landed.unreadable, [_moved(row, file.lines_left_out) for row in found.broken])
    return found.starts


def _write_lines(connection: duckdb.DuckDBPyConnection, landed: Landed, starts: array[int], left_out: int) -> None:
    connection.register("record_starts", pa.table({"line": pa.array(starts, type=pa.int64())}))
    connection.execute(
        f"create or replace table {lines_table(landed)} as select line + {left_out} as line from record_starts"
    )
    connection.unregister("record_starts")


def _senseless(name: str, how: str) -> InputMistake:
    return InputMistake(
        f"{name}: {how}",
        "A text file whose quotation marks and line ends make sense.",
        f"A line of more than {LONGEST_LINE_BYTES >> 20} megabytes, or quotation marks that nobody can tell apart.",
        "Save the export as XLSX, or without line breaks within cells.",
    )


def _fill(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    encoding: str,
    delimiter: str,
    landed: Landed,
    skip: int,
    parallel: bool,
) -> None:
    columns = dict.fromkeys((*landed.headers, *BEYOND), "varchar")
    statement = (
        f"create or replace table {cells_table(landed)} as from read_csv($path, delim = $delimiter, quote = '\"', "
        "escape = '\"', header = false, skip = $skip, columns = $columns, auto_detect = false, nullstr = '', "
        "null_padding = true, strict_mode = false, encoding = $encoding, parallel = $parallel, "
        "max_line_size = $longest)"
    )
    given = {
        "path": str(path),
        "delimiter": delimiter,
        "skip": skip,
        "columns": columns,
        "encoding": encoding,
        "parallel": parallel,
    }
    try:
        connection.execute(statement, {**given, "longest": USUAL_LINE_BYTES})
    except duckdb.Error as error:
        if "line size" not in str(error).lower():
            raise
        longest = min(max(path.stat().st_size + 1, USUAL_LINE_BYTES), LONGEST_LINE_BYTES)
        connection.execute(statement, {**given, "longest": longest, "parallel": False})
