"""The record's words are read: language, issues, tone, and what of them may be quoted."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb
import pandas as pd

from analysis.voice.catalogue import Issue
from analysis.voice.languages import languages
from analysis.voice.redaction import redacted
from analysis.voice.themes import assigned
from data_sources.quotable import write_said_about
from data_sources.read_tone import read_tone
from queries.statement import statement

SHOWN_CHARACTERS = 600
PROMOTER_SHARE = 0.9  # 9 and 10 of 10
SATISFIED_SHARE = 0.75  # 4 and 5 of 5, 6 and 7 of 7


def read_verbatims(
    connection: duckdb.DuckDBPyConnection, catalogue: Sequence[Issue], tell: Callable[[str], None] = lambda step: None
) -> None:
    """Fills the tables of voice_tables.py from the record."""
    tell("reading what customers wrote")
    connection.execute(f"create temp table said as {statement('record/verbatim').text}")
    connection.execute("insert into record.verbatim by name select * exclude (text) from said")
    texts = connection.execute("select text_id, min(text) as text from said group by text_id order by text_id").df()
    _write_catalogue(connection, catalogue, "start")
    connection.execute(f"insert into record.verbatim_issue by name {statement('record/verbatim_topic').text}")
    _write_texts(connection, texts)
    _write_praise(connection)
    _write_issues(connection, texts, catalogue)
    connection.execute("drop table said")
    write_said_about(connection)


def start_catalogue() -> tuple[Issue, ...]:
    entries = tomllib.loads((Path(__file__).parent / "start_issues.toml").read_text(encoding="utf-8"))["issue"]
    return tuple(Issue(**entry) for entry in entries)


def _write_texts(connection: duckdb.DuckDBPyConnection, texts: pd.DataFrame) -> None:
    said = texts["text"].tolist()
    spoken = languages(said)
    toned = read_tone(connection, said, spoken)
    names = connection.execute("select distinct name from record.customer where name is not null").df()["name"]
    frame = pd.DataFrame(  # noqa: F841  DuckDB reads frames by their names
        {
            "text_id": texts["text_id"],
            "language": spoken,
            "words": [len(text.split()) for text in said],
            "unread_because": pd.Series([None] * len(said), dtype="str"),
            "tone": toned["tone"].astype("str").where(toned["tone"].notna(), None),
            "tone_certainty": toned["certainty"].astype("float"),
            "redacted": [text[:SHOWN_CHARACTERS] for text in redacted(said, names)],
        }
    )
    connection.execute("insert into record.verbatim_text by name select * from frame")


def _write_issues(connection: duckdb.DuckDBPyConnection, texts: pd.DataFrame, catalogue: Sequence[Issue]) -> None:
    """A department's own topic wins over words: a verbatim that has one is not read for more issues."""
    labelled = connection.execute(
        "select said.text, verbatim_issue.issue from said inner join record.verbatim_issue using (verbatim_id)"
    ).df()
    found = assigned(texts["text"].tolist(), catalogue, labelled)
    found = found.assign(text_id=texts["text_id"].to_numpy()[found["text"].to_numpy(dtype=int)])
    connection.execute(
        "insert into record.verbatim_issue select verbatim.verbatim_id, found.issue, found.confidence, found.told_by "
        "from record.verbatim inner join found using (text_id) "
        "where verbatim.verbatim_id not in (select verbatim_id from record.verbatim_issue)"
    )


def _write_catalogue(connection: duckdb.DuckDBPyConnection, catalogue: Sequence[Issue], told_from: str) -> None:
    issues = pd.DataFrame(
        [
            (each.name, place, each.owner_department, each.journey_stage, each.effort_days, each.cost, told_from)
            for place, each in enumerate(catalogue, start=1)
        ],
        columns=["issue", "position", "owner_department", "journey_stage", "effort_days", "cost", "told_from"],
    )
    called = pd.DataFrame(  # noqa: F841
        [(name.lower(), each.name) for each in catalogue for name in {each.name, *each.topics}],
        columns=["called", "issue"],
    )
    connection.execute("insert into record.issue by name select * from issues")
    connection.execute("insert into record.issue_called by name select distinct on (called) called, issue from called")
    connection.execute(f"insert into record.issue_topic by name {statement('record/issue_topic').text}")
    connection.execute(
        "insert into record.issue (issue, position, told_from) "
        "select issue, $last + row_number() over (order by lower(issue)), 'topic' from "
        "(select distinct issue from record.issue_topic where issue not in (select issue from record.issue))",
        {"last": len(issues)},
    )


def _write_praise(connection: duckdb.DuckDBPyConnection) -> None:
    """By the tone of the words; where it is not told, by the score that came with them."""
    connection.execute(
        "update record.verbatim set is_praise = case when told.tone is not null then told.tone = 'praise' "
        "when kind = 'nps' then score_share >= $promoter else score_share >= $satisfied end "
        "from record.verbatim_text as told where told.text_id = verbatim.text_id",
        {"promoter": PROMOTER_SHARE, "satisfied": SATISFIED_SHARE},
    )
