"""What an edition knows of itself: the company's settings, its identity, and everything that came in."""

from __future__ import annotations

import duckdb

TABLES = {
    "edition.company": "name varchar, currency varchar, fiscal_year_starts_in integer, as_of date, "
    "revenue_model varchar, minimum_group_size integer, discount_rate double, gross_margin double",
    "edition.not_actionable_reason": "reason varchar",
    "edition.identity": "edition_id varchar, built_at timestamp, code_version varchar",
    "edition.table_size": "table_name varchar, row_count bigint",
    # `fills` holds the record columns that the source fills, each between blanks: " customer status ".
    "intake.source": "source varchar, department varchar, record_table varchar, match varchar, repeats varchar, "
    "fills varchar",
    "intake.export": "export_id integer, path varchar, department varchar, received_at timestamp, sha256 varchar, "
    "bytes bigint",
    "intake.reconciliation": "export_id integer, source varchar, department varchar, record_table varchar, "
    "rows_read bigint, accepted bigint, rejected bigint, duplicates bigint, cells_rejected bigint",
    "intake.rejection": "export_id integer, source varchar, department varchar, line bigint, column_name varchar, "
    "value varchar, reason varchar, suggestion varchar, is_whole_row boolean",
    # Sums of a money or quantity column as the export holds them, so that totals on a page tie to the department's.
    "intake.control_total": "export_id integer, source varchar, department varchar, record_table varchar, "
    "column_name varchar, total_read double, total_accepted double, total_rejected double, total_duplicate double",
    "intake.note": "export_id integer, source varchar, kind varchar, message varchar",
}


def create_edition_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Creates the empty tables of schemas edition and intake, which record_tables.create_record has made."""
    for name, columns in TABLES.items():
        connection.execute(f"create table {name} ({columns})")
