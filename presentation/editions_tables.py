"""The tables and lists of the page about editions, as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby
from urllib.parse import urlencode

from data_sources.listed_editions import ListedEdition
from data_sources.mistakes import InputMistake
from data_sources.printing import size_in_words
from presentation.changes_in_words import ChangeInWords, ComparisonInWords
from presentation.edition_in_use import EDITION
from presentation.finding_name import short_name
from presentation.nouns import number_word, with_noun
from presentation.source_line import short_day, short_edition
from presentation.summary_page import TITLES
from presentation.tables import Html, html_table

LETTERS = 6  # of a hash, to tell it from its neighbours


def lede(listed: Sequence[ListedEdition]) -> str:
    current = next((each for each in listed if each.is_current), None)
    told = (
        f"The current one, <strong>{short_edition(current.edition_id)}</strong>, was built on "
        f"{current.built_at:%d %b %Y at %H:%M} (UTC) from {current.exports:,} exports. "
        if current
        else ""
    )
    damaged = sum(each.damage is not None for each in listed)
    warning = f" {damaged} cannot be opened and {'is' if damaged == 1 else 'are'} marked." if damaged else ""
    return (
        f"{told}An edition holds everything that was built from one state of the exports and never changes; "
        f"any page can be opened as of it.{warning}"
    )


def label_of(edition: ListedEdition) -> str:
    """What tells an edition from its neighbours in a list to choose from."""
    day = f"as of {short_day(edition.as_of)}" if edition.as_of else "no dates"
    name = ", ".join(edition.frozen_names) or ("current" if edition.is_current else f"{edition.built_at:%d %b, %H:%M}")
    return f"{short_edition(edition.edition_id)} · {day} · {name}"


def editions_table(listed: Sequence[ListedEdition]) -> str:
    rows = [
        [
            _link(each),
            _standing(each),
            short_day(each.as_of) if each.as_of else "no dates",
            f"{each.built_at:%d %b %Y, %H:%M}",
            f"{each.exports:,}",
            f"{each.rows:,}",
            ", ".join(f"{one.department or 'no department'} {one.exports:,}" for one in each.departments),
            _made_with(each),
            size_in_words(each.bytes),
        ]
        for each in listed
    ]
    headings = ["Edition", "Kept as", "As of", "Built (UTC)", "Exports", "Rows", "Exports of", "Made with", "Size"]
    return html_table(headings, rows, frozenset({4, 5, 8}))


def _link(edition: ListedEdition) -> str:
    name = escape(short_edition(edition.edition_id))
    if edition.damage:
        return Html(name)
    asked = "./" if edition.is_current else f"./?{urlencode({EDITION: edition.edition_id})}"
    return Html(f'<a href="{escape(asked)}" target="_self">{name}</a>')


def _standing(edition: ListedEdition) -> str:
    marks = [*(["current"] if edition.is_current else []), *edition.frozen_names]
    if edition.damage:
        return Html(f'<span class="stands-out">damaged</span> {escape(edition.damage)}')
    return ", ".join(marks)


def _made_with(edition: ListedEdition) -> str:
    """The declarations and the code, by the first letters of their hashes: alike where these are alike."""
    files = [f"{file.removesuffix('.toml')} {content[:LETTERS]}" for file, content in edition.declared_by]
    return ", ".join([*files, f"code {edition.code_version[:LETTERS]}"])


def said_mistake(mistake: InputMistake) -> str:
    told = escape(f"{mistake.found} {mistake.edit}")
    return f'<p class="notice">{told}</p>'


def changes_list(said: ComparisonInWords, before: str, after: str) -> str:
    """What differs in the inputs, then each finding that changed, by its cause."""
    inputs = "".join(f"<li>{escape(line)}</li>" for line in said.inputs)
    opening = f'<ul class="points">{inputs}</ul>' if inputs else ""
    groups = groupby(said.changes, key=lambda each: (each.reads_alike, str(each.cause)))
    parts = [_group(alike, cause, list(changes), before, after) for (alike, cause), changes in groups]
    same = f"{with_noun(f'{said.unchanged:,}', said.unchanged, 'findings')} did not change at all."
    return opening + "".join(parts) + f'<p class="quiet-note">{same}</p>'


def _group(reads_alike: bool, cause: str, changes: list[ChangeInWords], before: str, after: str) -> str:
    count = with_noun(number_word(len(changes)), len(changes), "findings").capitalize()
    moved = "as before to the reader, while numbers behind moved" if reads_alike else "changed"
    count = f"{count} {moved}: {cause}"
    listed = "".join(_change(each, before, after) for each in changes)
    return f'<section class="section"><h2>{escape(count)}</h2><ul class="changes">{listed}</ul></section>'


def _change(change: ChangeInWords, before: str, after: str) -> str:
    sides = "".join(
        f'<p class="side"><span>{name}</span> {_told_there(change, claim, edition)}</p>'
        for name, claim, edition in _sides(change, before, after)
        if claim
    )
    numbers = html_table(
        ["Number", "Before", "That time as known now", "After"],
        [[each.name, each.before, each.then, each.after] for each in change.numbers],
        frozenset({1, 2, 3}),
    )
    count = f"{len(change.numbers) + change.more_numbers} numbers moved"
    more = f", the first {len(change.numbers)}" if change.more_numbers else ""
    folded = f"<details><summary>{count}{more}</summary>{numbers}</details>" if change.numbers else ""
    title = TITLES.get(change.story_id, change.story_id)
    whose = title if change.what == "changed" else f"{title} · {change.what}"
    return f'<li><p class="kicker">{escape(whose)}</p>{sides}{folded}</li>'


def _sides(change: ChangeInWords, before: str, after: str) -> tuple[tuple[str, str, str], ...]:
    if change.reads_alike:
        return (("Both", change.is_now, after),)
    return (("Before", change.was, before), ("After", change.is_now, after))


def _told_there(change: ChangeInWords, claim: str, edition: str) -> str:
    place = f"{change.story_id}?{urlencode({EDITION: edition})}#{short_name(change.finding_id)}"
    return f'<a href="{escape(place)}" target="_self">{escape(claim)}</a>'
