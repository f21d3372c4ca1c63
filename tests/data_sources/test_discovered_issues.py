"""What customers newly bring up is proposed as an issue, from words that may be shown."""

from __future__ import annotations

import duckdb
import numpy as np
import pytest

from data_sources.discovered_issues import write_proposals
from tests.benchmarks.discovery import company, planted
from tests.queries.empty_edition import empty_edition


@pytest.fixture(scope="module")
def read() -> duckdb.DuckDBPyConnection:
    """A store whose comments are read, and an issue nobody named planted."""
    frame = planted(np.random.default_rng(1), company(np.random.default_rng(1), comments=2_500), 25)
    said = frame.assign(  # noqa: F841  DuckDB reads frames by their names
        verbatim_id=np.arange(1, len(frame) + 1), text_id=np.arange(1, len(frame) + 1)
    )
    connection = empty_edition()
    connection.execute("insert into edition.company (minimum_group_size) values (10)")
    connection.execute(
        "insert into record.verbatim by name select verbatim_id, text_id, 'answer' as said_in, source, "
        "customer as customer_id, said_on from said"
    )
    connection.execute("insert into record.verbatim_text by name select text_id, language, text as redacted from said")
    connection.execute(
        "insert into record.verbatim_issue select verbatim_id, 'Price', 1, 'words' from said where not is_open"
    )
    return connection


def test_a_new_issue_is_proposed_with_the_comments_that_hold_it(read: duckdb.DuckDBPyConnection) -> None:
    write_proposals(read)
    assert read.execute("select position, customers, verbatims_before from record.issue_proposal").fetchall() == [
        (1, 25, 0)
    ]
    held = read.execute("select count(*) from record.verbatim_proposal").fetchone()
    assert held == (25,)
    quoted = read.execute(
        "select bool_and(redacted like '%passkey%') from record.verbatim_proposal "
        "inner join record.verbatim using (verbatim_id) inner join record.verbatim_text using (text_id)"
    ).fetchone()
    assert quoted == (True,)


def test_nothing_is_proposed_of_nothing() -> None:
    connection = empty_edition()
    connection.execute("insert into edition.company (minimum_group_size) values (10)")
    write_proposals(connection)
    assert connection.execute("select count(*) from record.issue_proposal").fetchone() == (0,)
