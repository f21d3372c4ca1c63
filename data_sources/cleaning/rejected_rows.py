"""Rows that were not accepted, whole, as their export wrote them: what a department mends and sends again."""

from __future__ import annotations

import duckdb

from data_sources.cleaning.canonical import Given
from data_sources.declarations import Source
from data_sources.readers.landed import count, quoted

CELLS = "map(varchar, varchar)"  # the export's own headers in their order, each with the cell as it was written
MOST_KEPT = 10_000  # rows of one export: nobody mends more by hand, and an export that is wrong throughout is sent anew
WAITING = "landing.rows_to_mend"
MENDED_TOO = "refusal is not null or flaws is not null"


def keep_cells(connection: duckdb.DuckDBPyConnection, table: str, source: Source, given: Given) -> None:
    """Fills `cells` of the rows of a cleaned table that were refused.

    With a key, also of those accepted with a cell left empty: such a row replaces itself when it comes again.
    """
    headers, waiting = given.landed.headers, f"export_id = $export_id and ({_condition(source)})"
    found = connection.execute(f"select line from {table} where {waiting} limit 1", {"export_id": given.export_id})
    if not found.fetchall():
        return
    connection.execute(
        f"update {table} as cleaned set cells = map($headers::varchar[], [{', '.join(map(_raw, headers))}]) "
        f"from {given.landed.rows} as landed where cleaned.export_id = $export_id and landed.line = cleaned.line "
        f"and cleaned.line in (select line from {table} where {waiting} "
        f"order by line limit {MOST_KEPT})",
        {"headers": list(headers), "export_id": given.export_id},
    )


def write_rejected_rows(
    connection: duckdb.DuckDBPyConnection, source: Source, rows: str, last_snapshot: int | None
) -> None:
    """Fills intake.rejected_row with the rows that wait to be mended.

    Not with those of earlier snapshots, nor those whose key a later export brought well: they are mended already.
    """
    connection.execute(
        f"create or replace table {WAITING} as select export_id, source, department, line, fate, row_key, cells "
        f"from {rows} where cells is not null and fate <> 'duplicate'"
    )
    if count(connection, WAITING):
        connection.execute(
            "insert into intake.rejected_row with waiting as (select export_id, source, department, line, fate, "
            f"row_key, cells from {WAITING} where $last is null or export_id = $last), "
            f"stands as (select row_key, max(export_id) as export_id from {rows} where fate = 'accepted' and $has_key "
            "and row_key in (select row_key from waiting where fate = 'rejected') group by row_key) "
            "select waiting.export_id, source, department, line, fate = 'rejected', cells "
            "from waiting left join stands on stands.row_key = waiting.row_key "
            "where fate = 'accepted' or stands.export_id is null or stands.export_id < waiting.export_id "
            "order by waiting.export_id, line",
            {"has_key": bool(source.key), "last": last_snapshot},
        )


def _raw(header: str) -> str:
    return f"landed.{quoted(header)}"


def _condition(source: Source) -> str:
    return MENDED_TOO if source.key else "refusal is not null"
