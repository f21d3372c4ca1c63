"""The triage board as a page."""

from __future__ import annotations

from html import escape

import streamlit as st

from analysis.view import View
from data_sources.mistakes import InputMistake
from data_sources.triage import TRIAGE_FILE, read_triage
from presentation.edition_in_use import workspace_in_use
from presentation.markup import as_markdown
from presentation.mistake_page import mistake_as_html, mistakes_explained
from presentation.page_style import add_style
from presentation.shell import open_page
from presentation.told import told_story
from presentation.triage.board import board_of, headline
from presentation.triage.board_as_html import board_as_html
from presentation.triage.deciding import show_deciding

LEDE = (
    "Issues stand in the order of the revenue that they expose. Once one is in work, its cases are followed: against "
    "the year before, and against issues that nobody dealt with."
)


def show_triage(title: str) -> None:
    page = open_page(title)
    add_style("triage.css")
    with mistakes_explained():
        workspace = workspace_in_use(lambda step, share: None)
        story = told_story(page.edition, "priority-issues", View())
    try:
        cards = read_triage(workspace.folder)
    except InputMistake as mistake:
        st.title("The board cannot be read", anchor=False)
        st.html(mistake_as_html(mistake))
        return
    board = board_of(story, cards, page.edition)
    with st.container(key="opening"):
        st.html(f'<p class="kicker">{escape(title)} · {escape(story.period)}</p>')
        st.title(as_markdown(headline(board)), anchor=False)
        st.html(f'<p class="lede">{LEDE}</p>')
    st.html(board_as_html(board))
    kept = f"Decisions are kept in {TRIAGE_FILE} in the workspace; whatever was decided before stays in each card."
    st.html(f'<p class="quiet-note">{kept}</p>')
    show_deciding(workspace.folder, {entry.issue: entry.card for entry in board})
