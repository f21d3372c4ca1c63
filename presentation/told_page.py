"""A story's whole page: shell, filters, opening, findings."""

from __future__ import annotations

import streamlit as st

from presentation.filters import choose_view, filters_for
from presentation.mistake_page import mistakes_explained
from presentation.shell import open_page
from presentation.show_story import show_opening, show_story
from presentation.story_actions import show_story_actions
from presentation.told import choices_of, told_story


def show_told_story(title: str, story_id: str) -> None:
    page = open_page(title)
    with mistakes_explained(), st.container(key="opening"):
        view = choose_view(filters_for(choices_of(page.edition)))
        story = told_story(page.edition, story_id, view)
        show_opening(story, title)
        show_story_actions(story)
    show_story(story, page.edition, page.palette_name)
