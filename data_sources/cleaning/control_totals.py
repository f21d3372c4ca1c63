"""Sums of each money and quantity column as the exports hold them, so that totals tie to the department's own."""

from __future__ import annotations

from data_sources.cleaning.cleaned_rows import Cleaning
from data_sources.record_tables import TABLES

# Bounds of a scale are no quantity: their sum says nothing.
NOT_SUMMED = {"scale_low", "scale_high"}


def write_control_totals(cleaning: Cleaning, rows: str) -> None:
    """Fills intake.control_total: read = accepted + rejected + duplicate, per export and column."""
    source = cleaning.source
    for column in TABLES[source.table].columns:
        if column.kind != "number" or column.name in NOT_SUMMED or column.name not in source.columns:
            continue
        name = column.name
        cleaning.connection.execute(
            "insert into intake.control_total (export_id, source, department, record_table, column_name, total_read, "
            "total_accepted, total_rejected, total_duplicate) "
            "select export_id, source, department, $record_table, $column_name, "
            f"coalesce(sum({name}), 0), coalesce(sum({name}) filter (where fate = 'accepted'), 0), "
            f"coalesce(sum({name}) filter (where fate = 'rejected'), 0), "
            f"coalesce(sum({name}) filter (where fate = 'duplicate'), 0) "
            f"from {rows} group by export_id, source, department order by export_id",
            {"record_table": source.table, "column_name": name},
        )
