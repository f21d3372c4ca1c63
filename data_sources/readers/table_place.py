"""Where a table stands in an export, and what it holds: what a person chooses from when there are several."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TablePlace:
    """One table of an export. `header_row` is the line or row of the header's first row, counted from 1; 0 where the
    table has no header. `range` is what sources.toml would say of it ("B5:F200"); text files have neither sheet nor
    range. `rows` counts its rows of data as far as they were looked at."""

    sheet: str | None
    range: str | None
    header_row: int
    header_rows: int
    headers: tuple[str, ...]
    rows: int
    is_hidden: bool = False
