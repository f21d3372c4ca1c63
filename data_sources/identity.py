"""One customer, seen across departments: which keys and names stand for whom.

Customer lists come first, in declared order, then the other exports of each department. Each batch of keys is matched
with the customers known so far, surest rule first; what matches nothing becomes a customer of its own. Set-based SQL
does the work (queries/identity/); docs/decisions/ says why the rules are these.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from data_sources.declarations import Source
from data_sources.staged_tables import create_identity_tables
from queries.statement import statement


def identify_customers(connection: duckdb.DuckDBPyConnection, sources: Sequence[Source]) -> None:
    """Fills record.customer_key from the staged tables in `landing`."""
    create_identity_tables(connection)
    connection.executemany("insert into landing.batch values (?, ?, ?, ?)", _batches(sources))
    _fill(connection, "landing.key_seen", "identity/key_seen")
    _fill(connection, "landing.key_form", "identity/key_form")
    _fill(connection, "landing.name_form", "identity/name_form", legal_forms=legal_form_ending())
    waiting = _new_keys(connection)
    for batch in waiting:
        _match(connection, batch, waiting[batch])
        if batch != max(waiting):  # nothing is matched with the last one
            _fill(connection, "landing.customer_form", "identity/customer_form", batch=batch)


def _match(connection: duckdb.DuckDBPyConnection, batch: int, waiting: int) -> None:
    """Each key of the batch that is new finds its customer or becomes one; rules that nothing waits for are spared."""
    last_id = _last_id(connection)
    for rules in ("identity/match_keys", "identity/match_names"):
        if last_id and waiting:
            waiting -= _fill(connection, "record.customer_key", rules, batch=batch)
    if waiting:
        _fill(connection, "record.customer_key", "identity/new_keys", batch=batch, last_id=last_id)


def legal_form_ending() -> str:
    """A regular expression of the legal forms that may end a name: " gmbh", " sp z o o", several in a row."""
    lines = (Path(__file__).parent / "legal_forms.txt").read_text(encoding="utf-8").splitlines()
    forms = sorted({line.strip() for line in lines if line.strip() and not line.startswith("#")}, key=len, reverse=True)
    return f"( ({'|'.join(forms)}))+$"


def _batches(sources: Sequence[Source]) -> list[tuple[str, int, int, bool]]:
    """(source, position, batch, is_list): a batch for each customer list, then one for each department."""
    lists = [source for source in sources if source.table == "customer"]
    departments = list(dict.fromkeys(source.department for source in sources))
    rows = []
    for position, source in enumerate(sources):
        is_list = source in lists
        batch = lists.index(source) if is_list else len(lists) + departments.index(source.department)
        rows.append((source.name, position, batch, is_list))
    return rows


def _new_keys(connection: duckdb.DuckDBPyConnection) -> dict[int, int]:
    """For each batch, in order, how many of its keys no earlier batch of the department holds."""
    rows = connection.execute(
        "select batch, cast(sum(keys) as integer) from ("
        "select batch, 0 as keys from landing.key_seen group by batch union all "
        "select min(batch) as batch, 1 as keys from landing.key_seen group by department, customer_key"
        ") group by batch order by batch"
    ).fetchall()
    return dict(rows)


def _last_id(connection: duckdb.DuckDBPyConnection) -> int:
    row = connection.execute("select coalesce(max(customer_id), 0) from record.customer_key").fetchone()
    return int(row[0]) if row else 0


def _fill(connection: duckdb.DuckDBPyConnection, table: str, name: str, **parameters: object) -> int:
    """Returns how many rows came in."""
    row = connection.execute(f"insert into {table} by name {statement(name).text}", parameters).fetchone()
    return int(row[0]) if row else 0
