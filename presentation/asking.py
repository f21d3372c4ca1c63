"""What a reader asks of a finding or of the story, answered in a panel at the side: made then, and not before."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from analysis.findings import Finding, Story
from analysis.stories.under import finding_under, story_under
from presentation.finding_actions import show_downloads, show_reasons
from presentation.finding_name import short_name
from presentation.finding_objections import show_objections
from presentation.finding_on_page import ACTIONS
from presentation.markup import as_html
from presentation.story_actions import STORY, show_story_downloads
from presentation.style_sheet import script
from presentation.theme import PaletteName
from presentation.what_if import assumptions_chosen
from presentation.wording import say_plain
from queries.run import Edition


@st.fragment
def answer_what_is_asked(story: Story, edition: Edition, palette_name: PaletteName) -> None:
    """Nothing to see until a button of the page is pressed."""
    hears = st.components.v2.component("asking", js=script("asking.js"))
    with st.container(key="asking"):
        asked = hears(key="asked", on_asked_change=lambda: None).asked
    if asked:
        _answer(asked, story, edition, palette_name)


def _answer(asked: Mapping[str, str], story: Story, edition: Edition, palette_name: PaletteName) -> None:
    what, about = asked["what"], asked["about"]
    if about == STORY:
        whole = story_under(story, assumptions_chosen(story))
        _panel("Download the story", lambda: show_story_downloads(whole, edition))
        return
    finding = next((each for each in story.findings if short_name(each.id) == about), None)
    if finding and what in ACTIONS:
        seen = finding_under(finding, assumptions_chosen(story)) if finding.under else finding
        _panel(ACTIONS[what], lambda: _show(what, seen, story, edition, palette_name))


def _show(what: str, finding: Finding, story: Story, edition: Edition, palette_name: PaletteName) -> None:
    st.html(f'<p class="subtitle">{as_html(say_plain(finding.claim))}</p>')
    if what == "download":
        show_downloads(finding, story, edition, palette_name)
    elif what == "objections":
        show_objections(finding, story, edition)
    else:
        show_reasons(finding)


def _panel(title: str, show: Callable[[], None]) -> None:
    """At the side, so that the chart that is asked about stays in sight where there is room."""
    st.dialog(title, position="right", width="small")(show)()
