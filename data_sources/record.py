"""Staged rows become the record: one customer, seen across departments. No row is lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import duckdb

from data_sources.declarations import Source
from data_sources.identity import identify_customers
from data_sources.reconciliation import day_or_none
from data_sources.record_tables import TABLES
from data_sources.staged_tables import create_missing_staged_tables
from queries.run import run
from queries.statement import statement


def fill_record(
    connection: duckdb.DuckDBPyConnection, sources: Sequence[Source], tell: Callable[[str], None] = lambda step: None
) -> None:
    """Fills every table of schema record from the staged tables in `landing`."""
    empty = create_missing_staged_tables(connection)
    tell("matching customers across departments")
    identify_customers(connection, sources)
    if any(source.attributes for source in sources):
        _fill(connection, "customer_attribute", tell)
    for table in TABLES.values():
        # Whoever is heard of is a customer, with a list of customers or without.
        if table.is_recorded and (table.name not in empty or table.name == "customer"):
            _fill(connection, table.name, tell)


def _fill(connection: duckdb.DuckDBPyConnection, name: str, tell: Callable[[str], None]) -> None:
    tell(f"record: {name.replace('_', ' ')}")
    connection.execute(f"insert into record.{name} by name {statement(f'record/{name}').text}")
    if name not in ("customer", "customer_attribute"):
        _refuse_lost_rows(connection, name)


def days_covered(
    connection: duckdb.DuckDBPyConnection, declared_as_of: date | None, today: date
) -> tuple[date | None, date | None]:
    """(first day, as-of day) of the edition: what the company declares, else the last event, never after today."""
    row = run(connection, "identity/event_days").frame.iloc[0]
    first, last = day_or_none(row["first_day"]), day_or_none(row["last_day"])
    as_of = declared_as_of or (min(last, today) if last else None)
    if first is None or as_of is None or first > as_of:
        return None, declared_as_of
    return first, as_of


def _refuse_lost_rows(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    counts = [
        connection.execute(f"select count(*) from {name}").fetchone()
        for name in (f"landing.staged_{table}", f"record.{table}")
    ]
    staged, recorded = (row[0] if row else 0 for row in counts)
    if staged != recorded:
        raise RuntimeError(f"{staged} accepted rows of {table} gave {recorded} of the record: a customer is missing")
