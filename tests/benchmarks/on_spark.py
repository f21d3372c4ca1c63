"""Runs the SQL of the record, the marts and the stories on Spark, from the same text, over the tables of an edition.

    pip install pyspark==4.3.0        # and a Java of 17 or later; neither is needed by the app or its tests
    python -m tests.benchmarks.on_spark WORKSPACE [MART …]

Every statement has to be understood by Spark. Every mart is made there from the tables that DuckDB made it from, and
its rows compared: numbers to a millionth, all else exactly. Run by hand before tests/queries/portable.toml grows; some
minutes for the sample company.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from data_sources.record_tables import TABLES
from data_sources.staged_tables import IDENTITY_TABLES, staged_columns
from data_sources.workspace import Workspace
from queries.statement import Statement, statement
from tests.benchmarks.measured import Measured, report
from tests.queries.test_portable_sql import PORTABLE, name_of

SPARK_TYPES = {
    "HUGEINT": "decimal(38, 0)",
    "UBIGINT": "decimal(20, 0)",
    "VARCHAR": "string",
    "TIMESTAMP": "timestamp_ntz",
}
CLOSE = 1e-6  # of a number; engines add up in different orders


def session() -> SparkSession:
    settings = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.sql.session.timeZone": "UTC"}
    settings |= {"spark.sql.warehouse.dir": tempfile.mkdtemp(), "spark.driver.memory": "2g"}
    builder = SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    spark = builder.config("spark.sql.parquet.inferTimestampNTZ.enabled", "true").getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    return spark


def lend_tables(spark: SparkSession, edition: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """The edition's tables with their rows, and the tables that the record is filled from without rows."""
    tables = edition.execute(
        "select schema_name, table_name from duckdb_tables() where schema_name in ('record', 'mart', 'edition')"
    ).fetchall()
    for schema in ("record", "mart", "edition", "landing"):
        spark.sql(f"create database if not exists {schema}")
    for schema, table in tables:
        path = folder / f"{schema}.{table}.parquet"
        edition.execute(f"copy (select {_readable_by_spark(edition, schema, table)} from {schema}.{table}) to '{path}'")
        spark.sql(f"create table {schema}.{table} using parquet location '{path}'")
    staged = {f"landing.staged_{name}": staged_columns(table) for name, table in TABLES.items()}
    for name, columns in staged.items():
        said = ", ".join(f"{column} {_spark_type(kind)}" for column, kind in columns.items())
        spark.sql(f"create table {name} ({said}) using parquet")
    for name, said in IDENTITY_TABLES.items():
        spark.sql(f"create table {name} ({said.replace('varchar', 'string')}) using parquet")


def _readable_by_spark(edition: duckdb.DuckDBPyConnection, schema: str, table: str) -> str:
    columns = edition.execute(
        "select column_name, data_type from duckdb_columns() where schema_name = ? and table_name = ?", [schema, table]
    ).fetchall()
    wide = {"HUGEINT", "UBIGINT"}  # Parquet knows neither
    return ", ".join(f"cast({name} as decimal(38, 0)) as {name}" if kind in wide else name for name, kind in columns)


def _spark_type(kind: str) -> str:
    return re.sub(r"[A-Z]+", lambda word: SPARK_TYPES.get(word[0], word[0].lower()), kind.upper())


def why_not_understood(spark: SparkSession, wanted: Statement) -> str | None:
    """What Spark says of a text that it cannot plan. Parameters are $name here and :name there."""
    given = {name: 1 if name in {"limit", "most"} else "2026-01-01" for name in wanted.parameters}
    text = re.sub(r"\$([a-z_]+)", r":\1", re.sub(r"--.*$", "", wanted.text, flags=re.M))
    try:
        spark.sql(text, args=given or None)
    except PySparkException as error:
        return " ".join(str(error).split())[:300]
    return None


def difference(here: pd.DataFrame, there: pd.DataFrame) -> str | None:
    """What differs between the rows of both, in any order."""
    if list(here.columns) != list(there.columns):
        return f"columns {list(here.columns)} here, {list(there.columns)} there"
    if len(here) != len(there):
        return f"{len(here)} rows here, {len(there)} there"
    here, there = _in_order(here), _in_order(there)
    for column in here.columns:
        ours, theirs = here[column], there[column]
        if pd.api.types.is_float_dtype(ours):
            same = np.isclose(ours, theirs, rtol=CLOSE, atol=1e-9, equal_nan=True)
        else:
            same = (ours == theirs).to_numpy()
        if not same.all():
            return f"{column}: {ours[~same].iloc[0]!r} here, {theirs[~same].iloc[0]!r} there ({(~same).sum()} rows)"
    return None


def _in_order(frame: pd.DataFrame) -> pd.DataFrame:
    """Numbers as float, all else as text, sorted by text first: a last digit must not order the rows."""
    plain = pd.DataFrame(index=frame.index)
    for column in map(str, frame.columns):
        values = frame[column]
        number = pd.to_numeric(
            values.astype(object).map(lambda value: None if pd.isna(value) else value), errors="coerce"
        )
        is_number = number.notna().sum() == values.notna().sum() and not values.isna().all()
        plain[column] = (
            number.astype(float) if is_number else values.astype(str).replace({"NaT": "None", "nan": "None"})
        )
    keys = [name for name in map(str, plain) if not pd.api.types.is_float_dtype(plain[name])]
    numbers = [name for name in map(str, plain) if name not in keys]
    rounded = plain.assign(**{name: plain[name].map(lambda value: float(f"{value:.4g}")) for name in numbers})
    return plain.loc[rounded.sort_values(keys + numbers).index].reset_index(drop=True)


def main(folder: Path, only: list[str]) -> None:
    path = Workspace(folder).current_edition()
    spark = session()
    refused, differing, compared = 0, 0, 0
    with duckdb.connect(str(path), read_only=True) as edition, tempfile.TemporaryDirectory() as lent:
        lend_tables(spark, edition, Path(lent))
        names = [name_of(each) for each in PORTABLE]
        for name in names:
            if why := why_not_understood(spark, statement(name)):
                refused += 1
                print(f"{name}: Spark says {why}", flush=True)
        for name in [each for each in names if each.startswith("marts/") and (not only or each[6:] in only)]:
            compared += 1
            here = edition.execute(f"select * from mart.{name[6:]}").df()
            if found := difference(here, spark.sql(statement(name).text).toPandas()):
                differing += 1
                print(f"{name}: {found}", flush=True)
    report(
        [
            Measured("Statements that Spark does not understand", 0, refused, "count", f"of {len(names)}", "sample"),
            Measured("Marts whose rows differ", 0, differing, "count", f"of {compared}", "sample"),
        ]
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
