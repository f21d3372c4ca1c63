"""The questions that a board asks of a finding, with their answers: one click away, or the key O."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from analysis.findings import Finding, Story
from analysis.stories.objections.last_time import with_last_time
from presentation.finding_name import short_name
from presentation.objections import objections_as_html
from presentation.told import tellings_before
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


def _with_all(finding: Finding, story: Story, edition: Edition) -> Finding:
    alone = with_last_time(replace(story, findings=(finding,)), tellings_before(edition, story))
    return alone.findings[0]
