"""What cleaning hands to the record: one staged table for each record table, in the scratch database `landing`."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from data_sources.record_tables import SQL_TYPES, TABLES, RecordTable

# Where a row came from and whom it is about, before the declared columns.
ORIGIN = {
    "export_id": "integer",
    "source": "varchar",
    "department": "varchar",
    "line": "bigint",
    "customer_key": "varchar",
    "customer_name": "varchar",
    "attributes": "map(varchar, varchar)",
    "row_key": "varchar",
}


def staged_columns(table: RecordTable) -> dict[str, str]:
    """The columns of landing.staged_TABLE with their types."""
    return ORIGIN | {column.name: SQL_TYPES[column.kind] for column in table.columns}


def stage(connection: duckdb.DuckDBPyConnection, table: str, rows: str) -> None:
    """Adds the accepted rows of a relation of cleaned rows to landing.staged_TABLE, after those of earlier sources."""
    connection.execute("create table if not exists landing.filled (record_table varchar, relation varchar)")
    connection.execute("insert into landing.filled values (?, ?)", [table, rows])
    filled = connection.execute(
        "select relation from landing.filled where record_table = ? order by rowid", [table]
    ).fetchall()
    columns = ", ".join(staged_columns(TABLES[table]))
    selects = " union all ".join(f"select {columns} from {relation} where fate = 'accepted'" for (relation,) in filled)
    connection.execute(f"create or replace view landing.staged_{table} as {selects}")


def create_missing_staged_tables(connection: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """Creates the staged tables that no source has filled, empty, so that every statement of the record can run.

    Returns the names of their record tables.
    """
    listed = connection.execute("select table_name from information_schema.tables").fetchall()
    there = {name for (name,) in listed}  # cleaning makes views, which "if not exists" would not pass over
    missing = [table for table in TABLES.values() if f"staged_{table.name}" not in there]
    for table in missing:
        body = ", ".join(f"{name} {kind}" for name, kind in staged_columns(table).items())
        connection.execute(f"create table landing.staged_{table.name} ({body})")
    _stage_attributes(connection, [name for name in TABLES if f"staged_{name}" in there] or list(TABLES))
    return frozenset(table.name for table in missing)


def _stage_attributes(connection: duckdb.DuckDBPyConnection, filled: Sequence[str]) -> None:
    """One row per row and declared attribute: taking maps apart is DuckDB's own, and stays out of the record's SQL."""
    told = "department, customer_key, export_id, line"
    rows = " union all ".join(
        f"select {told}, attributes from landing.staged_{name} where attributes is not null" for name in filled
    )
    apart = "unnest(map_keys(attributes)) as attribute, unnest(map_values(attributes)) as value"
    connection.execute(f"create view landing.staged_attribute as select {told}, {apart} from ({rows})")


IDENTITY_TABLES = {
    # Customer lists first, in declared order; then each department's other exports. Smaller batches are matched first.
    "landing.batch": "source varchar, position integer, batch integer, is_list boolean",
    "landing.key_seen": "batch integer, is_list boolean, department varchar, customer_key varchar, name varchar",
    "landing.key_form": "text varchar, kind varchar, form varchar",
    "landing.name_form": "name varchar, kind varchar, form varchar",
    "landing.customer_form": "customer_id bigint, kind varchar, form varchar",
}


def create_identity_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Creates the empty scratch tables that matching of keys works in."""
    for name, columns in IDENTITY_TABLES.items():
        connection.execute(f"create table if not exists {name} ({columns})")
