"""Parquet files: DuckDB reads them, every value as text."""

from __future__ import annotations

from pathlib import Path

import duckdb

from data_sources.declarations import Source
from data_sources.detections import Detection
from data_sources.mistakes import InputMistake
from data_sources.readers.header import unique_headers
from data_sources.readers.landed import Landed, count, create_unreadable, quoted

NESTED = ("STRUCT", "MAP", "UNION", "VARIANT")


def land_parquet(connection: duckdb.DuckDBPyConnection, path: Path, source: Source, table: str) -> Landed:
    """Lands a Parquet file; `line` is the number of the row. Raises InputMistake for one that cannot be read."""
    described = _described(connection, path, source)
    headers = unique_headers([name for name, _ in described])
    cells = ", ".join(
        f"{_as_text(i, kind)} as {quoted(h)}" for i, (h, (_, kind)) in enumerate(zip(headers, described, strict=True))
    )
    names = ", ".join(f"c{position}" for position in range(len(headers)))
    landed = Landed(table, headers, 0, None, None, None, 0, number_mark=".")
    try:
        connection.execute(
            f"create or replace table {landed.rows} as select file_row_number + 1 as line, {cells} "
            f"from read_parquet($path, file_row_number = true) as given({names}, file_row_number)",
            {"path": str(path)},
        )
    except (duckdb.IOException, duckdb.OutOfMemoryException):
        raise  # a full disk or memory is none of the file's doing
    except duckdb.Error as error:
        raise _no_parquet(path, source, error) from None
    create_unreadable(connection, table, ())
    nested = [(header, kind) for header, (_, kind) in zip(headers, described, strict=True) if _is_nested(kind)]
    told = tuple(_nested_told(header, kind) for header, kind in nested)
    return Landed(table, headers, count(connection, landed.rows), None, None, None, 0, number_mark=".", detections=told)


def parquet_headers(connection: duckdb.DuckDBPyConnection, path: Path, source: Source) -> tuple[tuple[str, ...], int]:
    """The names of its columns and how many rows it has. Raises InputMistake."""
    headers = unique_headers([name for name, _ in _described(connection, path, source)])
    counted = connection.execute("select sum(num_rows) from parquet_file_metadata($path)", {"path": str(path)})
    return headers, int(counted.fetchall()[0][0] or 0)


def _described(connection: duckdb.DuckDBPyConnection, path: Path, source: Source) -> list[tuple[str, str]]:
    try:
        described = connection.execute("describe select * from read_parquet($path)", {"path": str(path)}).fetchall()
    except duckdb.Error as error:
        raise _no_parquet(path, source, error) from None
    return [(str(name), str(kind)) for name, kind, *_ in described]


def _no_parquet(path: Path, source: Source, error: Exception) -> InputMistake:
    return InputMistake(
        f"{path.name} is no Parquet file that can be read: {str(error).splitlines()[0]}",
        "A whole Parquet file.",
        "A file of another kind was given this name, or the copy was cut off or damaged.",
        f"Ask {source.department} for the export again.",
    )


def _is_nested(kind: str) -> bool:
    return kind.startswith(NESTED) or kind.endswith("]")


def _nested_told(header: str, kind: str) -> Detection:
    return Detection(
        "nested column",
        "one text for each row, as DuckDB spells it",
        "sure",
        f"Each value of {header!r} holds several ({kind[:80]}).",
        "Ask for a column of its own for each part that is needed.",
        header,
    )


def _as_text(position: int, kind: str) -> str:
    """Whole numbers without a needless ".0"; everything else as DuckDB spells it; empty text is null."""
    cell = f"c{position}"
    if kind in ("DOUBLE", "FLOAT"):
        whole = f"{cell} = trunc({cell}) and abs({cell}) < 1e15"
        return f"cast(if({whole}, cast({cell} as bigint)::varchar, cast({cell} as varchar)) as varchar)"
    return f"nullif(cast({cell} as varchar), '')"
