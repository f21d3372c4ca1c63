"""Which issues each verbatim is about: by its department's topic, otherwise by its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import duckdb
import numpy as np
import pandas as pd

from analysis.estimates import Estimate
from analysis.voice.catalogue import Issue
from analysis.voice.languages import languages
from analysis.voice.themes import themes
from analysis.voice.unread import unread_because

START_LANGUAGES = ("en", "de", "fr", "es")  # in which the start's words are
LEAST_SHARE_TOLD = 0.05  # of a language's texts: words that two languages share find fewer
LEAST_SHARE_SPOKEN = 0.1  # of a catalogue's words and examples


def write_issues(
    connection: duckdb.DuckDBPyConnection, texts: pd.DataFrame, issues: Sequence[Issue], told_from: str
) -> None:
    """Adds what words tell to record.verbatim_issue, and says which texts could not be read.

    A department's own topic wins: a verbatim that has one is not read for more issues.
    """
    labelled = connection.execute(
        "select said.text, said.text_id, cast(date_trunc('month', said.said_on) as date) as said_on, "
        "verbatim_issue.issue, count(*) as times from said "
        "inner join record.verbatim_issue using (verbatim_id) group by all"
    ).df()
    spoken = connection.execute("select language from record.verbatim_text order by text_id").df()["language"]
    read = themes(texts["text"].tolist(), issues, labelled[["text", "issue", "said_on", "times"]], spoken.tolist())
    _write_measures(connection, {"issue_accuracy": read.right, "issue_baseline": read.commonest})
    found = read.frame
    found = found.assign(text_id=texts["text_id"].to_numpy()[found["text"].to_numpy(dtype=int)])
    connection.execute(
        "insert into record.verbatim_issue select verbatim.verbatim_id, found.issue, found.confidence, found.told_by "
        "from record.verbatim inner join found using (text_id) "
        "where verbatim.verbatim_id not in (select verbatim_id from record.verbatim_issue)"
    )
    _write_unread(connection, texts, issues, told_from, labelled)


def _write_measures(connection: duckdb.DuckDBPyConnection, measures: dict[str, Estimate | None]) -> None:
    """How often a department's own issue was told by words alone, beside always saying the commonest."""
    for name, each in measures.items():
        if each is not None:
            connection.execute(
                "insert into record.voice_measure values (?, ?, ?, ?, ?)",
                [name, each.value.amount, each.low.amount, each.high.amount, each.sample_size],
            )


def _write_unread(
    connection: duckdb.DuckDBPyConnection,
    texts: pd.DataFrame,
    issues: Sequence[Issue],
    told_from: str,
    labelled: pd.DataFrame,
) -> None:
    told = connection.execute(
        "select distinct text_id from record.verbatim inner join record.verbatim_issue using (verbatim_id)"
    ).df()["text_id"]
    known = connection.execute("select text_id, language from record.verbatim_text order by text_id").df()
    known = known.assign(is_told=known["text_id"].isin(told), is_labelled=known["text_id"].isin(labelled["text_id"]))
    read = _languages_read(known) | _languages_of(issues, told_from)
    places = set(np.flatnonzero(known["is_told"]).tolist())
    because = unread_because(texts["text"].tolist(), known["language"].tolist(), places, read)
    unread = pd.DataFrame({"text_id": texts["text_id"], "because": pd.Series(because, dtype="str")}).dropna()
    if len(unread):
        connection.execute(
            "update record.verbatim_text set unread_because = unread.because from unread "
            "where unread.text_id = verbatim_text.text_id"
        )


def _languages_read(known: pd.DataFrame) -> set[str]:
    """Those in which words find issues, where no department named them."""
    share = known[~known["is_labelled"]].groupby("language")["is_told"].mean()
    return set(share.index[share >= LEAST_SHARE_TOLD])


def _languages_of(issues: Sequence[Issue], told_from: str) -> set[str]:
    """The languages that a catalogue speaks: those of the start, or of the company's own words and examples.

    A language of few of them is a short word misread.
    """
    if told_from == "start":
        return set(START_LANGUAGES)
    said = languages([text for issue in issues for text in (*issue.words, *issue.examples)])
    spoken = Counter(language for language in said if language)
    return {language for language, texts in spoken.items() if texts >= LEAST_SHARE_SPOKEN * spoken.total()}
