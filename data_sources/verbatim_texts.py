"""Each distinct text: its language, its tone, what of it may be shown."""

from __future__ import annotations

from collections.abc import Callable

import duckdb
import pandas as pd

from analysis.voice.languages import languages
from analysis.voice.wish import wishes
from data_sources.read_tone import read_tone
from data_sources.shown_words import shown_words

PROMOTER_SHARE = 0.9  # 9 and 10 of 10
SATISFIED_SHARE = 0.75  # 4 and 5 of 5, 6 and 7 of 7


def write_texts(connection: duckdb.DuckDBPyConnection, texts: pd.DataFrame, tell: Callable[[str], None]) -> None:
    """Fills record.verbatim_text, and which verbatims praise."""
    said = texts["text"].tolist()
    spoken = languages(said)
    tell("learning the tone of comments from their scores")
    toned = read_tone(connection, said, spoken)
    tell("taking names and contact details out of comments")
    frame = pd.DataFrame(  # noqa: F841  DuckDB reads frames by their names
        {
            "text_id": texts["text_id"],
            "language": spoken,
            "words": [len(text.split()) for text in said],
            "tone": toned["tone"].astype("str").where(toned["tone"].notna(), None),
            "tone_certainty": toned["certainty"].astype("float"),
            "is_wish": wishes(said, spoken),
            "redacted": pd.Series(shown_words(connection, said), dtype="str"),
        }
    )
    connection.execute("insert into record.verbatim_text by name select * from frame")
    write_praise(connection)


def write_praise(connection: duckdb.DuckDBPyConnection) -> None:
    """Whether each verbatim praises: by the tone of its words; where none is told, by the score that came with them."""
    connection.execute(
        "update record.verbatim set is_praise = case when told.tone is not null then told.tone = 'praise' "
        "when kind = 'nps' then score_share >= $promoter else score_share >= $satisfied end "
        "from record.verbatim_text as told where told.text_id = verbatim.text_id",
        {"promoter": PROMOTER_SHARE, "satisfied": SATISFIED_SHARE},
    )
