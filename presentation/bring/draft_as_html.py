"""A source as it stands, as HTML: what the export was taken for, column by column, with the evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from data_sources.proposing.telling import certainty_word
from data_sources.shown_text import shown_text
from presentation.bring.record_words import TABLE_WORDS, column_words
from presentation.bring.work import Draft
from presentation.tables import html_table


def taken_for(draft: Draft) -> str:
    """ "Taken for survey answers of Service; likely, because …"."""
    words = TABLE_WORDS[draft.source.table]
    how_sure = certainty_word(draft.proposal.certainty) if draft.proposal and not draft.is_edited else _said(draft)
    why = draft.proposal.evidence if draft.proposal and not draft.is_edited else ()
    return (
        f'<p class="taken-for">Taken for <strong>{escape(words.name.lower())}</strong> of '
        f"<strong>{escape(draft.source.department)}</strong>: {how_sure}. "
        f'<span class="held">{escape(words.sentence)}</span></p>'
        + (f'<p class="quiet-note">{escape(shown_text(_sentences(why)))}</p>' if why else "")
    )


def columns_as_html(draft: Draft, *, is_asked: bool) -> str:
    """Which column is which, folded up where nothing about it is in doubt; then what is left alone."""
    filled = [
        *(f"{column_words(draft.source.table, name).name} = {header}" for name, header in draft.source.columns.items()),
        *(f"{column_words(draft.source.table, name).name}: {value}" for name, value in draft.source.constants.items()),
    ]
    guesses = draft.proposal.columns if draft.proposal else ()
    is_doubtful = is_asked or any(certainty_word(each.certainty) == "unsure" for each in guesses)
    is_open = " open" if is_doubtful else ""
    summary = escape(shown_text(", ".join(filled))) or "No column is filled yet"
    return (
        f'<details class="mapping"{is_open}><summary>{summary}</summary>{_columns_table(draft)}</details>'
        f"{_further(draft)}"
    )


def _columns_table(draft: Draft) -> str:
    """One row per column of the record that the source fills, constants among them."""
    guesses = {(each.record_column, each.header): each for each in (draft.proposal.columns if draft.proposal else ())}
    rows = []
    for column, header in draft.source.columns.items():
        guess = guesses.get((column, header))
        sure = certainty_word(guess.certainty) if guess else _said(draft)
        why = _sentences(guess.evidence) if guess else ""
        rows.append([column_words(draft.source.table, column).name, shown_text(header), sure, shown_text(why)])
    for column, value in draft.source.constants.items():
        words = column_words(draft.source.table, column)
        rows.append([words.name, "", "", f"the same in every row: {value}"])
    return html_table(["In the record", "In the export", "How sure", "Why"], rows)


def _said(draft: Draft) -> str:
    return "as declared" if draft.replaces else "as you say"


def _further(draft: Draft) -> str:
    source = draft.source
    notes = []
    if source.attributes:
        notes.append(f"Kept to compare groups by: {', '.join(source.attributes)}.")
    if source.key:
        notes.append(f"A row is the same row in a later export by: {', '.join(source.key)}.")
    if source.repeats == "snapshot":
        notes.append("A later export takes the place of an earlier one.")
    notes += [f"Words of {column}: {_words(words)}." for column, words in source.values.items()]
    notes += [f"Only rows in which {header} is {_kept(kept)}." for header, kept in source.only.items()]
    left: dict[str, list[str]] = {}
    for each in draft.proposal.unused if draft.proposal else ():
        if each.header not in _used(draft):
            left.setdefault(each.why.rstrip("."), []).append(each.header)
    notes += [f"Left alone: {', '.join(headers)} ({why})." for why, headers in left.items()]
    return "".join(f'<p class="quiet-note">{escape(shown_text(note))}</p>' for note in notes)


def _used(draft: Draft) -> set[str]:
    return {*draft.source.columns.values(), *draft.source.attributes, *draft.source.key}


def _words(words: Mapping[str, object]) -> str:
    return ", ".join(f"{word!r} is {value}" for word, value in words.items())


def _kept(texts: Sequence[str]) -> str:
    """ "*" stands for any text."""
    return " or ".join("filled" if text == "*" else text for text in texts)


def _sentences(parts: Sequence[str]) -> str:
    said = "; ".join(part.rstrip(".") for part in parts) + ("." if parts else "")
    return said[:1].upper() + said[1:]
