"""What bare DuckDB takes for the same exports: a load with every column's type told, and the marts' own SQL.

    python -m tests.benchmarks.bare_build load WORKSPACE FOLDER
    python -m tests.benchmarks.bare_build marts EDITION FOLDER

The marts are made in a new file that already holds the record of the edition; copying it there is not counted.
Prints seconds of the clock and of the processor as JSON.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Collection
from pathlib import Path

import duckdb

from data_sources.marts import in_building_order
from tests.benchmarks.alone import printed

LOADS = Path(__file__).parent / "at_scale" / "bare_load.sql"


def load(workspace: Path, file: Path) -> None:
    with duckdb.connect(str(file)) as connection:
        text = LOADS.read_text(encoding="utf-8").replace("{exports}", str(workspace / "exports"))
        _timed(lambda: [connection.execute(each) for each in re.split(r"^-- name: .*$", text, flags=re.M)[1:]])


def marts(edition: Path, file: Path) -> None:
    texts = {each.name.replace("marts/", "mart."): each.text for each in in_building_order()}
    with duckdb.connect(str(file)) as connection:
        _copy_all_but(texts, connection, edition)
        _timed(lambda: [connection.execute(f"create table {name} as {text}") for name, text in texts.items()])


def _copy_all_but(made: Collection[str], connection: duckdb.DuckDBPyConnection, edition: Path) -> None:
    connection.execute(f"attach '{edition}' as built (read_only)")
    found = connection.execute("select schema_name, table_name from duckdb_tables() where database_name = 'built'")
    tables = [(schema, f"{schema}.{table}") for schema, table in found.fetchall()]
    for schema in {schema for schema, _ in tables}:
        connection.execute(f"create schema {schema}")
    for name in {name for _, name in tables} - set(made):
        connection.execute(f"create table {name} as from built.{name}")
    connection.execute("checkpoint")


def _timed(work: Callable[[], object]) -> None:
    clock, processor = time.perf_counter(), time.process_time()
    work()
    printed(clock=time.perf_counter() - clock, processor=time.process_time() - processor)


if __name__ == "__main__":
    what, source, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    {"load": load, "marts": marts}[what](source, folder / f"bare-{what}.duckdb")
