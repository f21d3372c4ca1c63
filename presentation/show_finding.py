"""One finding: a rule, the claim, what is shown, the chart, the source with its grade, caveats, quiet actions."""

from __future__ import annotations

from html import escape

import streamlit as st

from analysis.findings import Finding, Story
from presentation.alternative_text import alternative_text
from presentation.charts.canvas import Spec
from presentation.finding_actions import show_actions
from presentation.finding_name import short_name
from presentation.markup import as_html, as_markdown
from presentation.quotations import quotations_as_html
from presentation.source_line import source_line
from presentation.theme import PaletteName
from presentation.wording import say, say_plain
from queries.run import Edition


def show_finding(finding: Finding, story: Story, edition: Edition, chart: Spec, palette_name: PaletteName) -> None:
    with st.container(key=f"finding-{short_name(finding.id)}"):
        show_claim(finding, chart)
        show_ground(finding, story, edition, palette_name)


def show_claim(finding: Finding, chart: Spec) -> None:
    """What is said, and the chart that shows it."""
    st.header(as_markdown(say_plain(finding.claim)), anchor=short_name(finding.id))
    st.html(f'<p class="subtitle">{escape(finding.subtitle)}</p>')
    if len(finding.evidence.rows):
        st.vega_lite_chart(spec=chart, theme=None, alt=alternative_text(finding))
    if finding.quotations:
        st.html(quotations_as_html(finding.quotations))


def show_ground(finding: Finding, story: Story, edition: Edition, palette_name: PaletteName) -> None:
    """What it rests on: the source line, the caveats, and what a reader may ask for."""
    st.html(_small_print(finding, story))
    show_actions(finding, story, edition, palette_name)


def _small_print(finding: Finding, story: Story) -> str:
    source = f'<span class="grade">{finding.grade}</span>{escape(source_line(finding, story))}'
    caveats = "".join(f"<li>{as_html(say(each))}</li>" for each in finding.caveats)
    return f'<p class="source">{source}</p>' + (f'<ul class="caveats">{caveats}</ul>' if caveats else "")
