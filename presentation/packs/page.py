"""The board pack as a page: its titles read alone, then its pages, what can be chosen, the ask, and its versions."""

from __future__ import annotations

from html import escape

import streamlit as st

from data_sources.mistakes import InputMistake
from data_sources.packs import pack_names
from data_sources.read_only import is_switched_off
from data_sources.workspace import Workspace
from presentation.edition_in_use import workspace_in_use
from presentation.markup import as_markdown
from presentation.mistake_page import mistake_as_html, mistakes_explained
from presentation.packs.actions import show_pack_actions
from presentation.packs.argument_check import check_argument
from presentation.packs.around_the_pages import show_ask, show_opening_lines
from presentation.packs.audiences import Audience
from presentation.packs.choosing import show_choosing
from presentation.packs.composed import Composed
from presentation.packs.draft import Draft, with_lines
from presentation.packs.drafts_kept import NEW, draft_in_hand, take
from presentation.packs.keeping import PACK, show_keeping
from presentation.packs.pages_in_order import show_pages
from presentation.packs.slides_of_their_own import show_own_slides
from presentation.packs.telling import composed_from, edition_of
from presentation.packs.titles_alone import headline, remarks_as_html, titles_as_html
from presentation.packs.versions import show_versions
from presentation.page_style import add_style
from presentation.shell import open_page
from queries.run import Edition

LEDE = (
    "Choose findings from any story, put them in order and end on what is asked for. <strong>The titles alone have to "
    "make the argument</strong>: read them first."
)
FROZEN_LEDE = (
    "This pack is <strong>as the board has it</strong>: whatever is built later, it tells from the edition that it was "
    "frozen with, and every file of it says the same."
)
WIDTH = 260  # pixels
EVERYBODY = "Everybody"


def show_board_pack(title: str) -> None:
    page = open_page(title)
    add_style("pack.css")
    with mistakes_explained():
        workspace = workspace_in_use(lambda step, share: None)
    try:
        _show(title, workspace, page.edition)
    except InputMistake as mistake:
        st.title("This pack cannot be read as it stands", anchor=False)
        st.html(mistake_as_html(mistake))


def _show(title: str, workspace: Workspace, as_of: Edition) -> None:
    with st.container(key="opening"):
        with st.container(horizontal=True, key="packhead", gap="small"):
            name = _choose_pack(workspace)
            draft = draft_in_hand(workspace, name)
            _choose_audience(name, draft)
        edition = edition_of(draft.pack, workspace, as_of)
        composed = composed_from(draft.pack, edition)
        remarks = check_argument(composed)
        st.html(f'<p class="kicker">{escape(_kicker(title, draft))}</p>')
        st.title(as_markdown(headline(composed, remarks)), anchor=False)
        st.html(f'<p class="lede">{FROZEN_LEDE if draft.pack.is_frozen else LEDE}</p>')
        if draft.pack.pages:
            show_pack_actions(workspace, edition, draft, composed)
    if draft.pack.pages:
        st.html(titles_as_html(composed) + remarks_as_html(composed.refused, remarks))
    may_change = not is_switched_off()
    if not draft.pack.is_frozen:
        _show_work(name, draft, composed, edition)
    show_keeping(workspace, edition, draft, composed)
    show_versions(workspace, draft, may_change)
    show_own_slides(workspace)


def _show_work(name: str, draft: Draft, composed: Composed, edition: Edition) -> None:
    if draft.pack.pages:
        show_pages(name, draft, composed)
    show_choosing(name, draft, edition)
    if draft.pack.pages:
        show_ask(name, draft, composed)
        show_opening_lines(name, draft, composed)


def _choose_pack(workspace: Workspace) -> str:
    names = [*pack_names(workspace), NEW]
    asked = st.query_params.get(PACK)
    said = st.selectbox("Pack", names, key=PACK, bind="query-params", filter_mode=None, width=WIDTH)
    if asked and asked not in names:
        note = f"The link asks for the pack “{asked}”, which this workspace does not have."
        st.html(f'<p class="quiet-note">{escape(note)}</p>')
    return said or NEW


def _choose_audience(name: str, draft: Draft) -> None:
    field, audiences = f"pack-audience-{draft.turn}", ["", *map(str, Audience)]
    st.selectbox(
        "Audience",
        audiences,
        audiences.index(draft.pack.audience),
        format_func=lambda each: each or EVERYBODY,
        key=field,
        on_change=take,
        args=(name, field, lambda now, said: with_lines(now, audience=said)),
        disabled=draft.pack.is_frozen,
        filter_mode=None,
        width=WIDTH,
    )


def _kicker(title: str, draft: Draft) -> str:
    pack = draft.pack
    version = f"version {draft.seen.version}" if draft.seen.version else "not saved yet"
    state = f"frozen as {pack.frozen_as}" if pack.is_frozen else "changed since" if draft.is_changed else ""
    return " · ".join(each for each in (title, pack.name, version, state if draft.seen.version else "") if each)
