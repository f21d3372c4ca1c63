"""What a reader can do with a whole story: take it along, or present it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from analysis.findings import Story
from presentation.download_buttons import show_downloads, show_template_in_use
from presentation.edition_in_use import workspace_in_use
from presentation.finding_on_page import action
from presentation.presenting.present_link import link_as_html, script_of_the_link
from presentation.style_sheet import sheet
from presentation.taken_along import story_to_take
from queries.run import Edition

STORY = "story"  # what a button asks about, where it is no finding


def show_story_actions(story: Story) -> None:
    download, present = action("download", "Download the story", STORY), link_as_html({"story": story.id})
    row = f'<p class="actions">{download}{present}</p>'
    # A style at the top of its element would hide the element: see assets/page.css.
    around = f"<div><style>{sheet('story.css')}</style></div><script>{script_of_the_link()}</script>"
    st.html(around + row, unsafe_allow_javascript=True)


def show_story_downloads(story: Story, edition: Edition) -> None:
    """`story` with the assumptions as they stand when this is opened."""
    show_downloads(story.id, partial(story_to_take, story, edition))
    show_template_in_use(workspace_in_use(lambda step, share: None))
