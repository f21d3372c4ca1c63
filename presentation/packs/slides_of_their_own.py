"""The company's own slides, uploaded once and used by every deck made of its workspace."""

from __future__ import annotations

from html import escape

import streamlit as st

from data_sources.mistakes import InputMistake
from data_sources.read_only import is_switched_off
from data_sources.workspace import Workspace
from presentation.exporting.own_template import ENDINGS, drop_template, keep_template, template_path
from presentation.mistake_page import mistake_as_html

KEPT, TURN = "pack-template-told", "pack-template-turn"  # in the session; a further turn empties the field


@st.fragment
def show_own_slides(workspace: Workspace) -> None:
    """Its own fragment: a template changes nothing else on the page."""
    with st.container(key="finding-pack-slides"):
        st.header("Slides in your company's own look", anchor="slides")
        path = template_path(workspace)
        note = (
            f"Every deck of this workspace is drawn in {path.name}: its layouts, colours and fonts."
            if path
            else "Decks are drawn in the house's look until a presentation or a template of yours is kept here."
        )
        st.html(f'<p class="subtitle">{escape(note)}</p>')
        _show_told()
        if is_switched_off():
            return
        if path:
            st.button("Go back to the house's look", key="pack-template-drop", on_click=_drop, args=(workspace,))
        _show_upload(workspace)


def _show_upload(workspace: Workspace) -> None:
    turn = st.session_state.get(TURN, 0)
    file = st.file_uploader("Upload a .pptx or .potx", type=[each[1:] for each in ENDINGS], key=f"pack-template-{turn}")
    if file is None:
        return
    content = file.getvalue()
    try:
        missing = _missing(content)
    except InputMistake as mistake:
        st.html(mistake_as_html(mistake))
        return
    lacks = "".join(f"<li>{escape(each)}</li>" for each in missing)
    said = f'What it lacks, and what is done instead:<ul class="points">{lacks}</ul>' if lacks else "It lacks nothing."
    st.html(f'<div class="quiet-note">{said}</div>')
    st.button("Keep it for every deck", key="pack-template-keep", on_click=_keep, args=(workspace, content))


@st.cache_data(max_entries=4, show_spinner=False)
def _missing(content: bytes) -> tuple[str, ...]:
    from presentation.slides.template import read_template

    return read_template(content).missing


def _keep(workspace: Workspace, content: bytes) -> None:
    try:
        path = keep_template(workspace, content)
    except InputMistake as mistake:
        st.session_state[KEPT] = mistake
        return
    st.session_state[KEPT] = f"{path.name} is kept with the workspace."
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1


def _drop(workspace: Workspace) -> None:
    try:
        drop_template(workspace)
    except InputMistake as mistake:
        st.session_state[KEPT] = mistake


def _show_told() -> None:
    said = st.session_state.pop(KEPT, None)
    if isinstance(said, InputMistake):
        st.html(mistake_as_html(said))
    elif said:
        st.html(f'<p class="notice">{escape(said)}</p>')
