"""Builds every mart: queries/marts/NAME.sql becomes the table mart.NAME, after the tables that it reads."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from graphlib import TopologicalSorter

import duckdb

from data_sources.memory_limit import memory_gives_way
from queries.statement import Statement, statements

# Statements that run side by side: planning, sorting and writing keep one processor busy, counting keeps all of them.
# More would hold more rows in memory at a time without being done sooner.
AT_ONCE = 2


def in_building_order() -> list[Statement]:
    """The mart statements, each after the marts that its header names."""
    by_table = _by_table()
    return [by_table[table] for table in _sorter(by_table).static_order()]


def build_marts(connection: duckdb.DuckDBPyConnection, tell: Callable[[str], None] = lambda step: None) -> None:
    """Creates the marts in the connection's database, which holds schemas record, mart and edition.

    Each in a transaction of its own, on a cursor of its own: what the connection has not committed is not seen.
    """
    by_table = _by_table()
    waiting = _sorter(by_table)
    waiting.prepare()
    cursors: dict[Future[None], duckdb.DuckDBPyConnection] = {}
    tables: dict[Future[None], str] = {}
    crowded: list[str] = []
    with ThreadPoolExecutor(AT_ONCE) as workers:
        try:
            while waiting.is_active():
                for table in waiting.get_ready():
                    cursor = connection.cursor()
                    running = workers.submit(_create, cursor, by_table[table])
                    cursors[running], tables[running] = cursor, table
                for done in wait(tables, return_when=FIRST_COMPLETED).done:
                    table = tables.pop(done)
                    cursors.pop(done).close()
                    if isinstance(done.exception(), duckdb.OutOfMemoryException):
                        crowded.append(table)
                        continue
                    done.result()
                    tell(table.removeprefix("mart."))
                    waiting.done(table)
                while crowded and not tables:
                    _create_alone(connection, by_table[crowded[0]])
                    tell(crowded[0].removeprefix("mart."))
                    waiting.done(crowded.pop(0))
        except BaseException:  # a build that is stopped, or fails, does not wait for what still runs
            workers.shutdown(wait=False, cancel_futures=True)
            for cursor in cursors.values():
                cursor.interrupt()
            raise


def _create(cursor: duckdb.DuckDBPyConnection, each: Statement) -> None:
    cursor.execute(f"create table mart.{each.name.removeprefix('marts/')} as {each.text}")


def _create_alone(connection: duckdb.DuckDBPyConnection, each: Statement) -> None:
    """What had too little memory beside others: nothing runs beside it now, and it holds the rows of one thread."""
    (threads,) = connection.execute("select current_setting('threads')").fetchall()[0]
    connection.execute("set threads = 1")
    try:
        _create(connection, each)
    except duckdb.OutOfMemoryException:
        if not memory_gives_way(connection):
            raise
        _create(connection, each)
    finally:
        connection.execute(f"set threads = {threads}")


def _by_table() -> dict[str, Statement]:
    return {f"mart.{each.name.removeprefix('marts/')}": each for each in statements("marts")}


def _sorter(by_table: dict[str, Statement]) -> TopologicalSorter[str]:
    reads = {table: [name for name in each.reads if name in by_table] for table, each in by_table.items()}
    return TopologicalSorter(reads)
