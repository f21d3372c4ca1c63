"""The questions that a board asks of a finding, with their answers."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from analysis.findings import Finding, Story
from analysis.stories.objections.last_time import with_last_time
from presentation.objections import objections_as_html
from presentation.told import tellings_before
from queries.run import Edition


def show_objections(finding: Finding, story: Story, edition: Edition) -> None:
    """What was said last time is told only when this is opened."""
    st.html(objections_as_html(_with_all(finding, story, edition).objections))


def _with_all(finding: Finding, story: Story, edition: Edition) -> Finding:
    alone = with_last_time(replace(story, findings=(finding,)), tellings_before(edition, story))
    return alone.findings[0]
