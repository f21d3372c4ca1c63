"""The one door to DuckDB: named statements in, data frames out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import duckdb
import pandas as pd

from queries.statement import statement

# Nothing is fetched at run time, extensions included.
NOTHING_FETCHED = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}


@dataclass(frozen=True)
class QueryResult:
    """The rows of a statement, with its name and parameters so that evidence can cite them."""

    name: str
    parameters: Mapping[str, object]
    frame: pd.DataFrame


class EditionTooOld(Exception):
    """The edition lacks a table or a column that the statement reads: another version of the code built it."""

    def __init__(self, edition_id: str, query: str) -> None:
        super().__init__(f"edition {edition_id} lacks what {query} reads; build it again")
        self.edition_id, self.query = edition_id, query


@dataclass(frozen=True)
class Edition:
    """One immutable DuckDB file, opened read-only. Threads share it: each query takes a cursor of its own."""

    path: Path
    connection: duckdb.DuckDBPyConnection

    def run(self, name: str, **parameters: object) -> QueryResult:
        """Runs queries/NAME.sql. Raises UnknownQuery, EditionTooOld, or TypeError when parameters do not fit."""
        try:
            return run(self.connection, name, **parameters)
        except (duckdb.BinderException, duckdb.CatalogException) as error:
            raise EditionTooOld(self.path.stem, name) from error

    @cached_property
    def company(self) -> Mapping[str, object]:
        """The company's settings and this edition's identity; see queries/edition/company.sql."""
        settings = self.run("edition/company").frame.iloc[0]
        return {str(name): value for name, value in settings.items()}


def open_edition(path: Path) -> Edition:
    return Edition(path, duckdb.connect(str(path), read_only=True, config=dict(NOTHING_FETCHED)))


def run(connection: duckdb.DuckDBPyConnection, name: str, **parameters: object) -> QueryResult:
    """Runs one named statement on a cursor of the connection and fetches it whole."""
    wanted = statement(name)
    if set(parameters) != set(wanted.parameters):
        raise TypeError(f"query {name!r} takes {list(wanted.parameters)}, got {sorted(parameters)}")
    with connection.cursor() as cursor:
        frame = cursor.execute(wanted.text, parameters).df()
    return QueryResult(name, parameters, frame)
