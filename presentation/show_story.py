"""A story as a page: the answer first, then its findings, then what could prove it wrong, and the ask."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from analysis.findings import Ask, Gap, Story
from analysis.sentences import Sentence
from presentation.charts.canvas import Spec
from presentation.finding_name import short_name
from presentation.markup import as_html, as_markdown
from presentation.page_style import keep_place, open_objections_by_key
from presentation.show_finding import show_finding
from presentation.theme import PaletteName
from presentation.what_if import show_what_if
from presentation.wording import say, say_estimate, say_part, say_plain
from queries.run import Edition


def show_story(story: Story, edition: Edition, charts: Mapping[str, Spec], palette_name: PaletteName) -> None:
    """What follows the opening. `charts` holds the finished specification of each finding by its id."""
    _show_contents(story)
    keep_place()
    open_objections_by_key()
    for finding in story.findings:
        if finding.under:
            show_what_if(finding, story, edition, palette_name)
        else:
            show_finding(finding, story, edition, charts[finding.id], palette_name)
    show_closing(story)


def show_opening(story: Story, title: str) -> None:
    """Known first: a reader who stops here has the point."""
    st.html(f'<p class="kicker">{escape(title)} · {escape(story.period)}</p>')
    st.title(as_markdown(say_plain(story.headline)), anchor=False)
    lede = " ".join(as_html(say(each)) for each in (story.situation, story.complication, story.answer))
    st.html(f'<p class="lede">{lede}</p><p class="question">The question: {escape(story.question)}</p>')


def show_closing(story: Story) -> None:
    parts = [_doubts(story.doubts), _gaps(story.gaps), _ask(story.ask) if story.ask else ""]
    if any(parts):
        st.html("".join(parts))


def _show_contents(story: Story) -> None:
    """A rail beside the column where the window is wide enough; the style sheet hides it elsewhere."""
    links = "".join(
        f'<li><a href="#{short_name(finding.id)}">{escape(say_plain(finding.claim))}</a></li>'
        for finding in story.findings
    )
    if len(story.findings) > 1:
        st.html(f'<nav class="contents" aria-label="Findings"><p>Findings</p><ol>{links}</ol></nav>')


def _doubts(doubts: tuple[Sentence, ...]) -> str:
    points = "".join(f"<li>{as_html(say(each))}</li>" for each in doubts)
    return f'<section class="section"><h2>What could prove us wrong</h2><ul>{points}</ul></section>' if doubts else ""


def _gaps(gaps: tuple[Gap, ...]) -> str:
    points = "".join(
        f'<li>{escape(gap.question)} <span class="held">Needs {escape(gap.needs)}. '
        f"Usually held by {escape(gap.held_by)}.</span></li>"
        for gap in gaps
    )
    title = "What we cannot say yet, and who holds the answer"
    return f'<section class="section"><h2>{title}</h2><ul>{points}</ul></section>' if gaps else ""


def _ask(ask: Ask) -> str:
    terms = {
        "Owner": escape(ask.owner),
        "Cost": escape(say_estimate(ask.cost)) if ask.cost else "not stated",
        "By": escape(say_part(ask.by)) if ask.by else "not stated",
        "We shall know by": as_html(say(ask.measure)),
    }
    rows = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in terms.items())
    decision = f'<p class="decision">{as_html(say(ask.decision))}</p>'
    return f'<section class="section ask"><h2>The decision we ask for</h2>{decision}<dl>{rows}</dl></section>'
