"""An edition in memory from a few frames: what a story's test plants, it finds, or must not find."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pandas as pd

from data_sources.calendar import write_calendar
from data_sources.edition_tables import create_edition_tables
from data_sources.issue_catalogue import Catalogue
from data_sources.marts import build_marts
from data_sources.record_tables import create_record
from data_sources.written_catalogue import write_catalogue
from queries.run import Edition


def made_edition(
    tables: dict[str, pd.DataFrame],
    first: date | None = None,
    as_of: date | None = None,
    minimum_group_size: int = 10,
    revenue_model: str = "subscription",
    fiscal_start: int = 1,
) -> Edition:
    """The edition whose record holds these frames, by table name ("intake.…" and "edition.…" name their schema);
    columns that a frame lacks are null."""
    connection = duckdb.connect()
    create_record(connection)
    create_edition_tables(connection)
    for name, frame in tables.items():
        connection.register("given", frame)
        columns = ", ".join(frame.columns)
        connection.execute(
            f"insert into {name if '.' in name else f'record.{name}'} ({columns}) select {columns} from given"
        )
        connection.unregister("given")
    connection.execute(
        "insert into edition.company values ('Test company', 'EUR', ?, ?, ?, ?, 0.1, 0.75, 'redacted')",
        [fiscal_start, as_of, revenue_model, minimum_group_size],
    )
    connection.execute("insert into edition.identity values ('e0', now()::timestamp, 'test')")
    if "issue" not in tables:
        write_catalogue(connection, Catalogue((), (), "catalogue"))
    write_calendar(connection, first, as_of, fiscal_start)
    build_marts(connection)
    return Edition(Path(":memory:"), connection)
