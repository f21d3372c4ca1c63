"""What differs between two editions: the exports that they hold, and how many rows each table has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.stories.compared import COMPARED, Compared, compare_findings
from data_sources.as_known_then import as_known_then
from data_sources.opened_edition import edition_open
from data_sources.reconciliation import day_or_none


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


def compare_stories(before: Path, after: Path, story_ids: Sequence[str] = COMPARED) -> Compared:
    """Which findings changed, and why. Raises EditionTooOld where another version built one of the editions."""
    with edition_open(before) as earlier, edition_open(after) as later, as_known_then(before, after) as middle:
        return compare_findings(earlier, later, middle, story_ids)


def _contents(path: Path) -> _Contents:
    with edition_open(path) as edition:
        arrived = edition.run("exports/arrivals").frame
        sizes = edition.run("edition/table_sizes").frame
        as_of = day_or_none(edition.company["as_of"])
    return _Contents(
        path.stem,
        str(as_of or "no dates"),
        dict(zip(arrived["path"], arrived["sha256"], strict=True)),
        {str(table): int(rows) for table, rows in zip(sizes["table_name"], sizes["row_count"], strict=True)},
    )
