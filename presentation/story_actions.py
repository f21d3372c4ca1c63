"""What a reader can do with a whole story: take it along."""

from __future__ import annotations

from functools import partial

import streamlit as st

from analysis.findings import Story
from analysis.stories.under import story_under
from presentation.download_buttons import show_downloads, show_template_in_use
from presentation.edition_in_use import workspace_in_use
from presentation.presenting.present_link import show_present_link
from presentation.taken_along import story_to_take
from presentation.what_if import assumptions_chosen
from queries.run import Edition


def show_story_actions(story: Story, edition: Edition) -> None:
    with st.container(horizontal=True, gap=None, key="actions-story"):
        _show_story_downloads(story, edition)
        show_present_link({"story": story.id})


@st.fragment
def _show_story_downloads(story: Story, edition: Edition) -> None:
    """Made when it is opened: it takes the assumptions along as they stand then."""
    popover = st.popover("Download the story", type="tertiary", key="download-story", on_change="rerun")
    if popover.open:
        seen = story_under(story, assumptions_chosen(story))
        with popover:
            show_downloads(story.id, partial(story_to_take, seen, edition))
            show_template_in_use(workspace_in_use(lambda step, share: None))
