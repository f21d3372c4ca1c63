"""The slides around the findings: title, opening, what could prove us wrong, what cannot be said yet, the ask."""

from __future__ import annotations

from html import escape

from presentation.briefing import AskInWords, Briefing
from presentation.markup import as_html
from presentation.source_line import short_edition
from presentation.wording import say_part


def title_as_html(briefing: Briefing) -> str:
    audience = f"For the {briefing.audience}" if briefing.audience else ""
    about = "".join(f"<p>{escape(each)}</p>" for each in (foot_of(briefing), briefing.filters, audience) if each)
    kicker = f'<p class="kicker">{escape(briefing.kicker)}</p>'
    company = f'<p class="company">{escape(briefing.company)}</p>'
    heading = f"{company}{kicker}<h1>{as_html(briefing.title)}</h1>"
    return f'<article class="slide title">{heading}<footer>{about}</footer></article>'


def foot_of(briefing: Briefing) -> str:
    """As of when, from which edition."""
    clock = f"As of {say_part(briefing.as_of)}" if briefing.as_of else "No dates in these exports"
    frozen = f", frozen as {briefing.frozen_as}" if briefing.frozen_as else ""
    return f"{clock} · edition {short_edition(briefing.edition_id)}{frozen}"


def opening_as_html(briefing: Briefing) -> str:
    """A sentence a step; the last is the answer."""
    last = len(briefing.opening) - 1
    lines = "".join(
        f'<div data-from="{i}"{_marked(i == last)}><dt>{escape(what)}</dt><dd>{as_html(said)}</dd></div>'
        for i, (what, said) in enumerate(briefing.opening)
    )
    return f'<article class="slide opening"><h1 class="small">In short</h1><dl>{lines}</dl></article>'


def _marked(is_answer: bool) -> str:
    return ' class="answer"' if is_answer else ""


def doubts_as_html(briefing: Briefing) -> str:
    points = "".join(f"<li>{as_html(each)}</li>" for each in briefing.doubts)
    return f'<article class="slide listed"><h1>What could prove us wrong</h1><ul>{points}</ul></article>'


def gaps_as_html(briefing: Briefing) -> str:
    points = "".join(
        f'<li>{escape(gap.question)} <span class="quiet">Needs {escape(gap.needs)}. '
        f"Usually held by {escape(gap.held_by)}.</span></li>"
        for gap in briefing.gaps
    )
    heading = "<h1>What we cannot say yet, and who holds the answer</h1>"
    return f'<article class="slide listed">{heading}<ul>{points}</ul></article>'


def ask_as_html(ask: AskInWords) -> str:
    terms = {"Owner": ask.owner, "Cost": ask.cost, "By": ask.by, "We shall know by": ask.measure}
    rows = "".join(f"<dt>{name}</dt><dd>{as_html(said)}</dd>" for name, said in terms.items())
    decision = f'<p class="kicker">The decision we ask for</p><h1>{as_html(ask.decision)}</h1>'
    return f'<article class="slide ask">{decision}<dl data-from="1">{rows}</dl></article>'
