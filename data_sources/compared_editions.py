"""What differs between two editions: the exports that they hold, and how many rows each table has."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from data_sources.reconciliation import day_or_none
from queries.run import open_edition


@dataclass(frozen=True)
class TableChange:
    table: str
    rows_before: int
    rows_after: int


@dataclass(frozen=True)
class Comparison:
    """The first edition against the second; tables of equal size are left out."""

    before: str
    after: str
    as_of_before: str
    as_of_after: str
    exports_added: tuple[str, ...]
    exports_gone: tuple[str, ...]
    exports_changed: tuple[str, ...]
    tables: tuple[TableChange, ...]


@dataclass(frozen=True)
class _Contents:
    edition_id: str
    as_of: str
    exports: dict[str, str]
    tables: dict[str, int]


def compare_editions(before: Path, after: Path) -> Comparison:
    """Which exports came, went or changed, and which tables grew or shrank."""
    old, new = _contents(before), _contents(after)
    kept = old.exports.keys() & new.exports.keys()
    tables = sorted(old.tables.keys() | new.tables.keys())
    changes = [TableChange(table, old.tables.get(table, 0), new.tables.get(table, 0)) for table in tables]
    return Comparison(
        old.edition_id,
        new.edition_id,
        old.as_of,
        new.as_of,
        tuple(sorted(new.exports.keys() - old.exports.keys())),
        tuple(sorted(old.exports.keys() - new.exports.keys())),
        tuple(sorted(path for path in kept if old.exports[path] != new.exports[path])),
        tuple(change for change in changes if change.rows_before != change.rows_after),
    )


def _contents(path: Path) -> _Contents:
    edition = open_edition(path)
    try:
        arrived = edition.run("exports/arrivals").frame
        sizes = edition.run("edition/table_sizes").frame
        as_of = day_or_none(edition.company["as_of"])
    finally:
        edition.connection.close()
    return _Contents(
        path.stem,
        str(as_of or "no dates"),
        dict(zip(arrived["path"], arrived["sha256"], strict=True)),
        {str(table): int(rows) for table, rows in zip(sizes["table_name"], sizes["row_count"], strict=True)},
    )
