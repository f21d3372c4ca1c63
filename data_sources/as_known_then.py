"""A later edition without what it alone knows of later days: what the earlier one would hold if it were built today.

Between an edition and its successor lie new months and corrections of old ones. Told from this middle edition, a
number differs from the earlier edition's only by what was restated, and from the later one's only by what is new.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import duckdb

from data_sources.calendar import write_calendar
from data_sources.edition_tables import create_edition_tables
from data_sources.marts import build_marts
from data_sources.reconciliation import day_or_none
from data_sources.record import days_covered
from data_sources.record_tables import TABLES, create_record
from data_sources.sql_text import literal
from queries.run import NOTHING_FETCHED, Edition, open_edition

# The day that a row tells of. Where a row grows over time, what it came to know later is emptied again.
DAYS = {
    "feedback": "answered_on",
    "invitation": "invited_on",
    "service_case": "opened_at",
    "subscription": "started_on",
    "revenue": "month",
    "purchase": "ordered_on",
    "loss": "lost_on",
    "usage": "coalesce(used_on, month)",
    "delivery": "least(promised_on, finished_on)",
    "initiative": "started_on",
}
ENDED_LATER = "ended_on is not null and ended_on > $until"
KNOWN_LATER: dict[str, Mapping[str, str]] = {
    "service_case": {
        each: f"case when {each} <= $until then {each} end" for each in ("first_answered_at", "resolved_at")
    },
    "delivery": {"finished_on": "case when finished_on <= $until then finished_on end"},
    "subscription": {
        "ended_on": "case when ended_on <= $until then ended_on end",
        "ended": f"case when {ENDED_LATER} then false else ended end",
        "end_reason": f"case when {ENDED_LATER} then null else end_reason end",
    },
}
# A snapshot tells how things stood when it was taken: what a newer one says is new, and the earlier one's rows stand.
STOOD_THEN = (
    "select source from later.intake.source where repeats = 'snapshot' and source not in (select source "
    "from later.intake.reconciliation where accepted > 0 and export_id not in (select export_id from added))"
)


@contextmanager
def as_known_then(before: Path, after: Path) -> Iterator[Edition | None]:
    """The middle edition for as long as the block lasts; None where there is no day to part them by."""
    with tempfile.TemporaryDirectory(prefix="empty-chair-") as scratch:
        path = Path(scratch) / f"{after.stem}.duckdb"
        if not _built(path, before, after):
            yield None
            return
        edition = open_edition(path)
        try:
            yield edition
        finally:
            edition.connection.close()


def _built(path: Path, before: Path, after: Path) -> bool:
    """False where the earlier edition has no dates, or another version of the code built one of the two."""
    with duckdb.connect(str(path), config=dict(NOTHING_FETCHED)) as connection:
        for name, edition in (("earlier", before), ("later", after)):
            connection.execute(f"attach {literal(str(edition))} as {name} (read_only)")
        try:
            until = day_or_none(connection.execute("select as_of from earlier.edition.company").fetchall()[0][0])
            if until is None:
                return False
            _fill(connection, until)
        except (duckdb.BinderException, duckdb.CatalogException):
            return False
        connection.execute("checkpoint")
    return True


def _fill(connection: duckdb.DuckDBPyConnection, until: date) -> None:
    create_record(connection)
    create_edition_tables(connection)
    _pair(connection)
    for table in (each for each in TABLES.values() if each.is_recorded and each.name != "customer"):
        _fill_table(connection, table.name, until)
    _fill_customers(connection)
    _fill_intake(connection, until)
    from data_sources.verbatims_then import fill_verbatims_then  # its libraries load slowly

    fill_verbatims_then(connection)
    first, as_of = days_covered(connection, until, until)
    fiscal_start = connection.execute("select fiscal_year_starts_in from edition.company").fetchall()[0][0]
    write_calendar(connection, first, as_of, int(fiscal_start))
    build_marts(connection)


def _pair(connection: duckdb.DuckDBPyConnection) -> None:
    """Which exports and customers of the one are which of the other; an id's number means nothing."""
    same_path = "from later.intake.export as new inner join earlier.intake.export as old on old.path = new.path"
    for name, statement in {
        "kept": f"select new.export_id, old.export_id as earlier_id {same_path} and old.sha256 = new.sha256",
        "added": f"select export_id from later.intake.export where export_id not in (select new.export_id {same_path})",
        "stood": STOOD_THEN,
        "same_customer": "select old.customer_id as earlier_id, min(new.customer_id) as customer_id "
        "from earlier.record.customer_key as old inner join later.record.customer_key as new "
        "on new.department = old.department and new.customer_key = old.customer_key group by old.customer_id",
    }.items():
        connection.execute(f"create temp table {name} as {statement}")


def _fill_table(connection: duckdb.DuckDBPyConnection, table: str, until: date) -> None:
    """Rows of exports that both editions hold are taken whole; of others, those that tell of days until then."""
    columns = _columns(connection, table)
    as_then = ", ".join(
        f"case when export_id in (select export_id from kept) then {name} else {then} end as {name}"
        for name, then in KNOWN_LATER.get(table, {}).items()
    )
    replaced = f" replace ({as_then})" if as_then else ""
    connection.execute(
        f"insert into record.{table} by name select *{replaced} from later.record.{table} as rows "
        f"where coalesce(source not in (from stood), true) and (export_id in (select export_id from kept) "
        f"or {DAYS[table]} <= $until or ({DAYS[table]} is null and export_id not in (from added)))",
        {"until": until},
    )
    others = ", ".join(f"rows.{name}" for name in columns if name not in ("customer_id", "export_id"))
    connection.execute(
        f"insert into record.{table} by name select same_customer.customer_id, rows.export_id, {others} "
        f"from earlier.record.{table} as rows left join same_customer on same_customer.earlier_id = rows.customer_id "
        "where source in (from stood) and (rows.customer_id is null or same_customer.customer_id is not null)"
    )


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    rows = connection.execute(
        "select column_name from duckdb_columns() where database_name = current_database() "
        "and schema_name = 'record' and table_name = $table order by column_index",
        {"table": table},
    ).fetchall()
    return [str(name) for (name,) in rows]


def _fill_customers(connection: duckdb.DuckDBPyConnection) -> None:
    """Customers who were known, or of whom a row tells. Where a newer snapshot describes one, as it was before."""
    told = " union ".join(f"select customer_id from record.{table}" for table in DAYS)
    connection.execute(f"create temp table known as select customer_id from same_customer union ({told})")
    connection.execute(
        "create temp table described_then as select min(rows.customer_id) as earlier_id, same_customer.customer_id "
        "from earlier.record.customer as rows "
        "inner join same_customer on same_customer.earlier_id = rows.customer_id "
        "inner join later.record.customer as newer on newer.customer_id = same_customer.customer_id "
        "where newer.source in (from stood) group by same_customer.customer_id"
    )
    for table in ("customer", "customer_attribute"):
        connection.execute(
            f"insert into record.{table} by name select * from later.record.{table} where customer_id in (from known) "
            "and customer_id not in (select customer_id from described_then)"
        )
        connection.execute(
            f"insert into record.{table} by name select rows.* replace (described_then.customer_id as customer_id) "
            f"from earlier.record.{table} as rows "
            "inner join described_then on described_then.earlier_id = rows.customer_id"
        )
    connection.execute(
        "insert into record.customer_key by name select * from later.record.customer_key "
        "where customer_id in (from known)"
    )


def _fill_intake(connection: duckdb.DuckDBPyConnection, until: date) -> None:
    """What the company declares, and the sums that departments' own exports of that time hold."""
    for table in ("edition.company", "edition.identity", "edition.not_actionable_reason", "intake.source"):
        connection.execute(f"insert into {table} by name select * from later.{table}")
    connection.execute("update edition.company set as_of = $until", {"until": until})
    for table in ("intake.export", "intake.reconciliation"):
        connection.execute(
            f"insert into {table} by name select * from later.{table} where export_id not in (from added)"
        )
    connection.execute(
        "insert into intake.control_total by name select * from later.intake.control_total "
        "where export_id not in (from added) and export_id not in (select export_id from kept)"
    )
    connection.execute(
        "insert into intake.control_total by name select totals.* replace (kept.export_id as export_id) "
        "from earlier.intake.control_total as totals inner join kept on kept.earlier_id = totals.export_id"
    )
