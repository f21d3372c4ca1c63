"""What divides the cells of a text file, and where its header ends: by evidence in its first lines."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from data_sources.declarations import Source
from data_sources.mistakes import InputMistake
from data_sources.readers.header import declared_found, find_header

DELIMITERS = (";", ",", "\t", "|", ":", "~", "^")
# These stand in times and addresses far more often than between cells.
RARE_DELIMITERS = {":", "~", "^"}
SPELLED_OUT = {"tab": "\t", "\\t": "\t", "semicolon": ";", "comma": ",", "pipe": "|", "space": " "}
# Enough rows to tell a table from the title block above it.
SAMPLE_RECORDS = 400


@dataclass(frozen=True)
class Layout:
    """How a text file is laid out. `header_line` is the last physical line of the header, counted from 1;
    `records_above` counts the records up to and with the header, blank lines as records too."""

    delimiter: str
    header: tuple[str, ...]
    header_line: int
    records_above: int


@dataclass(frozen=True)
class _Reading:
    """The sample as one delimiter divides it; `ends` holds the physical line on which each record ends."""

    delimiter: str
    rows: list[list[str]]
    ends: list[int]


def find_layout(sample: str, source: Source) -> Layout | None:
    """The layout by which most declared headers are found, then by which rows agree in their number of cells.

    None where the file holds nothing but blank lines. Raises InputMistake for a delimiter of several characters.
    """
    delimiters = (_spelled(source.delimiter),) if source.delimiter else DELIMITERS
    readings = [_read(sample, delimiter) for delimiter in delimiters]
    # A quotation mark left open in the title block swallows the header: then each line is looked at by itself.
    readings += [_read_lines(sample, delimiter) for delimiter in delimiters]
    layouts = [
        (_evidence(reading, source, position), _layout(reading, source)) for position, reading in enumerate(readings)
    ]
    found = [(evidence, layout) for evidence, layout in layouts if layout is not None]
    return max(found, key=lambda each: each[0])[1] if found else None


def _spelled(delimiter: str) -> str:
    spelled = SPELLED_OUT.get(delimiter.strip().lower(), delimiter)
    if len(spelled) != 1:
        raise InputMistake(
            f"delimiter = {delimiter!r}.",
            'One character, such as ";" or ",", or the word "tab".',
            "More than one character was written.",
            "sources.toml: delimiter; or leave it out, and it is found by evidence.",
        )
    return spelled


def _read(sample: str, delimiter: str) -> _Reading:
    reader = csv.reader(StringIO(sample, newline="\n"), delimiter=delimiter)
    rows: list[list[str]] = []
    ends: list[int] = []
    try:
        for row in reader:
            rows.append(row)
            ends.append(reader.line_num)
            if len(rows) >= SAMPLE_RECORDS:
                break
    except csv.Error:  # a cell of more than 131,072 characters: an open quotation mark
        pass
    return _Reading(delimiter, rows, ends)


def _read_lines(sample: str, delimiter: str) -> _Reading:
    lines = sample.split("\n")[:SAMPLE_RECORDS]
    rows = [row for line in lines for row in [next(csv.reader([line], delimiter=delimiter), [])]]
    return _Reading(delimiter, rows, list(range(1, len(rows) + 1)))


def _header_index(reading: _Reading, source: Source) -> int | None:
    if source.header_row is None:
        return find_header(reading.rows, source)
    # The declared line is the header's first: it may hold line breaks.
    starts = [1, *(end + 1 for end in reading.ends[:-1])]
    if source.header_row in starts:
        return starts.index(source.header_row)
    return next((i for i, end in enumerate(reading.ends) if end >= source.header_row), None)


def _layout(reading: _Reading, source: Source) -> Layout | None:
    index = _header_index(reading, source)
    if index is None:
        return None
    header = reading.rows[index]
    while len(header) > 1 and not header[-1].strip() and _is_empty_column(reading.rows[index + 1 :], len(header) - 1):
        header = header[:-1]
    return Layout(reading.delimiter, tuple(header), reading.ends[index], index + 1)


def _is_empty_column(rows: Sequence[Sequence[str]], position: int) -> bool:
    return not any(len(row) > position and row[position].strip() for row in rows)


def _evidence(reading: _Reading, source: Source, position: int) -> tuple[int, float, int]:
    """Declared headers found; then the share of rows that agree in a width above one; earlier delimiters first."""
    index = find_header(reading.rows, source)
    if index is None:
        return (0, 0.0, -position)
    hits = declared_found(reading.rows[index], source)
    widths = Counter(len(row) for row in reading.rows[index:] if row)
    width, agreeing = widths.most_common(1)[0]
    agreement = agreeing / widths.total()
    # One column everywhere is what any delimiter gives that the file does not use: weak evidence, unless it is all.
    weight = (1 if width > 1 or hits else 0.1) * (0.5 if reading.delimiter in RARE_DELIMITERS else 1)
    return (hits, agreement * weight, -position)
