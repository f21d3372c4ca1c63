"""Rows that came twice: the later one stands, the earlier one is a duplicate; what it said otherwise is kept."""

from __future__ import annotations

from data_sources.cleaning.cleaned_rows import Cleaning
from data_sources.readers.landed import count

# With a declared key the last row of a key stands. Without one the same row in two exports is one row; but within one
# export equal rows are told apart, so the second of two equal rows matches the second one in the other export.
ACCEPTED = "select export_id, line, row_key from {rows} where refusal is null and row_key is not null"
AGAIN = "select row_key from ({accepted}) group by row_key having count(*) > 1"
FOUND_AGAIN = "select row_key from ({accepted}) group by row_key having min(export_id) <> max(export_id)"


def find_duplicates(cleaning: Cleaning, rows: str) -> str:
    """Lists the accepted rows that a later one repeats or replaces, see repeated_rows.

    Returns the name of a view of the rows with their fate: accepted, rejected or duplicate.
    """
    source = cleaning.source
    cleaning.connection.execute(
        f"create or replace table {repeated_rows(cleaning)} "
        "(export_id integer, line bigint, row_key varchar, by_export integer, by_line bigint)"
    )
    if source.key:
        _find_repeated_keys(cleaning, rows)
    elif source.repeats == "append" and len(cleaning.readings) > 1:
        _find_repeated_rows(cleaning, rows)
    if source.repeats == "snapshot":
        _find_older_snapshots(cleaning, rows)
    return _with_fates(cleaning, rows)


def repeated_rows(cleaning: Cleaning) -> str:
    """The table of the source's duplicates: which row of which key, and the next one of it, null where none came."""
    return f"landing.repeated_{cleaning.hex_name}"


def last_snapshot(cleaning: Cleaning) -> int | None:
    """The export that stands for all, where the source sends snapshots; one without a row replaces none."""
    filled = [each.export_id for each in cleaning.readings if each.landed.rows_read]
    return filled[-1] if filled and cleaning.source.repeats == "snapshot" else None


def _find_repeated_keys(cleaning: Cleaning, rows: str) -> None:
    accepted = ACCEPTED.format(rows=rows)
    cleaning.connection.execute(
        f"insert into {repeated_rows(cleaning)} with followed as (select export_id, line, row_key, "
        "lead(export_id) over following as by_export, lead(line) over following as by_line "
        f"from ({accepted}) where row_key in ({AGAIN.format(accepted=accepted)}) "
        "window following as (partition by row_key order by export_id, line)) "
        "select export_id, line, row_key, by_export, by_line from followed "
        "where by_export is not null order by export_id, line"
    )


def _find_repeated_rows(cleaning: Cleaning, rows: str) -> None:
    accepted = ACCEPTED.format(rows=rows)
    cleaning.connection.execute(
        f"insert into {repeated_rows(cleaning)} with counted as (select export_id, line, row_key, "
        "row_number() over (partition by row_key, export_id order by line) as occurrence "
        f"from ({accepted}) where row_key in ({FOUND_AGAIN.format(accepted=accepted)})), "
        "followed as (select export_id, line, row_key, "
        "lead(export_id) over following as by_export, lead(line) over following as by_line from counted "
        "window following as (partition by row_key, occurrence order by export_id)) "
        "select export_id, line, null, by_export, by_line from followed "
        "where by_export is not null order by export_id, line"
    )


def _find_older_snapshots(cleaning: Cleaning, rows: str) -> None:
    """The rest of an older snapshot: rows without a key, and those whose key came no more."""
    last = last_snapshot(cleaning)
    if last is None or last == cleaning.readings[0].export_id:
        return
    cleaning.connection.execute(
        f"insert into {repeated_rows(cleaning)} select export_id, line, row_key, null, null from {rows} as older "
        "where refusal is null and export_id <> $last and not exists ("
        f"select 1 from {repeated_rows(cleaning)} as known "
        "where known.export_id = older.export_id and known.line = older.line) order by export_id, line",
        {"last": last},
    )


def _with_fates(cleaning: Cleaning, rows: str) -> str:
    view, repeated = f"landing.fated_{cleaning.hex_name}", repeated_rows(cleaning)
    fates, joined = "when cleaned.refusal is not null then 'rejected'", ""
    if count(cleaning.connection, repeated):
        fates += " when repeated.line is not null then 'duplicate'"
        joined = (
            f" left join {repeated} as repeated "
            "on repeated.export_id = cleaned.export_id and repeated.line = cleaned.line"
        )
    cleaning.connection.execute(
        f"create or replace view {view} as "
        f"select cleaned.*, case {fates} else 'accepted' end as fate from {rows} as cleaned{joined}"
    )
    return view
