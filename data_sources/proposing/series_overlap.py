"""Whether a series of exports holds everybody each time, or what is new since the last."""

from __future__ import annotations

from pathlib import Path

import duckdb

from data_sources.mistakes import InputMistake
from data_sources.proposing.export_tables import ExportTable, bare_key
from data_sources.proposing.scratch import blank_source
from data_sources.proposing.source_parts import Repeats, find_key
from data_sources.proposing.tables import next_name
from data_sources.readers import land
from data_sources.readers.landed import quoted

# Of an earlier export's keys, how many a later one holds again where each holds everybody; some leave.
EVERYBODY_AGAIN = 0.7


def seen_repeats(
    connection: duckdb.DuckDBPyConnection, folder: Path, table: ExportTable, customer: str | None
) -> Repeats | None:
    """ "snapshot" or "append" by the keys that two exports of the series share; None where nothing tells."""
    key = next(iter(find_key(table.columns, customer, is_list=False)), None)
    if len(table.paths) < 2 or key is None:
        return None
    other = table.paths[0] if table.paths[0] != table.looked_at else table.paths[-1]
    try:
        landed = land(
            connection,
            folder / other,
            blank_source(table.place if table.is_one_of_several else None),
            next_name("again"),
        )
    except InputMistake:
        return "append"
    if key not in landed.headers:
        return "append"
    theirs = {
        bare_key(value)
        for (value,) in connection.execute(f"select {quoted(key)} from {landed.rows}").fetchall()
        if value
    }
    mine = {bare_key(value) for value in table.column(key).values}
    shared = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
    return "snapshot" if shared >= EVERYBODY_AGAIN else "append"
