"""Exports as they landed: one that several sources read in the same way lands once."""

from __future__ import annotations

from pathlib import Path

import duckdb

from data_sources.declarations import Source
from data_sources.readers import Landed, land
from data_sources.readers.header import declared_headers, header_named


class Landings:
    """The landed exports of one build, by position and by how they were read."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._kept: dict[tuple[object, ...], Landed] = {}

    def of(self, source: Source, position: int, path: Path) -> Landed:
        """The export as this source reads it. Raises InputMistake."""
        reading = (
            position,
            source.sheet,
            source.header_row,
            source.skip_last_rows,
            source.encoding,
            source.delimiter,
        )
        kept = self._kept.get(reading)
        # A header is found by the columns that a source names, so one source may see another row as the header.
        if kept is None or any(header_named(each, kept.headers) is None for each in declared_headers(source)):
            kept = land(self._connection, path, source, f"export_{position}_reading_{len(self._kept)}")
            self._kept[reading] = kept
        return kept

    def rows_left(self, position: int) -> int:
        """How many rows of an export no source has taken, not even to reject them. Ask when all have read it."""
        readings = [landed for reading, landed in self._kept.items() if reading[0] == position]
        cleaned = [name for kind, name in self._made("cleaned") if kind == "table"]
        if not readings or not cleaned:
            return 0
        taken = " union ".join(
            f"select line from landing.{name} where export_id = $position union select line from {landed.unreadable}"
            for name in cleaned
            for landed in readings
        )
        lines = self._connection.execute(f"select count(*) from ({taken})", {"position": position}).fetchall()
        return max(landed.rows_read for landed in readings) - int(lines[0][0])

    def forget(self, position: int) -> None:
        """Frees the space of an export that no further source reads."""
        for reading in [reading for reading in self._kept if reading[0] == position]:
            prefix = self._kept.pop(reading).table
            for kind, name in self._made(prefix):
                self._connection.execute(f'drop {kind} landing."{name}"')

    def _made(self, prefix: str) -> list[tuple[str, str]]:
        """What a reader made for one export: views first, then the tables below them."""
        return self._connection.execute(
            "select case table_type when 'VIEW' then 'view' else 'table' end as kind, table_name "
            "from information_schema.tables where table_catalog = 'landing' "
            "and (table_name = $prefix or starts_with(table_name, $prefix || '_')) order by kind desc",
            {"prefix": prefix},
        ).fetchall()
