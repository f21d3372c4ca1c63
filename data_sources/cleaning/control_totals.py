"""Sums of each money and quantity column as the exports hold them, so that totals tie to the department's own."""

from __future__ import annotations

import duckdb

from data_sources.declarations import Source
from data_sources.record_tables import TABLES

# Bounds of a scale are no quantity: their sum says nothing.
NOT_SUMMED = {"scale_low", "scale_high"}


def write_control_totals(connection: duckdb.DuckDBPyConnection, source: Source, table: str) -> None:
    """Fills intake.control_total: read = accepted + rejected + duplicate, per export and column."""
    for column in TABLES[source.table].columns:
        if column.kind != "number" or column.name in NOT_SUMMED or column.name not in source.columns:
            continue
        name = column.name
        connection.execute(
            "insert into intake.control_total (export_id, source, department, record_table, column_name, total_read, "
            "total_accepted, total_rejected, total_duplicate) "
            "select export_id, source, department, $record_table, $column_name, "
            f"coalesce(sum({name}), 0), coalesce(sum({name}) filter (where fate = 'accepted'), 0), "
            f"coalesce(sum({name}) filter (where fate = 'rejected'), 0), "
            f"coalesce(sum({name}) filter (where fate = 'duplicate'), 0) "
            f"from {table} where source = $source group by export_id, source, department order by export_id",
            {"record_table": source.table, "column_name": name, "source": source.name},
        )
