"""A story as a page: the answer first, then its findings, then what could prove it wrong, and the ask.

All that stands still travels as a few long pieces of HTML: a browser is slow to take many small ones.
"""

from __future__ import annotations

from html import escape

import streamlit as st

from analysis.findings import Ask, Finding, Gap, Story
from analysis.sentences import Sentence
from presentation.asking import answer_what_is_asked
from presentation.charts.canvas import Spec
from presentation.charts_on_page import charts_as_html, drawing_script
from presentation.finding_name import short_name
from presentation.finding_on_page import finding_on_page
from presentation.markup import as_html, as_markdown
from presentation.page_style import place_kept
from presentation.theme import PaletteName
from presentation.told import finished_charts
from presentation.what_if import Standing, show_what_if, standing
from presentation.wording import say, say_estimate, say_part, say_plain
from queries.run import Edition

Part = str | Standing  # HTML, or a finding that follows its levers
KEPT_PAGES = 96  # of some 60 KB


def show_story(story: Story, edition: Edition, palette_name: PaletteName) -> None:
    """What follows the opening."""
    view = story.view
    seen = str(view.until), view.compare_by, view.segment
    for part in _parts(story, edition, str(edition.path), story.id, *seen, palette_name):
        if isinstance(part, str):
            st.html(part, unsafe_allow_javascript=True)
        else:
            show_what_if(part, story, palette_name)
    answer_what_is_asked(story, edition, palette_name)


@st.cache_resource(max_entries=KEPT_PAGES, show_spinner=False)
def _parts(
    _story: Story,
    _edition: Edition,
    path: str,
    story_id: str,
    until: str,
    by: str | None,
    segment: str | None,
    palette_name: PaletteName,
) -> tuple[Part, ...]:
    return page_parts(_story, finished_charts(_edition, _story, palette_name))


def page_parts(story: Story, charts: dict[str, Spec]) -> tuple[Part, ...]:
    """In the order of the page. `charts` holds the finished specification of each finding by its id."""
    parts, still = list[Part](), list[Finding]()
    before = f"{contents(story)}{place_kept()}<script>{drawing_script()}</script>"
    for finding in story.findings:
        if finding.under:
            parts += [before + _findings(still, story, charts), standing(finding, story, charts[finding.id])]
            before, still = "", []
        else:
            still.append(finding)
    return (*parts, before + _findings(still, story, charts) + closing(story))


def _findings(findings: list[Finding], story: Story, charts: dict[str, Spec]) -> str:
    drawn = {short_name(each.id): charts[each.id] for each in findings if len(each.evidence.rows)}
    shown = "".join(finding_on_page(each, story, charts[each.id]) for each in findings)
    return shown + (charts_as_html(drawn) if drawn else "")


def show_opening(story: Story, title: str) -> None:
    """Known first: a reader who stops here has the point."""
    st.html(f'<p class="kicker">{escape(title)} · {escape(story.period)}</p>')
    st.title(as_markdown(say_plain(story.headline)), anchor=False)
    lede = " ".join(as_html(say(each)) for each in (story.situation, story.complication, story.answer))
    st.html(f'<p class="lede">{lede}</p><p class="question">The question: {escape(story.question)}</p>')


def closing(story: Story) -> str:
    return _doubts(story.doubts) + _gaps(story.gaps) + (_ask(story.ask) if story.ask else "")


def contents(story: Story) -> str:
    """A rail beside the column where the window is wide enough; the style sheet hides it elsewhere."""
    links = "".join(
        f'<li><a href="#{short_name(finding.id)}">{escape(say_plain(finding.claim))}</a></li>'
        for finding in story.findings
    )
    listed = f'<nav class="contents" aria-label="Findings"><p>Findings</p><ol>{links}</ol></nav>'
    return listed if len(story.findings) > 1 else ""


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
