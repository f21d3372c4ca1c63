"""Parquet files: DuckDB reads them, every value as text."""

from __future__ import annotations

from pathlib import Path

import duckdb

from data_sources.declarations import Source
from data_sources.mistakes import InputMistake
from data_sources.readers.header import unique_headers
from data_sources.readers.landed import Landed, count, create_unreadable, quoted


def land_parquet(connection: duckdb.DuckDBPyConnection, path: Path, source: Source, table: str) -> Landed:
    """Lands a Parquet file; `line` is the number of the row. Raises InputMistake for what is no Parquet file."""
    try:
        described = connection.execute("describe select * from read_parquet($path)", {"path": str(path)}).fetchall()
    except (duckdb.InvalidInputException, duckdb.IOException) as error:
        raise InputMistake(
            f"{path.name} is no Parquet file: {str(error).splitlines()[0]}",
            "A Parquet file.",
            "A file of another kind was given this name, or the copy was cut off.",
            f"Ask {source.department} for the export again.",
        ) from None
    headers = unique_headers([str(row[0]) for row in described])
    cells = ", ".join(
        f"{_as_text(i, str(row[1]))} as {quoted(h)}" for i, (h, row) in enumerate(zip(headers, described, strict=True))
    )
    names = ", ".join(f"c{position}" for position in range(len(headers)))
    landed = Landed(table, headers, 0, None, None, None, 0, number_mark=".")
    connection.execute(
        f"create or replace table {landed.rows} as select file_row_number + 1 as line, {cells} "
        f"from read_parquet($path, file_row_number = true) as given({names}, file_row_number)",
        {"path": str(path)},
    )
    create_unreadable(connection, table, ())
    return Landed(table, headers, count(connection, landed.rows), None, None, None, 0, number_mark=".")


def _as_text(position: int, kind: str) -> str:
    """Whole numbers without a needless ".0"; everything else as DuckDB spells it; empty text is null."""
    cell = f"c{position}"
    if kind in ("DOUBLE", "FLOAT"):
        whole = f"{cell} = trunc({cell}) and abs({cell}) < 1e15"
        return f"cast(if({whole}, cast({cell} as bigint)::varchar, cast({cell} as varchar)) as varchar)"
    return f"nullif(cast({cell} as varchar), '')"
