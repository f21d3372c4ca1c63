"""Which row of an export is its header, and which header a declaration means."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from data_sources.declarations import Source
from data_sources.readers.cell_forms import is_typed
from data_sources.readers.missing_header import missing_header

# Title blocks above a header are a logo, a title, a date, filters: nobody puts fifty lines there.
DEEPEST_HEADER = 50
JOINED_DEPTHS = (1, 2, 3)
# Zero-width blanks, byte order marks, soft hyphens, and the NUL that old programs leave within text.
INVISIBLE = re.compile(r"[\x00\u200b\ufeff\u00ad]")


def declared_headers(source: Source) -> dict[str, str]:
    """Every header that the source names, with the place in sources.toml that names it."""
    named = {header: f"[source.columns] {column}" for column, header in source.columns.items()}
    named |= {header: "key" for header in source.key if header not in named}
    named |= {header: "attributes" for header in source.attributes if header not in named}
    return named | {header: "[source.only]" for header in source.only if header not in named}


@lru_cache(maxsize=1 << 14)
def loosely(header: str) -> str:
    """A header for comparison: case, no-break spaces, line breaks and repeated blanks do not matter."""
    return " ".join(INVISIBLE.sub("", unicodedata.normalize("NFKC", header)).split()).casefold()


def find_header(rows: Sequence[Sequence[str]], source: Source) -> int | None:
    """The index of the header among the first rows; None where there is no row that could be one.

    The row that holds the most of the declared headers; without any, the first row as wide as the table below it.
    """
    best = best_header(rows, source)
    return best.index if best.hits else _first_full_row(rows[:DEEPEST_HEADER])


@dataclass(frozen=True)
class BestHeader:
    """The rows that hold most of the declared headers: the first of them, how many headers, how many rows."""

    index: int
    hits: int
    depth: int = 1


def best_header(rows: Sequence[Sequence[str]], source: Source) -> BestHeader:
    """The first rows that hold the most of the declared headers, several joined where one is not enough."""
    wanted = {loosely(header) for header in declared_headers(source)} | {loosely(new) for new in source.renamed}
    best = BestHeader(0, 0)
    for depth in (source.header_rows,) if source.header_rows else JOINED_DEPTHS if wanted else ():
        for index in range(min(len(rows), DEEPEST_HEADER) - depth + 1):
            hits = len(wanted & {loosely(cell) for cell in joined_header(rows[index : index + depth])})
            best = BestHeader(index, hits, depth) if hits > best.hits else best
        if best.hits >= len(wanted) - len(source.renamed):
            break
    return best


def declared_found(row: Sequence[str], source: Source) -> int:
    """How many of the declared headers stand in the row."""
    return len({loosely(header) for header in declared_headers(source)} & {loosely(cell) for cell in row})


def _first_full_row(rows: Sequence[Sequence[str]]) -> int | None:
    filled = [sum(1 for cell in row if cell.strip()) for row in rows]
    if not any(filled):
        return None
    usual = Counter(width for width in filled if width).most_common(1)[0][0]
    found = next(index for index, width in enumerate(filled) if width >= usual)
    return found - 1 if found and _names_most(rows[found - 1], rows[found]) else found


def _names_most(row: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the row names the columns of the row below but for a few: the column of row numbers has no name."""
    filled = [cell for cell in row if cell.strip()]
    is_most = len(filled) >= 2 and len(row) == len(below) and 2 * len(filled) > len(below)
    return is_most and not any(map(is_typed, filled)) and any(map(is_typed, below))


def joined_header(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """One name per column of a header of several rows: "Region / North". Parts that repeat are named once.

    A blank in an upper row belongs to the filled cell on its left, as merged cells are exported; in the last row it
    stays blank. One row is returned as it is.
    """
    width = max((len(row) for row in rows), default=0)
    filled = [_filled_rightwards([*row, *[""] * (width - len(row))]) for row in rows[:-1]]
    filled += [[*row, *[""] * (width - len(row))] for row in rows[-1:]]
    if len(filled) == 1:
        return tuple(filled[0])
    return tuple(" / ".join(_once(parts)) for parts in zip(*filled, strict=True))


def _filled_rightwards(cells: Sequence[str]) -> list[str]:
    filled: list[str] = []
    for cell in cells:
        filled.append(cell if cell.strip() or not filled else filled[-1])
    return filled


def _once(parts: Sequence[str]) -> list[str]:
    named = {loosely(part): part.strip() for part in reversed(parts) if part.strip()}
    return [named[key] for key in dict.fromkeys(loosely(part) for part in parts if part.strip())]


def unique_headers(cells: Sequence[str]) -> tuple[str, ...]:
    """Names for the columns: blanks become "column 3", a repeated name "Score (2)".

    `line` is the row's own, and `rowid` is DuckDB's.
    """
    names: list[str] = []
    taken = {"line", "rowid"}
    for position, cell in enumerate(cells, start=1):
        wanted = " ".join(INVISIBLE.sub("", cell).split()) or f"column {position}"
        name, number = wanted, 1
        while name.casefold() in taken:
            number += 1
            name = f"{wanted} ({number})"
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def header_named(wanted: str, headers: Sequence[str]) -> str | None:
    """The export's own spelling of a declared header; None where the export lacks it."""
    if wanted.strip() in headers:
        return wanted.strip()
    return next((header for header in headers if loosely(header) == loosely(wanted)), None)


def require_headers(headers: Sequence[str], source: Source, export: str) -> None:
    """Raises InputMistake for the first declared header that the export lacks."""
    places = declared_headers(source)
    missing = [wanted for wanted in places if header_named(wanted, headers) is None]
    if missing:
        raise missing_header(missing[0], places, missing, headers, source.name, export)
