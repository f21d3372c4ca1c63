"""Tone is told of the record's words, and how well is kept beside it."""

from __future__ import annotations

import duckdb
import pandas as pd

from data_sources.read_tone import read_tone
from data_sources.voice_tables import TABLES
from tests.analysis.voice.test_tone import comments


def _said(frame: pd.DataFrame) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute("create schema record")
    connection.execute(f"create table record.voice_measure ({TABLES['record.voice_measure']})")
    said = frame.assign(kind="csat")  # noqa: F841  DuckDB reads frames by their names
    connection.execute("create table said as select * from said")
    return connection


def test_keeps_how_often_words_were_right_and_what_saying_always_the_same_would_reach() -> None:
    connection = _said(comments(400, seed=1))
    texts = connection.execute("select text from said order by text").df()["text"].tolist()
    told = read_tone(connection, texts, ["en"] * len(texts))
    measures = connection.execute("from record.voice_measure").df().set_index("measure")
    assert told["tone"].notna().all()
    assert measures.loc["tone_accuracy", "low"] > measures.loc["tone_baseline", "high"]
    assert {"tone_accuracy[language=en]", "tone_right[tone=praise]"} <= set(measures.index)


def test_keeps_nothing_where_too_few_words_came_with_a_score() -> None:
    connection = _said(comments(20, seed=1))
    assert read_tone(connection, ["one word"], ["en"])["tone"].isna().all()
    assert connection.execute("select count(*) from record.voice_measure").fetchone() == (0,)
