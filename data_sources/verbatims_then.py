"""What customers wrote, in an edition as known then: no text is read again, the later edition has read each."""

from __future__ import annotations

import duckdb

from data_sources.discovered_issues import write_proposals
from data_sources.quotable import write_said_about
from data_sources.verbatim_texts import write_praise
from queries.statement import statement

SAME_TEXT = "inner join same_text on same_text.later_id = rows.text_id"
# What a later edition read in a text, by the tables that hold it; `rows` is the later edition's.
READ = {
    "verbatim_text": "select rows.* replace (same_text.text_id as text_id) "
    f"from later.record.verbatim_text as rows {SAME_TEXT}",
    "verbatim_issue": "select distinct verbatim.verbatim_id, told.issue, told.confidence, told.told_by "
    f"from later.record.verbatim as rows {SAME_TEXT} "
    "inner join later.record.verbatim_issue as told on told.verbatim_id = rows.verbatim_id and told.told_by <> 'topic' "
    "inner join record.verbatim on verbatim.text_id = same_text.text_id "
    "where verbatim.verbatim_id not in (select verbatim_id from record.verbatim_issue)",
    "verbatim_competitor": "select distinct verbatim.verbatim_id, named.competitor "
    f"from later.record.verbatim as rows {SAME_TEXT} "
    "inner join later.record.verbatim_competitor as named on named.verbatim_id = rows.verbatim_id "
    "inner join record.verbatim on verbatim.text_id = same_text.text_id",
}
# Today's catalogue, and how well words are read with it.
READ_WITH = ("issue", "issue_called", "issue_topic", "voice_measure")


def fill_verbatims_then(connection: duckdb.DuckDBPyConnection) -> None:
    """Fills the tables of voice_tables.py, where `later` is attached and the record is filled."""
    own = connection.execute("select current_database()").fetchall()[0][0]
    connection.execute(f"create temp table said as {statement('record/verbatim').text}")
    connection.execute("use later")
    connection.execute(f"create temp table said_later as {statement('record/verbatim').text}")
    connection.execute(f'use "{own}"')
    connection.execute(
        "create temp table same_text as select distinct said.text_id, said_later.text_id as later_id "
        "from said inner join said_later on said_later.text = said.text"
    )
    connection.execute("insert into record.verbatim by name select * exclude (text) from said")
    for table in READ_WITH:
        connection.execute(f"insert into record.{table} by name select * from later.record.{table}")
    connection.execute(f"insert into record.verbatim_issue by name {statement('record/verbatim_topic').text}")
    for table, read in READ.items():
        connection.execute(f"insert into record.{table} by name {read}")
    write_praise(connection)
    write_proposals(connection)
    write_said_about(connection)
