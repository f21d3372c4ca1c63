"""Real tweets as a company's comments: none is lost, and what two airlines label is read in the tweets of others."""

from __future__ import annotations

import re
from collections.abc import Iterator

import duckdb
import pandas as pd
import pytest

from data_sources.build import build
from tests.real_data.workspaces import exports_of, real_workspace

pytestmark = pytest.mark.real_data
SET = "twitter-airline-sentiment"
CLOCK = re.compile(r"@\d{1,2}(?:[ap]m)?\b", re.I)  # "@10AM" is an hour
ROWS = 4_000  # spread over the week: the whole set, which tests/benchmarks/voice.py measures, would take half a minute


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = real_workspace(SET, tmp_path_factory.mktemp(SET))
    tweets = pd.read_csv(exports_of(SET) / "Tweets.csv", dtype="str", keep_default_na=False)
    tweets.sample(ROWS, random_state=0).to_csv(folder / "exports" / "Tweets.csv", index=False)
    with duckdb.connect(str(build(folder).path), read_only=True) as connection:
        yield connection


def rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[object, ...]]:
    return connection.execute(query).fetchall()


def measured(connection: duckdb.DuckDBPyConnection, measure: str) -> tuple[float, float]:
    found = connection.execute("select value, low from record.voice_measure where measure = ?", [measure]).fetchone()
    assert found is not None, measure
    return float(found[0]), float(found[1])


def test_every_tweet_is_a_comment_or_a_case_and_is_counted_once(edition: duckdb.DuckDBPyConnection) -> None:
    accounted = rows(edition, "select rows_read, accepted + rejected + duplicates from intake.reconciliation")
    assert all(read == told for read, told in accounted)
    assert rows(edition, "select count(*) = count(distinct (said_in, line)) from record.verbatim") == [(True,)]
    both = "select count(*) from record.feedback inner join record.service_case using (export_id, line)"
    assert rows(edition, both) == [(0,)]


def test_tone_and_issues_are_told_better_than_the_commonest(edition: duckdb.DuckDBPyConnection) -> None:
    assert measured(edition, "tone_accuracy")[1] > measured(edition, "tone_baseline")[0]
    assert measured(edition, "issue_accuracy")[1] > measured(edition, "issue_baseline")[0]


def test_every_comment_is_told_read_about_none_or_not_read(edition: duckdb.DuckDBPyConnection) -> None:
    parts = "comments_told + comments_on_none + comments_in_other_languages + comments_without_words"
    assert rows(edition, f"select sum(comments) = sum({parts}) from mart.issue_coverage") == [(True,)]
    assert rows(edition, "select sum(comments_told) > 0.3 * sum(comments) from mart.issue_coverage") == [(True,)]


def test_nobodys_handle_or_link_is_shown(edition: duckdb.DuckDBPyConnection) -> None:
    shown = "select redacted from record.verbatim_text where regexp_matches(redacted, '(^|\\s)@\\w{3,}|https?://')"
    assert [text for (text,) in rows(edition, shown) if not CLOCK.search(str(text))] == []
