"""Headers that a department changed, under the names by which the source declares them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import duckdb

from data_sources.declarations import Source
from data_sources.readers.header import header_named
from data_sources.readers.landed import Landed, quoted


def table_to_land(source: Source, table: str) -> str:
    """The name under which the export lands: beside TABLE where that will show it under declared headers."""
    return f"{table}_given" if source.renamed else table


def with_declared_names(connection: duckdb.DuckDBPyConnection, landed: Landed, source: Source, table: str) -> Landed:
    """The landed export as TABLE, each header that is a key of `renamed` under the declared name that it stands for."""
    if not source.renamed:
        return landed
    new = renamed_in(landed.headers, source)
    shown = replace(landed, table=table, headers=tuple(new.get(header, header) for header in landed.headers))
    names = ", ".join(
        f"{quoted(given)} as {quoted(name)}" for given, name in zip(landed.headers, shown.headers, strict=True)
    )
    connection.execute(f"create or replace view {shown.rows} as select line, {names} from {landed.rows}")
    connection.execute(f"create or replace view {shown.unreadable} as select * from {landed.unreadable}")
    return shown


def renamed_in(headers: Sequence[str], source: Source) -> dict[str, str]:
    """The export's own headers that stand for declared ones. A declared name that is there itself goes before."""
    found: dict[str, str] = {}
    for new, declared in source.renamed.items():
        own = header_named(new, headers)
        if own is not None and header_named(declared, headers) is None and declared not in found.values():
            found[own] = declared
    return found
