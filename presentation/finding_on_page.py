"""One finding as HTML: the claim, what is shown, the chart, the source with its grade, caveats, quiet actions."""

from __future__ import annotations

from html import escape

from analysis.findings import Finding, Story
from presentation.charts.canvas import Spec
from presentation.charts_on_page import chart_frame
from presentation.finding_name import short_name
from presentation.markup import as_html
from presentation.quotations import quotations_as_html
from presentation.source_line import source_line
from presentation.wording import say, say_plain

ACTIONS = {"download": "Download", "objections": "Objections", "reasons": "How do we know?"}
KEY = "O"  # assets/asking.js listens for it
HINT = f"What a board will ask, answered. Key {KEY} opens this for the finding in view."


def finding_on_page(finding: Finding, story: Story, spec: Spec) -> str:
    return f'<section class="finding">{claim_on_page(finding, spec)}{ground_on_page(finding, story)}</section>'


def claim_on_page(finding: Finding, spec: Spec) -> str:
    """What is said, and the chart that shows it. The browser gives the heading its id: a link leads to it."""
    heading = f'<h2 data-anchor="{short_name(finding.id)}">{as_html(say_plain(finding.claim))}</h2>'
    chart = chart_frame(finding, spec) if len(finding.evidence.rows) else ""
    return f'{heading}<p class="subtitle">{escape(finding.subtitle)}</p>{chart}{quotations_as_html(finding.quotations)}'


def ground_on_page(finding: Finding, story: Story) -> str:
    """What it rests on: the source line, the caveats, and what a reader may ask for."""
    source = f'<span class="grade">{finding.grade}</span>{escape(source_line(finding, story))}'
    caveats = "".join(f"<li>{as_html(say(each))}</li>" for each in finding.caveats)
    listed = f'<ul class="caveats">{caveats}</ul>' if caveats else ""
    actions = "".join(action(what, words, short_name(finding.id)) for what, words in ACTIONS.items())
    return f'<p class="source">{source}</p>{listed}<p class="actions">{actions}</p>'


def action(what: str, words: str, about: str) -> str:
    """A button that assets/asking.js hears; presentation/asking.py answers."""
    hint = f' title="{HINT}"' if what == "objections" else ""
    return f'<button type="button" data-ask="{what}" data-about="{about}"{hint}>{words}</button>'
