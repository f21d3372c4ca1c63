"""How a source's exports were read, for people: notes, what was found by evidence, and what each header fills."""

from __future__ import annotations

from collections.abc import Iterable

from data_sources.cleaning.cleaned_rows import Cleaning
from data_sources.cleaning.duplicates import repeated_rows
from data_sources.declarations import Source
from data_sources.detections import Detection
from data_sources.insert_rows import insert_rows
from data_sources.readers.header import header_named


def write_notes(cleaning: Cleaning) -> None:
    """Fills intake.note."""
    name = cleaning.source.name
    rows: list[tuple[int | None, str, str, str]] = [
        (None, name, "how it was read", note) for note in cleaning.decisions.notes
    ]
    for each in cleaning.readings:
        rows += [(each.export_id, name, "how it was read", note) for note in each.landed.notes]
        if each.left:
            rows.append(
                (each.export_id, name, "rows left to other sources", f"{each.left} rows are not of this source.")
            )
    insert_rows(cleaning.connection, "intake.note", rows)
    if not cleaning.source.key and len(cleaning.readings) > 1:
        _note_shared_rows(cleaning)


def _note_shared_rows(cleaning: Cleaning) -> None:
    """Without a key, equal rows of two exports are counted once: a person has to know how many, and of which two."""
    cleaning.connection.execute(
        "insert into intake.note select repeated.export_id, $source, 'rows sent again', "
        "'Rows that came again, equal in every column, in ' || coalesce(later.path, 'export ' || by_export) || ': ' "
        "|| count(*) || '. They are counted once; where they are rows of their own, declare a key.' "
        f"from {repeated_rows(cleaning)} as repeated "
        "left join intake.export as later on later.export_id = repeated.by_export "
        "where by_export is not null group by repeated.export_id, by_export, later.path order by all",
        {"source": cleaning.source.name},
    )


def write_detections(cleaning: Cleaning) -> None:
    """Fills intake.detection and intake.column."""
    name, decisions = cleaning.source.name, cleaning.decisions
    detections = [_detection_row(None, name, each) for each in decisions.detections]
    headers: list[tuple[int, str, int, str, str | None]] = []
    for place, reading in enumerate(cleaning.readings):
        found = (*reading.landed.detections, *decisions.exports[place].detections)
        detections += [_detection_row(reading.export_id, name, each) for each in found]
        fills = _fills(cleaning.source, reading.landed.headers)
        headers += [
            (reading.export_id, name, position, header, fills.get(header))
            for position, header in enumerate(reading.landed.headers, start=1)
        ]
    insert_rows(cleaning.connection, "intake.detection", detections)
    insert_rows(cleaning.connection, "intake.column", headers)


def _detection_row(export_id: int | None, source: str, each: Detection) -> tuple[int | str | None, ...]:
    return (export_id, source, each.aspect, each.column, each.read_as, each.certainty, each.evidence, each.overrule)


def _fills(source: Source, headers: Iterable[str]) -> dict[str, str]:
    """What each header that the source names is used for."""
    there = tuple(headers)
    uses = [
        *((header, column) for column, header in source.columns.items()),
        *((header, "attribute") for header in source.attributes),
        *((header, "key") for header in source.key),
        *((header, "only") for header in source.only),
    ]
    fills: dict[str, list[str]] = {}
    for declared, use in uses:
        own = header_named(declared, there)
        if own is not None:
            fills.setdefault(own, []).append(use)
    return {header: ", ".join(found) for header, found in fills.items()}
