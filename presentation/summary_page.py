"""The summary as a page: titles that alone read as the argument, each a link to its finding, then what is asked."""

from __future__ import annotations

from html import escape

import streamlit as st

from analysis.findings import Finding, Story
from presentation.asking import answer_what_is_asked
from presentation.edition_in_use import edition_asked
from presentation.filters import address_of, choose_view, filters_for
from presentation.finding_name import short_name
from presentation.mistake_page import mistakes_explained
from presentation.shell import open_page
from presentation.show_story import closing, show_opening
from presentation.source_line import source_line
from presentation.story_actions import show_story_actions
from presentation.told import choices_of, told_story
from presentation.wording import say_plain

SUMMARY = "summary"
TITLES = {
    "satisfaction": "Satisfaction",
    "voice": "Customer voice",
    "retention-economics": "Retention economics",
    "priority-issues": "Priority issues",
}


def show_summary(title: str) -> None:
    page = open_page(title)
    with mistakes_explained(), st.container(key="opening"):
        filters = filters_for(choices_of(page.edition))
        view = choose_view(filters)
        story = told_story(page.edition, SUMMARY, view)
        show_opening(story, title)
        show_story_actions(story)
    st.html(titles_as_html(story, address_of(view, filters, edition_asked())) + closing(story))
    answer_what_is_asked(story, page.edition, page.palette_name)


def titles_as_html(story: Story, address: str) -> str:
    """`address` is the part of a link that keeps the filters: "?segment=Enterprise"."""
    titles = (_title(finding, story, story.origins.get(finding.id), address) for finding in story.findings)
    return f'<ol class="titles">{"".join(titles)}</ol>'


def _title(finding: Finding, story: Story, origin: str | None, address: str) -> str:
    claim = escape(say_plain(finding.claim))
    parts = [TITLES.get(origin, origin)] if origin else []
    line = " · ".join([*parts, str(finding.grade), source_line(finding, story)])
    link = f'<a href="{escape(f"{origin}{address}#{short_name(finding.id)}")}" target="_self">{claim}</a>'
    return f'<li>{link if origin else claim}<span class="from">{escape(line)}</span></li>'
