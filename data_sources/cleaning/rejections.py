"""Every row and cell that was not accepted, with its line, its value, the reason and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import duckdb

from data_sources.cleaning.cleaned_rows import Cleaning
from data_sources.cleaning.reading import Reading
from data_sources.declarations import Source
from data_sources.mistakes import did_you_mean

Fate = Literal["rejected", "accepted"]  # of a row with a flaw: refused for it, or accepted with the cell left empty
COLUMNS = "export_id, source, department, line, column_name, value, reason, suggestion, is_whole_row"
# Wrong labels are typing mistakes or a changed questionnaire: few different ones, and each is compared with all labels.
MOST_LABELS_COMPARED = 1000


def write_rejections(cleaning: Cleaning, rows: str, found: Mapping[Fate, int]) -> None:
    """Fills intake.rejection from the cleaned rows, as far as any were `found`, and from those that cannot be read."""
    connection, source = cleaning.connection, cleaning.source
    _name_columns(connection, source)
    kinds: tuple[tuple[str, Fate, str], ...] = (("refusal", "rejected", "true"), ("flaws", "accepted", "false"))
    for flaws, fate, is_whole_row in (each for each in kinds if found[each[1]]):
        connection.execute(
            f"insert into intake.rejection ({COLUMNS}) "
            f"with found as (select export_id, source, department, line, unnest(flaws_in({flaws})) as flaw "
            f"from {rows} where {flaws} is not null and fate = '{fate}') "
            "select export_id, source, department, line, "
            "coalesce(getvariable('header_of')[part_of_flaw(flaw, 1)], part_of_flaw(flaw, 1)), part_of_flaw(flaw, 4), "
            f"part_of_flaw(flaw, 2), part_of_flaw(flaw, 3), {is_whole_row} from found order by export_id, line"
        )
    for each in cleaning.readings:
        if each.unreadable_rows:
            _write_unreadable(connection, source, each)
    for column, labels in source.values.items():
        if column in source.columns:
            _suggest_labels(connection, source, source.columns[column], list(labels))


def _write_unreadable(connection: duckdb.DuckDBPyConnection, source: Source, each: Reading) -> None:
    connection.execute(
        f"insert into intake.rejection ({COLUMNS}) select $export_id, $source, $department, line, null, value, "
        f"reason, nullif(suggestion, ''), true from {each.unreadable} order by line",
        {"export_id": each.export_id, "source": source.name, "department": source.department},
    )


def _name_columns(connection: duckdb.DuckDBPyConnection, source: Source) -> None:
    """People know a column by the header in their export."""
    connection.execute(
        "set variable header_of = map($columns::varchar[], $headers::varchar[])",
        {"columns": list(source.columns), "headers": list(source.columns.values())},
    )


def _suggest_labels(connection: duckdb.DuckDBPyConnection, source: Source, header: str, labels: Sequence[str]) -> None:
    """A label that is in no map is compared with those that are."""
    strange = connection.execute(
        "select distinct value from intake.rejection where source = $source and column_name = $header "
        "and reason = 'not a number' and value is not null limit $most",
        {"source": source.name, "header": header, "most": MOST_LABELS_COMPARED},
    ).fetchall()
    for (value,) in strange:
        near = did_you_mean(str(value), labels) or f"Known labels: {', '.join(labels)}."
        connection.execute(
            "update intake.rejection set reason = 'a label that the source does not declare', suggestion = $near "
            "where source = $source and column_name = $header and value = $value and reason = 'not a number'",
            {"near": near, "source": source.name, "header": header, "value": value},
        )
