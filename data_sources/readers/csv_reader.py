"""Text files: how they are marked is found by evidence, then DuckDB reads them, every cell as text."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from data_sources.declarations import Source
from data_sources.mistakes import InputMistake
from data_sources.readers.data_rows import TableRows, refuse_misread, show_data_rows
from data_sources.readers.encoding import ByteSurvey, survey_bytes
from data_sources.readers.header import unique_headers
from data_sources.readers.landed import Landed, count, create_unreadable
from data_sources.readers.layout import Layout
from data_sources.readers.read_cells import Cells, read_cells
from data_sources.readers.stacked_tables import Stacked, find_stacked
from data_sources.readers.text_detections import text_detections, text_notes
from data_sources.readers.text_file import in_usual_marks, readable
from data_sources.readers.text_look import Look, look_at, refuse_too_wide


@dataclass(frozen=True)
class TextTables:
    """A landed text file: its table, how it was found, and the tables below it."""

    landed: Landed
    survey: ByteSurvey
    look: Look
    stacked: Stacked

    @property
    def layout(self) -> Layout:
        return self.look.layout


def land_csv(connection: duckdb.DuckDBPyConnection, path: Path, source: Source, table: str) -> Landed:
    """Lands a text file whatever its encoding, marks, title block and broken lines. Raises InputMistake."""
    found = land_text(connection, path, source, table)
    rows_read = count(connection, found.landed.rows) + count(connection, found.landed.unreadable)
    return replace(
        found.landed,
        rows_read=rows_read,
        notes=text_notes(found.survey, found.layout, found.stacked, source),
        detections=text_detections(found.survey, found.look, found.stacked, source),
    )


def land_text(connection: duckdb.DuckDBPyConnection, path: Path, source: Source, table: str) -> TextTables:
    """Lands the table in which the declared headers stand, and tells of the others. Raises InputMistake."""
    with tempfile.TemporaryDirectory(prefix="empty-chair-") as folder:
        scratch = Path(folder)
        surveyed = survey_bytes(path, source.encoding)
        look = look_at(readable(path, surveyed, scratch), source, scratch)
        if look is None:
            raise _no_rows(path, source)
        landed = _landed(table, look.layout, surveyed, source, path)
        create_unreadable(connection, table, ())
        first_line = read_cells(connection, _cells(look, scratch), landed, scratch)
    stacked = find_stacked(connection, landed, look.layout, first_line)
    show_data_rows(connection, landed, source, _table_rows(look.layout, stacked, first_line, source))
    refuse_misread(connection, landed, path.name, source)
    return TextTables(landed, surveyed, look, stacked)


def _landed(table: str, layout: Layout, survey: ByteSurvey, source: Source, path: Path) -> Landed:
    refuse_too_wide(len(layout.header), path.name, source)
    headers = unique_headers(layout.header)
    return Landed(table, headers, 0, None, survey.encoding, layout.dialect.delimiter, layout.header_line)


def _cells(look: Look, scratch: Path) -> Cells:
    layout, left_out = look.layout, look.file.lines_left_out
    header_line = layout.header_line - left_out
    file = in_usual_marks(look.file, layout.dialect, header_line, scratch)
    above = layout.records_above if layout.dialect.is_plain else header_line
    return Cells(file, layout.dialect.delimiter, header_line, above)


def _table_rows(layout: Layout, stacked: Stacked, first_line: int | None, source: Source) -> TableRows:
    ends_at, again = stacked.ends_at, stacked.again
    second_from = ends_at if source.header_repeats or not again else again[0]
    left_out = again if source.header_repeats else ()
    has_notes = not any(sum(map(bool, row)) == 1 for row in layout.sample[:-5])
    return TableRows(first_line, ends_at, second_from, left_out, has_notes)


def _no_rows(path: Path, source: Source) -> InputMistake:
    if source.header_row:
        return InputMistake(
            f"{path.name} has no line {source.header_row}, or nothing but blank lines below it.",
            "A header on the line declared, and rows of data below it.",
            "The export was cut off, or its header stands elsewhere.",
            f"sources.toml, source {source.name!r}: header_row; or ask {source.department} for the export again.",
        )
    return InputMistake(
        f"{path.name} holds nothing but blank lines.",
        "A header and rows of data.",
        "The export was cut off, or the query behind it failed.",
        f"Ask {source.department} for the export again.",
    )
