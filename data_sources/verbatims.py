"""The record's words are read: language, issues, tone, competitors, and what of them may be quoted."""

from __future__ import annotations

from collections.abc import Callable

import duckdb

from data_sources.issue_catalogue import Catalogue
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
    if len(texts):
        from data_sources.read_words import read_words  # half a second of libraries that most commands never need

        read_words(connection, texts, issues, catalogue, tell)
    connection.execute("drop table said")
