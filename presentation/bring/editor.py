"""One source edited: whose it is, which table it fills, how the export is read, and which column is which."""

from __future__ import annotations

from typing import Any

import streamlit as st

from data_sources.declarations import Source
from data_sources.proposing import ExportPreview
from data_sources.record_tables import TABLES
from data_sources.shown_text import shown_text
from presentation.bring.column_choice import choose_columns
from presentation.bring.departments import choose_department
from presentation.bring.reading_choice import choose_reading
from presentation.bring.record_words import TABLE_WORDS
from presentation.bring.told import quiet
from presentation.bring.work import Draft, Work

REPEATS = {
    "append": "Each export adds rows",
    "snapshot": "Each export replaces the one before",
}


def show_editor(work: Work, draft: Draft, previews: tuple[ExportPreview, ...], known: tuple[str, ...]) -> Draft:
    """The choices, each written into the draft at once. Gives the draft as it now is."""
    with st.container(key=f"bring-editor-{draft.id}"):
        draft = _whose_and_what(work, draft, known)
        draft = choose_reading(work, draft, previews)
        shown = _the_one_read(draft.source, previews)
        if shown is None:
            return draft
        draft = choose_columns(work, draft, shown)
        return _rows_that_repeat(work, draft, shown)


def _whose_and_what(work: Work, draft: Draft, known: tuple[str, ...]) -> Draft:
    source = draft.source
    with st.container(horizontal=True, gap="small"):
        department = choose_department("Department", known, f"bring-{draft.id}-department", source.department)
        tables = list(TABLES)
        table = st.selectbox(
            "What its rows are",
            tables,
            index=tables.index(source.table),
            format_func=lambda name: TABLE_WORDS[name].name,
            key=f"bring-{draft.id}-table",
        )
    quiet(TABLE_WORDS[table].sentence)
    match = st.text_input(
        "Which exports (* stands for anything, ** for any folders)", source.match, key=f"bring-{draft.id}-match"
    )
    changes: dict[str, Any] = {"department": department or source.department, "match": match.strip() or source.match}
    if table != source.table:
        changes |= {"table": table} | _kept_for(table, source)
    return _edited(work, draft, changes)


def _kept_for(table: str, source: Source) -> dict[str, Any]:
    """What another table can take over: the columns that it has as well."""
    fillable = set(TABLES[table].fillable)
    return {
        part: {name: value for name, value in getattr(source, part).items() if name in fillable}
        for part in ("columns", "constants", "values")
    }


def _rows_that_repeat(work: Work, draft: Draft, shown: ExportPreview) -> Draft:
    source = draft.source
    headers = [each.header for each in shown.columns]
    kinds = list(REPEATS)
    repeats = st.radio(
        "When the next export comes",
        kinds,
        index=kinds.index(source.repeats),
        format_func=REPEATS.__getitem__,
        horizontal=True,
        key=f"bring-{draft.id}-repeats",
    )
    key = st.multiselect(
        "What makes a row the same row in a later export",
        headers,
        default=[each for each in source.key if each in headers],
        format_func=shown_text,
        key=f"bring-{draft.id}-key",
        placeholder="All of its columns",
    )
    attributes = st.multiselect(
        "Further columns to compare groups of customers by",
        headers,
        default=[each for each in source.attributes if each in headers],
        format_func=shown_text,
        key=f"bring-{draft.id}-attributes",
        placeholder="None",
    )
    return _edited(work, draft, {"repeats": repeats, "key": tuple(key), "attributes": tuple(attributes)})


def _the_one_read(source: Source, previews: tuple[ExportPreview, ...]) -> ExportPreview | None:
    """The table of the export that the source stands for."""
    named = [each for each in previews if source.sheet in (None, each.place.sheet)]
    ranged = [each for each in named if source.range in (None, each.place.range)]
    return next(iter(ranged or named or previews), None)


def _edited(work: Work, draft: Draft, changes: dict[str, Any]) -> Draft:
    changed = {name: value for name, value in changes.items() if getattr(draft.source, name) != value}
    return work.edit(draft, **changed) if changed else draft
