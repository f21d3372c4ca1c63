"""Builds every mart: queries/marts/NAME.sql becomes the table mart.NAME, after the tables that it reads."""

from __future__ import annotations

from collections.abc import Callable
from graphlib import TopologicalSorter

import duckdb

from queries.statement import Statement, statements


def in_building_order() -> list[Statement]:
    """The mart statements, each after the marts that its header names."""
    by_table = {f"mart.{each.name.removeprefix('marts/')}": each for each in statements("marts")}
    graph = {table: [name for name in each.reads if name in by_table] for table, each in by_table.items()}
    return [by_table[table] for table in TopologicalSorter(graph).static_order()]


def build_marts(connection: duckdb.DuckDBPyConnection, tell: Callable[[str], None] = lambda step: None) -> None:
    """Creates the marts in the connection's database, which holds schemas record, mart and edition."""
    for each in in_building_order():
        table = each.name.removeprefix("marts/")
        tell(table)
        connection.execute(f"create table mart.{table} as {each.text}")
