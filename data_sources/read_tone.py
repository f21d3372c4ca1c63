"""Tone is told of the record's words by the scores that some came with, and how well is put down beside it."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pandas as pd

from analysis.estimates import Estimate
from analysis.statistics.share import share
from analysis.voice.tone import TONES, Tones, tones


def read_tone(connection: duckdb.DuckDBPyConnection, texts: Sequence[str], languages: Sequence[str]) -> pd.DataFrame:
    """One row per text, in order: tone, certainty. Fills record.voice_measure with how well it was told."""
    scored = connection.execute(
        "select text, score_share, kind, count(*) as times from said where score_share is not null group by all"
    ).df()
    told = tones(texts, scored, languages)
    measures = _measures(told)
    rows = pd.DataFrame(  # noqa: F841  DuckDB reads frames by their names
        [
            (measure, each.value.amount, each.low.amount, each.high.amount, each.sample_size)
            for measure, each in measures.items()
        ],
        columns=["measure", "value", "low", "high", "sample_size"],
    )
    if measures:
        connection.execute("insert into record.voice_measure by name select * from rows")
    return told.frame


def _measures(told: Tones) -> dict[str, Estimate]:
    """Accuracy and baseline, over all languages that are shown (or over all, where none is) and of each; and of texts
    told as a tone, how many were right."""
    if told.accuracy is None or told.baseline is None or told.seen is None:
        return {}
    found = {"tone_accuracy": told.accuracy, "tone_baseline": told.baseline}
    for each in told.by_language:
        found[f"tone_accuracy[language={each.language}]"] = each.accuracy
        found[f"tone_baseline[language={each.language}]"] = each.baseline
    shown = told.seen[told.seen["language"].isin([each.language for each in told.by_language if each.is_shown])]
    for tone in TONES:
        called = shown[shown["told"] == tone]
        if len(called):
            found[f"tone_right[tone={tone}]"] = share(int((called["said"] == tone).sum()), len(called))
    return found
