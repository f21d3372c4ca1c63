"""Findings to choose from, story by story, looked at as a reader wants them looked at."""

from __future__ import annotations

from functools import partial

import streamlit as st

from analysis.findings import Finding, Story
from analysis.stories.periods import as_chosen
from analysis.view import View
from data_sources.pack_model import PackPage
from presentation.briefing import STORY_TITLES
from presentation.filters import choose_view, filters_for
from presentation.markup import as_markdown
from presentation.packs.audiences import Audience, led
from presentation.packs.draft import Draft, with_or_without
from presentation.packs.drafts_kept import change
from presentation.told import choices_of, told_story
from presentation.wording import say_plain
from queries.run import Edition

FROM = "pack-story"
FROM_WIDTH = 210  # pixels, as the filters beside it


def show_choosing(name: str, draft: Draft, edition: Edition) -> None:
    with st.container(key="finding-pack-choose"):
        st.header("Choose findings from any story", anchor="choose")
        titles = {title: story_id for story_id, title in STORY_TITLES.items() if story_id != "summary"}
        with st.container(key="packfrom"):
            title = st.selectbox("From", list(titles), key=FROM, filter_mode=None, width=FROM_WIDTH)
            choices = choices_of(edition)
            view = as_chosen(choose_view(filters_for(choices)), choices)
        story = told_story(edition, titles[title], view)
        st.html('<p class="quiet-note">What is ticked stands in the pack, looked at as it is filtered here.</p>')
        for finding in in_order(story, draft.pack.audience):
            _show_choice(name, draft, page_of(finding, story.id, view))


def in_order(story: Story, audience: str) -> tuple[Finding, ...]:
    """Those that lead for the audience first."""
    return led(story.findings, Audience(audience)) if audience else story.findings


def page_of(finding: Finding, story_id: str, view: View) -> PackPage:
    """The finding as a pack keeps it: by its id, with how it is looked at."""
    return PackPage(
        story=story_id,
        finding=finding.id,
        until=view.until,
        compare_by=view.compare_by or "",
        segment=view.segment or "",
        claim=say_plain(finding.claim),
    )


def _show_choice(name: str, draft: Draft, page: PackPage) -> None:
    field = f"pack-choose-{draft.turn}-{hash(page.view)}-{page.finding}"
    st.session_state[field] = draft.place(page) is not None
    label = as_markdown(page.claim)
    st.checkbox(label, key=field, on_change=change, args=(name, partial(with_or_without, page=page)), width="stretch")
