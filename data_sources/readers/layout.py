"""Where a text file's table begins: its header, of one row or several or none, below whatever stands above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data_sources.declarations import Source
from data_sources.readers.dialect import Reading
from data_sources.readers.header import best_header, find_header, joined_header
from data_sources.readers.header_evidence import HeaderEvidence, header_evidence, rows_of_header
from data_sources.readers.marks import Dialect


@dataclass(frozen=True)
class Layout:
    """`header_line` is the last physical line of the header, counted from 1, or the last line above a table that has
    none; `first_line` the header's first, 0 where there is none; `records_above` counts the records up to and with
    the header, blank lines as records too. `hits` declared headers were found; `sample` are the rows below it."""

    dialect: Dialect
    header: tuple[str, ...]
    header_line: int
    first_line: int
    header_rows: int
    records_above: int
    filled_above: int
    hits: int
    evidence: HeaderEvidence
    sample: tuple[tuple[str, ...], ...]

    def shifted(self, lines: int) -> Layout:
        """The same layout of a text before which this many lines were left out."""
        first = self.first_line + lines if self.header_rows else 0
        values = {**self.__dict__, "header_line": self.header_line + lines, "first_line": first}
        return Layout(**values)


def find_layout(reading: Reading, source: Source) -> Layout | None:
    """The layout of a text under one dialect; None where it holds nothing but blank lines or ends above the header."""
    rows = reading.divided.rows
    index = _declared_index(reading, source) if source.header_row else find_header(rows, source)
    if index is None:
        return None
    evidence = header_evidence(rows[index:])
    hits = best_header(rows, source).hits
    if source.header_row == 0 or (source.header_row is None and not hits and not evidence.is_header):
        return _without_header(reading, index, evidence)
    first, depth = _header_rows(rows, index, source, hits)
    last = first + depth - 1
    header = _trimmed(joined_header(rows[first : last + 1]), rows[last + 1 :])
    ends = reading.divided.ends
    first_line = ends[first - 1] + 1 if first else 1
    return Layout(
        reading.dialect,
        header,
        ends[last],
        first_line,
        depth,
        last + 1,
        _filled(rows[:first]),
        hits,
        evidence,
        tuple(tuple(row) for row in rows[last + 1 :]),
    )


def _declared_index(reading: Reading, source: Source) -> int | None:
    """The declared line is the header's first: it may hold line breaks."""
    ends = reading.divided.ends
    return next((i for i, end in enumerate(ends) if end >= (source.header_row or 0)), None)


def _header_rows(rows: Sequence[Sequence[str]], index: int, source: Source, hits: int) -> tuple[int, int]:
    if source.header_rows is not None:
        return index, min(source.header_rows, len(rows) - index)
    if hits and source.header_row is None:
        best = best_header(rows, source)
        if best.depth > 1:
            return best.index, best.depth
    return rows_of_header(rows, index, may_grow_upwards=not hits and source.header_row is None)


def _without_header(reading: Reading, index: int, evidence: HeaderEvidence) -> Layout:
    rows, ends = reading.divided.rows, reading.divided.ends
    width = max(reading.width, 1) if index == 0 else len(rows[index])
    above = ends[index - 1] if index else 0
    return Layout(
        reading.dialect,
        ("",) * width,
        above,
        0,
        0,
        index,
        _filled(rows[:index]),
        0,
        evidence,
        tuple(tuple(row) for row in rows[index:]),
    )


def _filled(rows: Sequence[Sequence[str]]) -> int:
    return sum(1 for row in rows if any(cell.strip() for cell in row))


def _trimmed(header: Sequence[str], below: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Without the nameless columns at its end that hold nothing."""
    width = len(header)
    while width > 1 and not header[width - 1].strip() and _is_empty_column(below, width - 1):
        width -= 1
    return tuple(header[:width])


def _is_empty_column(rows: Sequence[Sequence[str]], position: int) -> bool:
    return not any(len(row) > position and row[position].strip() for row in rows)
