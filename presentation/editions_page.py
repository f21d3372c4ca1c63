"""The editions as a page: what went into each, which are kept for good, and what differs between two of them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

import streamlit as st

from data_sources.compared_editions import compare_stories
from data_sources.listed_editions import ListedEdition, list_editions
from data_sources.mistakes import InputMistake
from data_sources.read_only import is_switched_off
from data_sources.workspace import Workspace
from presentation.changes_in_words import ComparisonInWords, comparison_in_words
from presentation.edition_in_use import workspace_in_use
from presentation.editions_tables import changes_list, editions_table, label_of, lede, said_mistake
from presentation.markup import as_markdown
from presentation.mistake_page import mistakes_explained
from presentation.nouns import number_word
from presentation.older_edition import explained_if_too_old
from presentation.page_style import add_style
from presentation.shell import open_page

BEFORE, AFTER = "before", "after"  # names in the address
COMPARE = "compare-editions"
CHOICE_WIDTH = 380  # pixels: two stand side by side on a tablet


def show_editions(title: str) -> None:
    open_page(title)
    add_style("editions.css")
    with mistakes_explained():
        workspace = workspace_in_use(lambda step, share: None)
        listed = list_editions(workspace)
    with st.container(key="opening"):
        st.html(f'<p class="kicker">{escape(title)}</p>')
        st.title(as_markdown(_headline(listed)), anchor=False)
        st.html(f'<p class="lede">{lede(listed)}</p>')
    with st.container(key="finding-editions-all"):
        st.header("Every edition, the one built last first", anchor="all")
        st.html(editions_table(listed))
    _show_freezing(workspace, listed)
    _show_comparison(workspace, [each for each in listed if each.damage is None])


def _headline(listed: Sequence[ListedEdition]) -> str:
    frozen = sum(bool(each.frozen_names) for each in listed)
    kept = (
        f"{number_word(frozen)} of them kept for good under a name" if frozen else "none of them kept under a name yet"
    )
    return f"{len(listed)} editions, {kept}" if len(listed) > 1 else "One edition so far"


def _show_freezing(workspace: Workspace, listed: Sequence[ListedEdition]) -> None:
    with st.container(key="finding-editions-freeze"):
        st.header("Keep an edition for good under a name", anchor="freeze")
        st.html(
            '<p class="subtitle">What a board has seen stays as it was: a frozen edition is never pruned, and its name '
            "never stands for another one.</p>"
        )
        if is_switched_off():
            st.html('<p class="quiet-note">Freezing is switched off here: this app only reads.</p>')
            return
        by_label = {label_of(each): each.edition_id for each in listed if each.damage is None}
        with st.form("freeze", border=False):
            chosen = st.selectbox("Edition", list(by_label), filter_mode=None)
            name = st.text_input("Name", placeholder="Board 2026-Q4", max_chars=80)
            is_sent = st.form_submit_button("Freeze")
        if is_sent and chosen:
            _freeze(workspace, name, by_label[chosen])
    if said := st.session_state.pop("frozen_just_now", None):
        st.html(f'<p class="notice">{escape(said)}</p>')


def _freeze(workspace: Workspace, name: str, edition_id: str) -> None:
    try:
        workspace.freeze(name.strip(), edition_id)
    except InputMistake as mistake:
        st.html(said_mistake(mistake))
        return
    st.session_state["frozen_just_now"] = f"Edition {edition_id} is kept as {name.strip()}."
    st.rerun()


def _show_comparison(workspace: Workspace, listed: Sequence[ListedEdition]) -> None:
    with st.container(key="finding-editions-compare"):
        st.header("What changed between two editions, and why", anchor="compare")
        if len(listed) < 2:
            st.html('<p class="subtitle">There is one edition, so there is nothing to compare yet.</p>')
            return
        st.html(
            '<p class="subtitle">Each story is told from both. A finding that changed did so because new data came, '
            "because old data was restated, or both.</p>"
        )
        before, after = _choose_two(listed)
        if before == after:
            st.html('<p class="quiet-note">Choose two different editions.</p>')
            return
        is_asked = st.button("Compare", type="primary") or st.session_state.get(COMPARE) == (before, after)
        if is_asked:
            st.session_state[COMPARE] = (before, after)
            with st.spinner("Telling the stories from both editions"):
                said = _compared(str(workspace.edition_path(before)), str(workspace.edition_path(after)))
    if len(listed) > 1 and before != after and is_asked:
        st.html(said_mistake(said) if isinstance(said, InputMistake) else changes_list(said, before, after))


def _choose_two(listed: Sequence[ListedEdition]) -> tuple[str, str]:
    """The edition before, and the one after; both are kept in the address."""
    by_label = {label_of(each): each.edition_id for each in listed}
    labels = list(by_label)
    current = next((label_of(each) for each in listed if each.is_current), labels[0])
    earlier = next((label for label in labels if label != current), labels[0])
    chosen = []
    with st.container(horizontal=True, key="editions-two", gap="small"):
        for name, label, usual in ((BEFORE, "Before", earlier), (AFTER, "After", current)):
            said = st.selectbox(
                label, labels, labels.index(usual), key=name, bind="query-params", filter_mode=None, width=CHOICE_WIDTH
            )
            chosen.append(by_label.get(said, by_label[usual]))
    return chosen[0], chosen[1]


@st.cache_resource(max_entries=16, show_spinner=False)
def _compared(before: str, after: str) -> ComparisonInWords | InputMistake:
    try:
        with explained_if_too_old():
            return comparison_in_words(compare_stories(Path(before), Path(after)))
    except InputMistake as mistake:
        return mistake
