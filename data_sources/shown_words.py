"""What of customers' own words may be shown, as company.toml says under `quotations`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import duckdb

from analysis.voice.redaction import redacted, shortened

SHOWN_CHARACTERS = 600
PART = 10_000  # names, held by Python at a time


def shown_words(connection: duckdb.DuckDBPyConnection, texts: Sequence[str]) -> list[str | None]:
    """Each text as it may be shown: without names and contact details ("redacted"), with names ("named"), or not."""
    row = connection.execute("select quotations from edition.company").fetchone()
    rule = row[0] if row else "redacted"
    if rule == "none":
        return [None] * len(texts)
    shown = redacted(texts, _names(connection), keep_names=rule == "named")
    return [shortened(text, SHOWN_CHARACTERS) for text in shown]


def _names(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Those of customers and of people who answered, a part at a time: there may be millions."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select name from record.customer where name is not null "
            "union select respondent from record.feedback where respondent is not null"
        )
        while part := cursor.fetchmany(PART):
            yield from (name for (name,) in part)
