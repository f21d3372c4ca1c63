"""Which column of the export fills which of the record, or what is the same in every row."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from data_sources.proposing import ColumnProfile, ExportPreview
from data_sources.record_tables import TABLES, Kind
from data_sources.shown_text import shown_text
from presentation.bring.record_words import column_words, is_needed
from presentation.bring.work import Draft, Work

NOTHING, CONSTANT = "– nothing –", "the same in every row …"
FEEDBACK_KINDS = ("nps", "csat", "ces", "rating", "text")
EXAMPLES_SHOWN = 3
SIDE_BY_SIDE = 2
NOT_TEXT = {"true": True, "yes": True, "false": False, "no": False}


def choose_columns(work: Work, draft: Draft, shown: ExportPreview) -> Draft:
    columns = dict(draft.source.columns)
    constants = dict(draft.source.constants)
    kinds: dict[str, Kind] = {column.name: column.kind for column in TABLES[draft.source.table].columns}
    for position, name in enumerate(TABLES[draft.source.table].fillable):
        if position % SIDE_BY_SIDE == 0:
            places = st.columns(SIDE_BY_SIDE, gap="medium")
        with places[position % SIDE_BY_SIDE]:
            chosen = _choose_one(draft, name, shown.columns)
            columns.pop(name, None)
            before = constants.pop(name, None)
            if chosen == CONSTANT:
                said = _constant(draft, name, before, kinds.get(name, "text"))
                if said is not None:
                    constants[name] = said
            elif chosen != NOTHING:
                columns[name] = chosen
    if columns == draft.source.columns and constants == draft.source.constants:
        return draft
    values = {name: words for name, words in draft.source.values.items() if name in columns}
    return work.edit(draft, columns=columns, constants=constants, values=values)


def _choose_one(draft: Draft, name: str, profiles: tuple[ColumnProfile, ...]) -> str:
    """The header chosen, NOTHING or CONSTANT. A header named like one of these two words cannot be chosen."""
    words = column_words(draft.source.table, name)
    headers = {each.header: each for each in profiles}
    now = draft.source.columns.get(name) or (CONSTANT if name in draft.source.constants else NOTHING)
    options = [NOTHING, CONSTANT, *headers, *([now] if now not in headers and now not in (NOTHING, CONSTANT) else [])]
    needed = " (needed)" if is_needed(draft.source.table, name) else ""
    return st.selectbox(
        f"{words.name}{needed}",
        options,
        index=options.index(now),
        format_func=lambda option: _option(option, headers),
        help=words.sentence,
        key=f"bring-{draft.id}-{draft.source.table}-{name}",
    )


def _option(option: str, headers: dict[str, ColumnProfile]) -> str:
    if option in (NOTHING, CONSTANT):
        return option
    if option not in headers:
        return f"{shown_text(option)} (not in this export)"
    examples = ", ".join(shown_text(value)[:24] for value in headers[option].examples[:EXAMPLES_SHOWN])
    return f"{shown_text(option)} · {examples}" if examples else shown_text(option)


def _constant(draft: Draft, name: str, before: Any, kind: Kind) -> Any:
    """The value that holds for every row, of the kind that the column has; None while there is none."""
    key, label = f"bring-{draft.id}-{draft.source.table}-{name}-same", "In every row"
    if kind == "number":
        number = st.number_input(
            label, value=None if before is None else float(before), key=key, placeholder="a number"
        )
        return None if number is None else int(number) if number == int(number) else number
    if kind == "date":
        day = st.date_input(label, value=before if isinstance(before, date) else None, key=key)
        return day if isinstance(day, date) else None
    if (draft.source.table, name) == ("feedback", "kind"):
        index = FEEDBACK_KINDS.index(before) if before in FEEDBACK_KINDS else None
        return st.selectbox(label, FEEDBACK_KINDS, index=index, key=key)
    text = st.text_input(label, value="" if before is None else str(before), key=key).strip()
    if kind == "boolean":
        return NOT_TEXT.get(text.lower())
    return text or None
