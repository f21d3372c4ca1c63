"""What a text file looks like before it is read: its marks and where its table begins, from pieces of all of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from data_sources.declarations import Source
from data_sources.mistakes import InputMistake
from data_sources.readers.dialect import Reading, find_readings
from data_sources.readers.divided import divide
from data_sources.readers.encoding import first_text
from data_sources.readers.header import declared_headers, loosely
from data_sources.readers.layout import Layout, find_layout
from data_sources.readers.marks import Dialect
from data_sources.readers.text_file import TextFile, from_line

SAMPLE_CHARACTERS = 1 << 17
# Of a file longer than its beginning, so many pieces of so many bytes are looked at, spread evenly.
LATER_PIECES = 6
PIECE_BYTES = 1 << 14
# More than any table that people made; beyond it rows were written as columns, or the line ends are lost.
MOST_COLUMNS = 4_096


@dataclass(frozen=True)
class Look:
    """The file to read on from, the readings of its sample, the best first, and the layout under the best."""

    file: TextFile
    readings: list[Reading]
    layout: Layout


def look_at(file: TextFile, source: Source, scratch: Path) -> Look | None:
    """None where the file holds nothing but blank lines, or ends above the declared header row.

    Raises InputMistake where it has more columns than a table has.
    """
    sample = first_text(file.path, file.survey, SAMPLE_CHARACTERS)
    readings = find_readings(sample, later_pieces(file), source)
    refuse_too_wide(readings[0].width if readings else 0, file.name, source)
    layout = find_layout(readings[0], source) if readings else None
    below = _header_below(file, sample, readings, layout, source)
    if below is None:
        return Look(file, readings, layout) if layout is not None else None
    shorter = from_line(file, below, scratch)
    again = first_text(shorter.path, shorter.survey, SAMPLE_CHARACTERS)
    nearer = source.model_copy(update={"header_row": 1}) if source.header_row else source
    readings = find_readings(again, (), nearer)
    layout = find_layout(readings[0], nearer) if readings else None
    return Look(shorter, readings, layout.shifted(shorter.lines_left_out)) if layout is not None else None


def refuse_too_wide(columns: int, export: str, source: Source) -> None:
    """Raises InputMistake for more columns than a table has."""
    if columns > MOST_COLUMNS:
        raise InputMistake(
            f"{export} has {columns:,} columns.",
            f"At most {MOST_COLUMNS:,}.",
            "Rows and columns were exchanged, or the line ends were lost on the way.",
            f"Ask {source.department} for the export again, one row a line.",
        )


def later_pieces(file: TextFile) -> list[str]:
    """Whole lines from places all over a file that is longer than its first sample."""
    size = file.path.stat().st_size
    if size < 2 * SAMPLE_CHARACTERS:
        return []
    pieces = []
    with file.path.open("rb") as given:
        for piece in range(LATER_PIECES):
            given.seek(SAMPLE_CHARACTERS + (size - SAMPLE_CHARACTERS - PIECE_BYTES) * piece // (LATER_PIECES - 1))
            text = given.read(PIECE_BYTES).decode(file.encoding, errors="replace").replace("\r\n", "\n")
            pieces.append(text[text.find("\n") + 1 : max(text.rfind("\n"), 0)])
    return [piece for piece in pieces if "\n" in piece]


def _header_below(
    file: TextFile, sample: str, readings: list[Reading], layout: Layout | None, source: Source
) -> int | None:
    """The line of a header that stands below the sample, or below another table: declared, or found by its words."""
    if source.header_row and source.header_row > sample.count("\n"):
        return source.header_row
    wanted = {loosely(header) for header in declared_headers(source)}
    if source.header_row is not None or layout is None or layout.hits >= len(wanted):
        return None
    return _line_of_headers(file, wanted, readings[0].dialect, layout.hits)


def _line_of_headers(file: TextFile, wanted: set[str], dialect: Dialect, hits: int) -> int | None:
    """The first line on which more of the declared headers stand than were found so far."""
    found, needles = None, tuple(sorted(wanted, key=len))
    with file.path.open(encoding=file.encoding, errors="replace", newline="\n") as lines:
        for number, line in enumerate(lines, start=1):
            lowered = line.casefold()
            if not any(needle in lowered for needle in needles):
                continue
            cells = {loosely(cell) for cell in divide(line.rstrip("\r\n"), dialect).rows[0]}
            if len(wanted & cells) > hits:
                found, hits = number, len(wanted & cells)
    return found
