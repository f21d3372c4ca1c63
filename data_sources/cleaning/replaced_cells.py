"""What an earlier row said that a later one says otherwise: kept cell by cell, and counted."""

from __future__ import annotations

from data_sources.cleaning.cleaned_rows import Cleaning
from data_sources.cleaning.duplicates import last_snapshot, repeated_rows
from data_sources.readers.landed import count
from data_sources.record_tables import TABLES

COLUMNS = (
    "export_id, source, department, line, row_key, column_name, old_value, new_value, "
    "replaced_by_export, replaced_by_line"
)


def write_replaced(cleaning: Cleaning, rows: str) -> None:
    """Fills intake.replaced and intake.restated. Only a source with a key can tell a corrected row from another one."""
    if not cleaning.source.key:
        return
    if count(cleaning.connection, repeated_rows(cleaning)):
        _write_cells(cleaning, rows)
    _write_counts(cleaning, rows)


def _write_cells(cleaning: Cleaning, rows: str) -> None:
    compared, headers = _compared(cleaning)
    pairs = ", ".join(
        f"{{'header': $header_{place}, 'old': {cell.format(row='older')}, 'new': {cell.format(row='newer')}}}"
        for place, cell in enumerate(compared)
    )
    cleaning.connection.execute(
        f"insert into intake.replaced ({COLUMNS}) with cells as (select repeated.*, "
        f"unnest(list_filter([{pairs}], lambda each: each.old is distinct from each.new)) as cell "
        f"from {repeated_rows(cleaning)} as repeated "
        f"inner join {rows} as older on older.export_id = repeated.export_id and older.line = repeated.line "
        f"inner join {rows} as newer on newer.export_id = repeated.by_export and newer.line = repeated.by_line) "
        "select export_id, $source, $department, line, replace(row_key, chr(31), ' | '), "
        "cell.header, cell.old, cell.new, by_export, by_line from cells order by export_id, line, cell.header",
        {
            "source": cleaning.source.name,
            "department": cleaning.source.department,
            **{f"header_{place}": header for place, header in enumerate(headers)},
        },
    )


def _compared(cleaning: Cleaning) -> tuple[list[str], list[str]]:
    """The SQL of each cell that the source fills, with {row} for its row, and the header that people know it by."""
    source = cleaning.source
    numbers = {column.name for column in TABLES[source.table].columns if column.kind == "number"}
    cells, headers = [], []
    for name, header in source.columns.items():
        cell = f"{{row}}.{'customer_key' if name == 'customer' else name}"
        shown = f"cast({cell} as varchar)"
        cells.append(f"regexp_replace({shown}, '[.]0$', '')" if name in numbers else shown)
        headers.append(header)
    for place, header in enumerate(source.attributes):
        cells.append(f"map_values({{row}}.attributes)[{place + 1}]")
        headers.append(header)
    return cells, headers


def _write_counts(cleaning: Cleaning, rows: str) -> None:
    """Rows that were corrected, by the export that held them, and keys that no later snapshot holds."""
    last = last_snapshot(cleaning)
    cleaning.connection.execute(
        "insert into intake.restated with corrected as (select export_id, count(distinct line) as corrected "
        "from intake.replaced where source = $source group by export_id), "
        f"last_seen as (select row_key, max(export_id) as export_id from {rows} "
        "where refusal is null and row_key is not null and $last is not null group by row_key), "
        "gone as (select export_id, count(*) as gone from last_seen where export_id < $last "
        f"and row_key not in (select row_key from {rows} where export_id = $last and row_key is not null) "
        "group by export_id) "
        "select coalesce(corrected.export_id, gone.export_id) as export_id, $source, "
        "coalesce(corrected.corrected, 0), coalesce(gone.gone, 0) "
        "from corrected full outer join gone on gone.export_id = corrected.export_id order by export_id",
        {"source": cleaning.source.name, "last": last},
    )
