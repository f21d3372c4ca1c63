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
from analysis.voice.tone import tones
from queries.statement import statement

# What the words of the record were read as.
TABLES = {
    # One row per answer, case or loss that holds words; see queries/record/verbatim.sql.
    "record.verbatim": "verbatim_id bigint, said_in varchar, customer_id bigint, department varchar, source varchar, "
    "export_id integer, line bigint, said_on date, survey varchar, touchpoint varchar, kind varchar, "
    "score_share double, topic varchar, text_id bigint",
    # One row per distinct text. `tone` is praise, neutral or complaint, null where it is not told. `redacted` is what
    # may be shown: names and contact details taken out, at most 600 characters. `unread_because` is null where it was
    # read for issues and tone.
    "record.verbatim_text": "text_id bigint, language varchar, words integer, unread_because varchar, tone varchar, "
    "tone_certainty double, redacted varchar",
    # One row per verbatim and issue that it is about; `told_by` is topic, words, examples or labels.
    "record.verbatim_issue": "verbatim_id bigint, issue varchar, confidence double, told_by varchar",
    # The issues that are counted, in the catalogue's order. `told_from` is catalogue (the company's own), start (ours,
    # until it has one) or topic (an export's word that no catalogue holds).
    "record.issue": "issue varchar, position integer, owner_department varchar, journey_stage varchar, "
    "effort_days double, cost double, told_from varchar",
    # What no issue of the catalogue covers and more customers say than before, best first.
    "record.issue_proposal": "position integer, label varchar, words varchar, verbatims bigint, "
    "verbatims_before bigint, customers bigint, since date, ratio double, p_value double",
    # How well words were read: tone_accuracy, tone_baseline, …, each with its interval.
    "record.voice_measure": "measure varchar, value double, low double, high double, sample_size bigint",
}
SHOWN_CHARACTERS = 600


def read_verbatims(
    connection: duckdb.DuckDBPyConnection, catalogue: Sequence[Issue], tell: Callable[[str], None] = lambda step: None
) -> None:
    """Fills the tables above from the record."""
    for name, columns in TABLES.items():
        connection.execute(f"create table {name} ({columns})")
    tell("reading what customers wrote")
    connection.execute(f"create temp table said as {statement('record/verbatim').text}")
    connection.execute("insert into record.verbatim by name select * exclude (text) from said")
    texts = connection.execute("select text_id, min(text) as text from said group by text_id order by text_id").df()
    _write_texts(connection, texts)
    _write_issues(connection, texts, catalogue)
    connection.execute("drop table said")


def start_catalogue() -> tuple[Issue, ...]:
    entries = tomllib.loads((Path(__file__).parent / "start_issues.toml").read_text(encoding="utf-8"))["issue"]
    return tuple(Issue(**entry) for entry in entries)


def _write_texts(connection: duckdb.DuckDBPyConnection, texts: pd.DataFrame) -> None:
    said = texts["text"].tolist()
    scored = connection.execute("select text, score_share from said where score_share is not null").df()
    toned = tones(said, scored).frame
    names = connection.execute("select distinct name from record.customer where name is not null").df()["name"]
    frame = pd.DataFrame(
        {
            "text_id": texts["text_id"],
            "language": languages(said),
            "words": [len(text.split()) for text in said],
            "unread_because": pd.Series([None] * len(said), dtype="str"),
            "tone": toned["tone"].astype("str").where(toned["tone"].notna(), None),
            "tone_certainty": toned["certainty"].astype("float"),
            "redacted": [text[:SHOWN_CHARACTERS] for text in redacted(said, names)],
        }
    )
    connection.execute("insert into record.verbatim_text by name select * from frame")


def _write_issues(connection: duckdb.DuckDBPyConnection, texts: pd.DataFrame, catalogue: Sequence[Issue]) -> None:
    labelled = connection.execute("select text, topic as issue from said where topic is not null").df()
    found = assigned(texts["text"].tolist(), catalogue, labelled)
    found = found.assign(text_id=texts["text_id"].to_numpy()[found["text"].to_numpy(dtype=int)])
    connection.execute(
        "insert into record.verbatim_issue select verbatim_id, topic, 1.0, 'topic' from record.verbatim where topic is not null"
    )
    connection.execute(
        "insert into record.verbatim_issue select verbatim_id, issue, confidence, told_by from record.verbatim "
        "inner join found using (text_id) where topic is null"
    )
    for position, issue in enumerate(catalogue, start=1):
        connection.execute(
            "insert into record.issue values (?, ?, ?, ?, ?, ?, 'start')",
            [issue.name, position, issue.owner_department, issue.journey_stage, issue.effort_days, issue.cost],
        )
    connection.execute(
        "insert into record.issue select issue, row_number() over (order by issue) + 1000, null, null, null, null, 'topic' "
        "from (select distinct issue from record.verbatim_issue where told_by = 'topic' and issue not in (select issue from record.issue))"
    )
