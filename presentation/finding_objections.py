"""The questions that a board asks of a finding, with their answers: one click away, or the key O."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from analysis.findings import Finding, Objection, Story
from analysis.stories.objections.last_time import with_last_time
from presentation.finding_name import short_name
from presentation.markup import as_html
from presentation.nouns import with_noun
from presentation.told import tellings_before
from presentation.wording import say
from queries.run import Edition

KEY = "O"  # assets/ask_key.js listens for it


@st.fragment
def show_objections(finding: Finding, story: Story, edition: Edition) -> None:
    """Made when it is opened: what was said last time is told only then."""
    name = short_name(finding.id)
    popover = st.popover(
        "Objections",
        type="tertiary",
        key=f"objections-{name}",
        on_change="rerun",
        help=f"What a board will ask, answered. Key {KEY} opens this for the finding in view.",
    )
    if popover.open:
        with popover:
            st.html(objections_as_html(_with_all(finding, story, edition).objections))


def objections_as_html(objections: tuple[Objection, ...]) -> str:
    asked = "".join(f"<dt>{escape(each.question)}</dt><dd>{as_html(say(each.answer))}</dd>" for each in objections)
    title = f'<p class="kicker">{with_noun(str(len(objections)), len(objections), "questions")} a board asks</p>'
    return f'{title}<dl class="objections">{asked}</dl>'


def _with_all(finding: Finding, story: Story, edition: Edition) -> Finding:
    alone = with_last_time(replace(story, findings=(finding,)), tellings_before(edition, story))
    return alone.findings[0]
