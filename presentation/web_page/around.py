"""What stands around the findings: masthead, the answer first, what is in it, doubts, gaps and the ask."""

from __future__ import annotations

from html import escape

from presentation.briefing import AskInWords, Briefing
from presentation.markup import as_html
from presentation.source_line import short_day, short_edition

ANSWERED = ("Situation", "Complication", "Answer")  # what the lede says, in this order


def masthead(briefing: Briefing) -> str:
    as_of = f"as of {short_day(briefing.as_of)}" if briefing.as_of else "no dates in these exports"
    named = f" “{briefing.frozen_as}”" if briefing.frozen_as else ""
    parts = [
        as_of,
        f"edition {short_edition(briefing.edition_id)}{named}",
        briefing.filters,
        f"for the {briefing.audience}" if briefing.audience else "",
    ]
    said = "".join(f"<span>{escape(part)}</span>" for part in parts if part)
    return f'<p class="masthead"><span><strong>{escape(briefing.company)}</strong></span>{said}</p>'


def opening(briefing: Briefing) -> str:
    """Known first: a reader who stops here has the point."""
    said = dict(briefing.opening)
    lede = " ".join(as_html(said[each]) for each in ANSWERED if each in said)
    question = f'<p class="question">The question: {escape(said["Question"])}</p>' if "Question" in said else ""
    return (
        f'<div class="opening"><p class="kicker">{escape(briefing.kicker)}</p><h1>{as_html(briefing.title)}</h1>'
        + (f'<p class="lede">{lede}</p>' if lede else "")
        + f"{question}</div>"
    )


def contents(briefing: Briefing) -> str:
    """A rail beside the column where the window is wide enough."""
    links = "".join(
        f'<li><a href="#finding-{number}">{escape(page.title)}</a></li>'
        for number, page in enumerate(briefing.pages, start=1)
    )
    if len(briefing.pages) < 2:
        return ""
    return f'<nav class="contents" aria-label="Findings"><p>Findings</p><ol>{links}</ol></nav>'


def closing(briefing: Briefing) -> str:
    doubts = "".join(f"<li>{as_html(each)}</li>" for each in briefing.doubts)
    gaps = "".join(
        f'<li>{escape(gap.question)} <span class="held">Needs {escape(gap.needs)}. '
        f"Usually held by {escape(gap.held_by)}.</span></li>"
        for gap in briefing.gaps
    )
    return (
        _section("What could prove us wrong", doubts)
        + _section("What we cannot say yet, and who holds the answer", gaps)
        + (_ask(briefing.ask) if briefing.ask else "")
    )


def _section(title: str, points: str) -> str:
    return f'<section class="section"><h2>{title}</h2><ul>{points}</ul></section>' if points else ""


def _ask(ask: AskInWords) -> str:
    terms = {"Owner": ask.owner, "Cost": ask.cost, "By": ask.by, "We shall know by": ask.measure}
    rows = "".join(f"<dt>{name}</dt><dd>{as_html(value)}</dd>" for name, value in terms.items())
    decision = f'<p class="decision">{as_html(ask.decision)}</p>'
    return f'<section class="section ask"><h2>The decision we ask for</h2>{decision}<dl>{rows}</dl></section>'
