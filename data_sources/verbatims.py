"""The record's words are read: language, issues, tone, competitors, and what of them may be quoted."""

from __future__ import annotations

from collections.abc import Callable

import duckdb
import pandas as pd

from analysis.voice.competitors import competitors_named
from data_sources.discovered_issues import write_proposals
from data_sources.issue_catalogue import Catalogue
from data_sources.quotable import write_said_about
from data_sources.verbatim_issues import write_issues
from data_sources.verbatim_texts import write_texts
from data_sources.written_catalogue import write_catalogue
from queries.statement import statement

Tell = Callable[[str], None]


def read_verbatims(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue, tell: Tell = lambda step: None) -> None:
    """Fills the tables of voice_tables.py from the record."""
    tell("reading what customers wrote")
    connection.execute(f"create temp table said as {statement('record/verbatim').text}")
    connection.execute("insert into record.verbatim by name select * exclude (text) from said")
    issues = write_catalogue(connection, catalogue)
    connection.execute(f"insert into record.verbatim_issue by name {statement('record/verbatim_topic').text}")
    texts = connection.execute("select text_id, min(text) as text from said group by text_id order by text_id").df()
    write_texts(connection, texts, tell)
    tell("telling what comments are about")
    write_issues(connection, texts, issues, catalogue.told_from)
    _write_competitors(connection, texts, catalogue)
    connection.execute("drop table said")
    tell("looking for what customers newly bring up and wish for")
    write_proposals(connection)
    write_said_about(connection)


def _write_competitors(connection: duckdb.DuckDBPyConnection, texts: pd.DataFrame, catalogue: Catalogue) -> None:
    """The catalogue's competitors, and those that losses name; the catalogue's spelling is shown."""
    lost_to = connection.execute(
        "select trim(competitor) from record.loss where competitor is not null group by all order by count(*) desc, 1"
    ).fetchall()
    found = competitors_named(texts["text"].tolist(), catalogue.competitors, [name for (name,) in lost_to])
    found = found.assign(
        text_id=texts["text_id"].to_numpy()[found["text"].to_numpy(dtype=int)]
    )  # DuckDB reads it by name
    connection.execute(
        "insert into record.verbatim_competitor "
        "select verbatim.verbatim_id, found.competitor from record.verbatim inner join found using (text_id)"
    )
