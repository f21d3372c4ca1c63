"""What an edition knows of itself: the company's settings, its identity, and everything that came in."""

from __future__ import annotations

import duckdb

TABLES = {
    "edition.company": "name varchar, currency varchar, fiscal_year_starts_in integer, as_of date, "
    "revenue_model varchar, minimum_group_size integer, discount_rate double, gross_margin double, "
    "quotations varchar default 'redacted'",
    "edition.not_actionable_reason": "reason varchar",
    "edition.identity": "edition_id varchar, built_at timestamp, code_version varchar",
    # Each file that declares the workspace, by its content: a comparison tells new data from a new declaration.
    "edition.declaration": "file varchar, sha256 varchar",
    "edition.table_size": "table_name varchar, row_count bigint",
    # `fills` holds the record columns that the source fills, each between blanks: " customer status ".
    "intake.source": "source varchar, department varchar, record_table varchar, match varchar, repeats varchar, "
    "fills varchar",
    "intake.export": "export_id integer, path varchar, department varchar, received_at timestamp, sha256 varchar, "
    "bytes bigint",
    "intake.reconciliation": "export_id integer, source varchar, department varchar, record_table varchar, "
    "rows_read bigint, accepted bigint, rejected bigint, duplicates bigint, cells_rejected bigint",
    # Of the duplicates, those that a later row with the same key corrects, and those that a later snapshot lacks.
    "intake.restated": "export_id integer, source varchar, corrected bigint, gone bigint",
    "intake.rejection": "export_id integer, source varchar, department varchar, line bigint, column_name varchar, "
    "value varchar, reason varchar, suggestion varchar, is_whole_row boolean",
    # The rows that wait to be mended, whole: the export's own headers in their order, each with its cell.
    "intake.rejected_row": "export_id integer, source varchar, department varchar, line bigint, is_whole_row boolean, "
    "cells map(varchar, varchar)",
    # Sums of a money or quantity column as the export holds them, so that totals on a page tie to the department's.
    "intake.control_total": "export_id integer, source varchar, department varchar, record_table varchar, "
    "column_name varchar, total_read double, total_accepted double, total_rejected double, total_duplicate double",
    "intake.note": "export_id integer, source varchar, kind varchar, message varchar",
    # What was found by evidence rather than declared; see detections.py. export_id is null where it concerns a source.
    "intake.detection": "export_id integer, source varchar, aspect varchar, column_name varchar, read_as varchar, "
    "certainty varchar, evidence varchar, overrule varchar",
    # Every header of every export as one source read it; `fills` is null where the source leaves the column alone.
    "intake.column": "export_id integer, source varchar, position integer, header varchar, fills varchar",
    # A cell that a later export or a later line replaced by another value; the same row sent again leaves none.
    "intake.replaced": "export_id integer, source varchar, department varchar, line bigint, row_key varchar, "
    "column_name varchar, old_value varchar, new_value varchar, replaced_by_export integer, replaced_by_line bigint",
}


def create_edition_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Creates the empty tables of schemas edition and intake, which record_tables.create_record has made."""
    for name, columns in TABLES.items():
        connection.execute(f"create table {name} ({columns})")
