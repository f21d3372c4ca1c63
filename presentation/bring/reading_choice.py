"""How an export is read where detection must be overruled: its table, header, encoding, delimiter, marks, dates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from data_sources.declarations import Source
from data_sources.proposing import ExportPreview
from data_sources.readers.landing import TEXT_FILES
from data_sources.readers.table_place import TablePlace
from presentation.bring.work import Draft, Work

DETECTED = "as detected"
DATES = {"dmy": "day, month, year", "mdy": "month, day, year", "ymd": "year, month, day"}
DECIMALS = {".": "point: 1,234.56", ",": "comma: 1.234,56"}
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
ENCODINGS = ("utf-8", "cp1252", "latin-1", "utf-16", "cp1250", "cp1251", "mac_roman")


def choose_reading(work: Work, draft: Draft, previews: tuple[ExportPreview, ...]) -> Draft:
    with st.expander("How the export is read", key=f"bring-{draft.id}-reading"):
        changes: dict[str, Any] = {}
        if len(previews) > 1:
            changes |= _place(draft, previews)
        with st.container(horizontal=True, gap="small"):
            changes["dates"] = _choice(draft, "dates", "Days are written", DATES)
            changes["decimal"] = _choice(draft, "decimal", "Decimal mark", DECIMALS)
        with st.container(horizontal=True, gap="small"):
            changes["header_row"] = _header_row(draft)
            if draft.exports and draft.exports[0].lower().endswith(TEXT_FILES):
                changes["delimiter"] = _choice(draft, "delimiter", "Between cells", DELIMITERS)
                changes["encoding"] = _choice(draft, "encoding", "Encoding", {name: name for name in ENCODINGS})
        changed = {name: value for name, value in changes.items() if getattr(draft.source, name) != value}
    return work.edit(draft, **changed) if changed else draft


def place_words(place: TablePlace) -> str:
    """ "sheet Answers, B5:F": a table of an export as it is chosen."""
    parts = [f"sheet {place.sheet}" if place.sheet else "", place.range or ""]
    said = ", ".join(part for part in parts if part) or "the whole export"
    return f"{said}{' (hidden)' if place.is_hidden else ''}: {', '.join(place.headers[:4])}"


def reading_of(source: Source) -> Mapping[str, Any]:
    """The keys by which a preview must be read anew."""
    names = ("sheet", "range", "header_row", "header_rows", "encoding", "delimiter", "quote", "escape")
    return {name: getattr(source, name) for name in names}


def _place(draft: Draft, previews: tuple[ExportPreview, ...]) -> dict[str, Any]:
    places = [each.place for each in previews]
    at = [(each.sheet, each.range) for each in places]
    now = (draft.source.sheet, draft.source.range)
    near = next((i for i, each in enumerate(at) if each == now), None)
    if near is None:
        near = next((i for i, each in enumerate(at) if each[0] == now[0]), 0)
    chosen = st.selectbox(
        "Which of its tables",
        range(len(places)),
        index=near,
        format_func=lambda position: place_words(places[position]),
        key=f"bring-{draft.id}-place",
    )
    # What the proposal said of the table stays as it said it, as long as it is the table chosen.
    return {} if chosen == near else {"sheet": places[chosen].sheet, "range": places[chosen].range}


def _choice(draft: Draft, name: str, label: str, words: Mapping[str, str]) -> Any:
    now = getattr(draft.source, name)
    options = [None, *words, *([now] if now is not None and now not in words else [])]
    return st.selectbox(
        label,
        options,
        index=options.index(now),
        format_func=lambda value: DETECTED if value is None else words.get(value, str(value)),
        key=f"bring-{draft.id}-{name}",
    )


def _header_row(draft: Draft) -> int | None:
    row = st.number_input(
        "Row of the header",
        min_value=1,
        value=draft.source.header_row,
        step=1,
        placeholder=DETECTED,
        key=f"bring-{draft.id}-header_row",
    )
    return None if row is None else int(row)
