"""What the words of the record say: language, tone, issues, competitors, what is new, and what may be quoted.

Its libraries load slowly, so verbatims.py imports it only where something was written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import duckdb
import pandas as pd

from analysis.voice.catalogue import Issue
from analysis.voice.competitors import competitors_named
from data_sources.discovered_issues import write_proposals
from data_sources.issue_catalogue import Catalogue
from data_sources.quotable import write_said_about
from data_sources.verbatim_issues import write_issues
from data_sources.verbatim_texts import write_texts


def read_words(
    connection: duckdb.DuckDBPyConnection,
    texts: pd.DataFrame,
    issues: Sequence[Issue],
    catalogue: Catalogue,
    tell: Callable[[str], None],
) -> None:
    """`texts` has one row per distinct text: text_id, text. Reads the table `said`, which verbatims.py makes."""
    write_texts(connection, texts, tell)
    tell("telling what comments are about")
    write_issues(connection, texts, issues, catalogue.told_from)
    _write_competitors(connection, texts, catalogue)
    tell("looking for what customers newly bring up and wish for")
    write_proposals(connection)
    write_said_about(connection)


def _write_competitors(connection: duckdb.DuckDBPyConnection, texts: pd.DataFrame, catalogue: Catalogue) -> None:
    """The catalogue's competitors, and those that losses name; the catalogue's spelling is shown."""
    lost_to = connection.execute(
        "select trim(competitor) from record.loss where competitor is not null group by all order by count(*) desc, 1"
    ).fetchall()
    found = competitors_named(texts["text"].tolist(), catalogue.competitors, [name for (name,) in lost_to])
    found = found.assign(
        text_id=texts["text_id"].to_numpy()[found["text"].to_numpy(dtype=int)]
    )  # DuckDB reads it by name
    connection.execute(
        "insert into record.verbatim_competitor "
        "select verbatim.verbatim_id, found.competitor from record.verbatim inner join found using (text_id)"
    )
