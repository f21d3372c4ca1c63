"""Several tables one below the other in a text file: where the one that is read ends, and what the others are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from data_sources.readers.cell_forms import is_typed, kind_of
from data_sources.readers.data_rows import BEYOND, POSITION, cells_table, numbered_rows
from data_sources.readers.header import loosely
from data_sources.readers.landed import Landed, count, quoted
from data_sources.readers.layout import Layout
from data_sources.readers.table_place import TablePlace

# More rows than these that might begin a table are the table's own.
MOST_CANDIDATES = 200
NEIGHBOURS = 5
# Fewer rows below a row of words are no table.
FEWEST_ROWS = 2
# A column of numbers shows a header by the word in it.
TYPED_IN_SAMPLE = 0.95


@dataclass(frozen=True)
class Stacked:
    """By position from 0: the table that is read ends before `ends_at`, where another begins or the file ends; `again`
    are rows within it that say its header again; `others` are the tables below."""

    ends_at: int
    again: tuple[int, ...] = ()
    others: tuple[TablePlace, ...] = ()


@dataclass(frozen=True)
class _Row:
    position: int
    line: int
    cells: tuple[str, ...]


def find_stacked(
    connection: duckdb.DuckDBPyConnection, landed: Landed, layout: Layout, first_line: int | None
) -> Stacked:
    """Looks at rows that stand out: a word where numbers stand, the header's own words, another width, a gap above."""
    last = count(connection, cells_table(landed))
    candidates = _candidates(connection, landed, layout, first_line)
    if not candidates or len(candidates) > MOST_CANDIDATES:
        return Stacked(last)
    rows = _neighbourhood(connection, landed, first_line, candidates)
    header, begins, again = layout.header, [], []
    for position in candidates:
        row = rows[position]
        if _says_again(row.cells, layout.header) and header == layout.header:
            again.append(position)
        elif _begins_table(rows, position, header):
            begins.append(row)
            header = row.cells
    ends = [row.position for row in begins[1:]] + [last]
    others = tuple(
        TablePlace(None, None, row.line, 1, row.cells, end - row.position - 1)
        for row, end in zip(begins, ends, strict=False)
    )
    return Stacked(begins[0].position if begins else last, tuple(again), others)


def _candidates(
    connection: duckdb.DuckDBPyConnection, landed: Landed, layout: Layout, first_line: int | None
) -> list[int]:
    stands_out, parameters = [f"{quoted(BEYOND[0])} is not null"], {}
    typed = _typed_column(layout)
    named = next((i for i, cell in enumerate(layout.header) if cell.strip()), None)
    if typed is not None:  # letters come after digits
        stands_out.append(f"{quoted(landed.headers[typed])} >= ':'")
    elif named is not None:
        stands_out.append(f"trim({quoted(landed.headers[named])}) = $name")
        parameters = {"name": layout.header[named].strip()}
    found = connection.execute(
        f"select rowid from {cells_table(landed)} where {' or '.join(stands_out)} order by rowid limit $most",
        {"most": MOST_CANDIDATES + 1, **parameters},
    ).fetchall()
    gaps = [] if first_line is not None else _below_gaps(connection, landed)
    return sorted({int(row[0]) for row in found} | set(gaps if len(gaps) <= MOST_CANDIDATES else []))


def _below_gaps(connection: duckdb.DuckDBPyConnection, landed: Landed) -> list[int]:
    """The positions of rows above which the file has a blank line, or a cell of several lines."""
    rows = numbered_rows(landed, None)
    steps = f"select {POSITION}, line - lag(line) over (order by {POSITION}) as lines from ({rows})"
    return [
        int(row[0])
        for row in connection.execute(
            f"select {POSITION} from ({steps}) where lines > 1 order by {POSITION} limit $most",
            {"most": MOST_CANDIDATES + 1},
        ).fetchall()
    ]


def _typed_column(layout: Layout) -> int | None:
    """A column whose cells are numbers or days throughout the sample."""
    rows = layout.sample[:MOST_CANDIDATES]
    for position in range(len(layout.header)):
        cells = [row[position] for row in rows if len(row) > position and row[position].strip()]
        typed = sum(1 for cell in cells if is_typed(cell) and any(map(str.isdigit, cell)))
        if len(cells) > 1 and min(len(cells), typed) >= TYPED_IN_SAMPLE * len(rows):
            return position
    return None


def _neighbourhood(
    connection: duckdb.DuckDBPyConnection, landed: Landed, first_line: int | None, candidates: Sequence[int]
) -> dict[int, _Row]:
    wanted = sorted({each + step for each in candidates for step in range(-NEIGHBOURS, NEIGHBOURS + 1)})
    found = connection.execute(
        f"select * from ({numbered_rows(landed, first_line)}) where {POSITION} in (select unnest($wanted))",
        {"wanted": wanted},
    ).fetchall()
    return {row[1]: _Row(row[1], row[0], _extent(row[2:])) for row in found}


def _extent(cells: Sequence[str | None]) -> tuple[str, ...]:
    filled = [i for i, cell in enumerate(cells) if cell is not None and cell.strip()]
    return tuple(cell or "" for cell in cells[: filled[-1] + 1]) if filled else ()


def _says_again(cells: Sequence[str], header: Sequence[str]) -> bool:
    return len(cells) > 0 and [loosely(cell) for cell in cells] == [loosely(cell) for cell in _extent(header)]


def _begins_table(rows: dict[int, _Row], position: int, header: Sequence[str]) -> bool:
    """Whether a row names columns: all words, none twice, and either some of the header's own words or a new width."""
    cells = rows[position].cells
    words = [loosely(cell) for cell in cells]
    following = [rows[each].cells for each in range(position + 1, position + NEIGHBOURS) if each in rows]
    if len(cells) < 2 or len(set(words)) < len(words) or not all(words) or not _has_typed_column(following):
        return False
    shared = set(words) & {loosely(cell) for cell in header}
    if 2 * len(shared) >= len(words) or words[0] == loosely(header[0]):
        return not any(map(is_typed, cells))
    if max(map(len, following)) != len(cells):
        return False
    before = [rows[each] for each in range(position - NEIGHBOURS, position) if each in rows]
    is_new_width = bool(before) and all(len(row.cells) != len(cells) for row in before)
    return all(kind_of(cell) == "words" for cell in cells) and (is_new_width or _is_below_gap(before, rows[position]))


def _has_typed_column(rows: Sequence[Sequence[str]]) -> bool:
    """Whether there are rows enough for a table, and a column of theirs is of numbers or days."""
    if len(rows) < FEWEST_ROWS:
        return False
    columns = ([row[position] for row in rows if len(row) > position] for position in range(max(map(len, rows))))
    return any(len(column) == len(rows) and all(map(is_typed, column)) for column in columns)


def _is_below_gap(before: Sequence[_Row], row: _Row) -> bool:
    lines = 1 + sum(cell.count("\n") for cell in before[-1].cells) if before else 0
    return bool(before) and row.line - before[-1].line > lines
