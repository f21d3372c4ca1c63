"""A source as it stands, as HTML: what the export was taken for, column by column, with the evidence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape

from data_sources.detections import Detection
from data_sources.proposing import ColumnProfile, ExportPreview
from data_sources.shown_text import shown_text
from presentation.bring.certainty import certainty_word
from presentation.bring.record_words import TABLE_WORDS, column_words
from presentation.bring.work import Draft
from presentation.tables import html_table

DECLARES = re.compile(r"^\s*\[?(?:source\.)?(\w+)")
LONGEST_CELL = 60  # characters of a cell in a preview


def taken_for(draft: Draft) -> str:
    """ "Taken for survey answers of Service; likely, because …"."""
    words = TABLE_WORDS[draft.source.table]
    how_sure = certainty_word(draft.proposal.certainty) if draft.proposal and not draft.is_edited else _said(draft)
    evidence = f" {_sentences(draft.proposal.evidence)}" if draft.proposal and not draft.is_edited else ""
    return (
        f'<p class="taken-for">Taken for <strong>{escape(words.name.lower())}</strong> of '
        f"<strong>{escape(draft.source.department)}</strong> ({how_sure}). "
        f'<span class="held">{escape(words.sentence)}{escape(evidence)}</span></p>'
    )


def columns_table(draft: Draft) -> str:
    """One row per column of the record that the source fills, constants among them; then what is left alone."""
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
    return html_table(["In the record", "In the export", "How sure", "Why"], rows) + _further(draft)


def _said(draft: Draft) -> str:
    return "as declared" if draft.replaces else "as you say"


def open_questions(draft: Draft) -> tuple[Detection, ...]:
    """What was asked and the source does not answer yet: an answer is a key that the question names."""
    asked = draft.proposal.questions if draft.proposal else ()
    said = draft.source.model_dump(exclude_defaults=True)
    before = draft.proposal.source.model_dump(exclude_defaults=True) if draft.proposal else {}
    return tuple(each for each in asked if not _is_answered(each, said, before))


def questions_list(questions: Sequence[Detection]) -> str:
    points = "".join(
        f"<li><strong>{escape(_about(each))}</strong><br>{escape(shown_text(each.evidence))} "
        f'<span class="held">Read as: {escape(shown_text(each.read_as))}. In sources.toml: '
        f"<code>{escape(shown_text(each.overrule))}</code></span></li>"
        for each in questions
    )
    return f'<div class="questions"><p>To be answered</p><ul class="points">{points}</ul></div>' if points else ""


def preview_tables(preview: ExportPreview) -> str:
    """The first rows as they were read, what detection saw, and what is in each column."""
    where = f"sheet {preview.place.sheet}, " if preview.place.sheet else ""
    header = f"header in row {preview.place.header_row}" if preview.place.header_row else "no header"
    headings = [shown_text(each.header) for each in preview.columns]
    rows = [[_cell(value) for value in row] for row in preview.rows]
    first = html_table(headings, rows).replace('class="plain"', 'class="plain preview"', 1)
    return (
        f'<p class="quiet-note">{escape(shown_text(preview.path))}: {escape(where)}{header}; the first rows:</p>'
        f"{first}{detections_table(preview.detections)}{_profiles_table(preview.columns)}"
    )


def detections_table(detections: Sequence[Detection]) -> str:
    rows = [
        [_about(each), shown_text(each.read_as), each.certainty, shown_text(each.evidence), shown_text(each.overrule)]
        for each in detections
    ]
    headings = ["What was detected", "Read as", "How sure", "What was seen", "To overrule, in sources.toml"]
    return html_table(headings, rows) if rows else ""


def _profiles_table(columns: Sequence[ColumnProfile]) -> str:
    rows = [
        [
            shown_text(each.header),
            each.kind,
            f"{each.filled:,}",
            f"{each.distinct:,}",
            f"{_cell(each.low)} to {_cell(each.high)}" if each.low else "",
            ", ".join(_cell(value) for value in each.examples[:3]),
        ]
        for each in columns
    ]
    return html_table(["Column", "Kind", "Filled", "Different", "Range", "Such as"], rows, frozenset({2, 3}))


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
    notes += [f"Only rows in which {header} is {' or '.join(kept)}." for header, kept in source.only.items()]
    unused = {each.header: each.why for each in (draft.proposal.unused if draft.proposal else ())}
    left = [f"{header} ({why})" for header, why in unused.items() if header not in _used(draft)]
    if left:
        notes.append(f"Left alone: {'; '.join(left)}.")
    return "".join(f'<p class="quiet-note">{escape(shown_text(note))}</p>' for note in notes)


def _used(draft: Draft) -> set[str]:
    return {*draft.source.columns.values(), *draft.source.attributes, *draft.source.key}


def _words(words: Mapping[str, object]) -> str:
    return ", ".join(f"{word!r} is {value}" for word, value in words.items())


def _is_answered(question: Detection, said: Mapping[str, object], before: Mapping[str, object]) -> bool:
    named = DECLARES.match(question.overrule)
    key = named[1] if named else ""
    return key in said and said.get(key) != before.get(key)


def _about(each: Detection) -> str:
    return f"{each.aspect.capitalize()}: {shown_text(each.column)}" if each.column else each.aspect.capitalize()


def _sentences(parts: Sequence[str]) -> str:
    return "; ".join(part.rstrip(".") for part in parts) + ("." if parts else "")


def _cell(value: object) -> str:
    text = "" if value is None else shown_text(str(value))
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"
