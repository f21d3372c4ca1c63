"""What customers newly bring up is proposed as an issue; what they wish for is found in their wishes."""

from __future__ import annotations

import duckdb
import pandas as pd

from analysis.voice.discovery import discovered
from analysis.voice.wished_for import wished_for
from queries.statement import statement

TEXTS = ("source", "language", "text")


def write_proposals(connection: duckdb.DuckDBPyConnection) -> None:
    """Fills record.issue_proposal and record.wish_subject, and the verbatims of each, from what was read."""
    verbatims = _open_verbatims(connection)
    minimum = _minimum_group_size(connection)
    found = discovered(verbatims, minimum)
    _write(connection, "issue_proposal", "verbatim_proposal", found.proposals, found.comments, verbatims)
    lately = _latest_year(verbatims)
    _write(connection, "wish_subject", "verbatim_wish_subject", *wished_for(lately, minimum), lately)


def _open_verbatims(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """See queries/record/open_verbatim.sql. What many say is held once: columns of text are categories."""
    connection.execute(f"create temp table open as {statement('record/open_verbatim').text}")
    for name in TEXTS:
        connection.execute(f"create temp type open_{name} as enum (select distinct {name} from open order by {name})")
    held = ", ".join(f"cast({name} as open_{name}) as {name}" for name in TEXTS)
    verbatims = connection.execute(f"select * replace ({held}) from open order by verbatim_id").df()
    connection.execute("drop table open")
    for name in TEXTS:
        connection.execute(f"drop type open_{name}")
    return verbatims


def _latest_year(verbatims: pd.DataFrame) -> pd.DataFrame:
    """Twelve months to the latest comment; all where none has a date."""
    day = pd.to_datetime(verbatims["said_on"])
    if day.isna().all():
        return verbatims
    return verbatims[day > day.max() - pd.DateOffset(years=1)].reset_index(drop=True)


def _write(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    table_of_verbatims: str,
    rows: pd.DataFrame,
    places: pd.DataFrame,
    verbatims: pd.DataFrame,
) -> None:
    if len(rows):
        held = places.assign(verbatim_id=verbatims["verbatim_id"].to_numpy()[places["place"].astype(int)])  # noqa: F841
        connection.execute(f"insert into record.{table} by name select * from rows")
        connection.execute(f"insert into record.{table_of_verbatims} select verbatim_id, position from held")


def _minimum_group_size(connection: duckdb.DuckDBPyConnection) -> int:
    row = connection.execute("select minimum_group_size from edition.company").fetchone()
    assert row is not None, "the company's settings are written before its words are read"
    return int(row[0])
