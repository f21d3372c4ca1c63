"""One finding of the page: claim, chart, source, and, folded, how we know and what a board asks."""

from __future__ import annotations

from html import escape

from presentation.briefing import BriefingPage
from presentation.markup import as_html
from presentation.methods_behind import methods_behind
from presentation.objections import answers_as_html
from presentation.quotations import quotations_as_html
from presentation.source_line import GRADE_MEANING, full_source_line
from presentation.tables import estimates_table
from presentation.web_page.chart import Charts, data_as_html
from presentation.web_page.folded import folded
from presentation.web_page.method import address_of
from presentation.wording import say


def finding_as_html(page: BriefingPage, number: int, charts: Charts) -> str:
    finding = page.finding
    purpose = f'<p class="kicker purpose">For {page.purpose}</p>' if page.purpose else ""
    terms = f'<p class="terms">{as_html(page.in_their_terms)}</p>' if page.in_their_terms else ""
    return (
        f'<article class="finding" id="finding-{number}" aria-labelledby="claim-{number}">{purpose}'
        f'<h2 id="claim-{number}">{as_html(page.title)}</h2><p class="subtitle">{escape(finding.subtitle)}</p>'
        f"{charts.figure(finding, page.story)}{terms}{quotations_as_html(finding.quotations)}"
        f'{_small_print(page)}<div class="actions">{data_as_html(finding)}{_objections(page)}{_how_we_know(page)}</div>'
        "</article>"
    )


def _small_print(page: BriefingPage) -> str:
    finding = page.finding
    source = f'<span class="grade">{finding.grade}</span>{escape(full_source_line(finding, page.story))}'
    caveats = "".join(f"<li>{as_html(say(each))}</li>" for each in finding.caveats)
    return f'<p class="source">{source}</p>' + (f'<ul class="caveats">{caveats}</ul>' if caveats else "")


def _objections(page: BriefingPage) -> str:
    if not page.objections:
        return ""
    return folded("objections-asked", "Objections", answers_as_html(page.objections))


def _how_we_know(page: BriefingPage) -> str:
    finding = page.finding
    grade = f"<p><strong>{finding.grade.capitalize()}</strong>: {GRADE_MEANING[finding.grade]}.</p>"
    links = ", ".join(f'<a href="{address_of(each)}">{escape(each.title)}</a>' for each in methods_behind(page))
    methods = f'<p class="quiet-note">Methods: {links}</p>' if links else ""
    table = estimates_table(finding.estimates, lambda method: f'href="{address_of(method)}"')
    return folded("reasons", "How do we know?", grade + table + methods)
