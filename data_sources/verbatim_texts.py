"""Each distinct text: its language, its tone, what of it may be shown."""

from __future__ import annotations

from collections.abc import Callable

import duckdb
import pandas as pd

from analysis.estimates import Estimate
from analysis.voice.languages import languages
from analysis.voice.redaction import redacted
from analysis.voice.tone import Tones, tones
from data_sources.insert_rows import insert_rows

SHOWN_CHARACTERS = 600
PROMOTER_SHARE = 0.9  # 9 and 10 of 10
SATISFIED_SHARE = 0.75  # 4 and 5 of 5, 6 and 7 of 7


def write_texts(connection: duckdb.DuckDBPyConnection, texts: pd.DataFrame, tell: Callable[[str], None]) -> None:
    """Fills record.verbatim_text, which verbatims praise, and how well tone was told."""
    said = texts["text"].tolist()
    spoken = languages(said)
    tell("learning the tone of comments from their scores")
    toned = tones(said, _scored(connection), spoken)
    tell("taking names and contact details out of comments")
    names = connection.execute("select distinct name from record.customer where name is not null").df()["name"]
    frame = pd.DataFrame(  # noqa: F841  DuckDB reads frames by their names
        {
            "text_id": texts["text_id"],
            "language": spoken,
            "words": [len(text.split()) for text in said],
            "tone": toned.frame["tone"].astype("str").where(toned.frame["tone"].notna(), None),
            "tone_certainty": toned.frame["certainty"].astype("float"),
            "redacted": [text[:SHOWN_CHARACTERS] for text in redacted(said, names)],
        }
    )
    connection.execute("insert into record.verbatim_text by name select * from frame")
    _write_praise(connection)
    insert_rows(connection, "record.voice_measure", _measures(toned))


def _scored(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    return connection.execute("select text, score_share, kind from said where score_share is not null").df()


def _write_praise(connection: duckdb.DuckDBPyConnection) -> None:
    """By the tone of the words; where it is not told, by the score that came with them."""
    connection.execute(
        "update record.verbatim set is_praise = case when told.tone is not null then told.tone = 'praise' "
        "when kind = 'nps' then score_share >= $promoter else score_share >= $satisfied end "
        "from record.verbatim_text as told where told.text_id = verbatim.text_id",
        {"promoter": PROMOTER_SHARE, "satisfied": SATISFIED_SHARE},
    )


def _measures(toned: Tones) -> list[tuple[object, ...]]:
    """How well tone was told of texts not seen, over all languages and in each."""
    rows = [_measure("tone_accuracy", toned.accuracy), _measure("tone_baseline", toned.baseline)]
    for each in toned.by_language:
        rows += [
            _measure(f"tone_accuracy[language={each.language}]", each.accuracy),
            _measure(f"tone_baseline[language={each.language}]", each.baseline),
        ]
    return [row for row in rows if row is not None]


def _measure(name: str, estimate: Estimate | None) -> tuple[object, ...] | None:
    if estimate is None:
        return None
    low, high = (None if end is None else end.amount for end in (estimate.low, estimate.high))
    return (name, estimate.value.amount, low, high, estimate.sample_size)
