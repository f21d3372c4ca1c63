"""What every verbatim is about, and how typical of it: so that pages quote what stands for many."""

from __future__ import annotations

import duckdb
import pandas as pd

from analysis.voice.quotations import fullness, is_quotable, typicality
from queries.statement import statement

GROUP = ["about_kind", "about", "tone", "language"]


def write_said_about(connection: duckdb.DuckDBPyConnection) -> None:
    """Fills record.said_about from the verbatims, their issues and their redacted texts."""
    connection.execute(f"create temp table about as {statement('record/said_about').text}")
    texts = connection.execute(
        "select text_id, redacted, coalesce(language, '') as language from record.verbatim_text order by text_id"
    ).df()
    quoted = texts[texts["redacted"].notna()].reset_index(drop=True)
    quoted = quoted[quoted["redacted"].map(is_quotable).astype(bool)].reset_index(drop=True)
    typical = _typical(connection, quoted)  # noqa: F841  DuckDB reads the frame by its name
    connection.execute(
        "insert into record.said_about "
        "select verbatim_id, about.text_id, about.about_kind, about.about, about.tone, typical.typicality from about "
        "left join typical on typical.text_id = about.text_id and typical.about_kind = about.about_kind "
        "and typical.about = about.about and typical.tone is not distinct from about.tone"
    )
    connection.execute("drop table about")


def _typical(connection: duckdb.DuckDBPyConnection, quoted: pd.DataFrame) -> pd.DataFrame:
    """One row per text that may be quoted, thing spoken about and tone."""
    said = connection.execute(
        "select text_id, about_kind, about, tone, count(*) as weight from about group by all order by all"
    ).df()
    places = pd.Series(quoted.index, index=quoted["text_id"])
    said = said[said["text_id"].isin(places.index)].reset_index(drop=True)
    said = said.assign(
        text=said["text_id"].map(places), language=said["text_id"].map(quoted.set_index("text_id")["language"])
    )
    group = said.groupby(GROUP, dropna=False).ngroup()
    close = typicality(quoted["redacted"].tolist(), said.assign(group=group))
    found = said.assign(typicality=close * said["text"].map(quoted["redacted"].map(fullness)))
    return found[["text_id", "about_kind", "about", "tone", "typicality"]]
