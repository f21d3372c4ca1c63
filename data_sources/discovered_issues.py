"""What customers newly bring up, and no issue of the catalogue covers, is proposed as an issue."""

from __future__ import annotations

import duckdb

from analysis.voice.discovery import discovered
from queries.statement import statement


def write_proposals(connection: duckdb.DuckDBPyConnection) -> None:
    """Fills record.issue_proposal and record.verbatim_proposal from what was read of the verbatims."""
    verbatims = connection.execute(statement("record/open_verbatim").text).df()
    found = discovered(verbatims, _minimum_group_size(connection))
    proposals = found.proposals  # noqa: F841  DuckDB reads frames by their names
    comments = found.comments.assign(
        verbatim_id=verbatims["verbatim_id"].to_numpy()[found.comments["place"].astype(int)]
    )
    if len(comments):
        connection.execute("insert into record.issue_proposal by name select * from proposals")
        connection.execute("insert into record.verbatim_proposal select verbatim_id, position from comments")


def _minimum_group_size(connection: duckdb.DuckDBPyConnection) -> int:
    row = connection.execute("select minimum_group_size from edition.company").fetchone()
    assert row is not None, "the company's settings are written before its words are read"
    return int(row[0])
