"""A finding as a slide that builds up: the chart in grey, the point in colour, then what it rests on."""

from __future__ import annotations

from html import escape

from presentation.alternative_text import alternative_text
from presentation.briefing import BriefingPage
from presentation.markup import as_html
from presentation.presenting.picture_of_chart import ChartPicture, picture_of_chart
from presentation.quotations import quotations_as_html
from presentation.source_line import source_line
from presentation.theme import PaletteName

LONG_TITLE, LONGER_TITLE = 90, 140  # letters from which a title is set smaller


def finding_as_html(page: BriefingPage, palette_name: PaletteName, on_telephones: bool) -> tuple[str, int, int]:
    """The slide, the step that brings the colour, and how many steps there are."""
    widths = (False, True) if on_telephones else (False,)
    has_chart = len(page.finding.evidence.rows) > 0
    drawn = [picture_of_chart(page.finding, page.story, palette_name, each) for each in widths if has_chart]
    colour_from = 1 if any(each.has_colour for each in drawn) else 0
    ground = colour_from + 1
    parts = [_heading(page), _figure(page, drawn) if drawn else "", _ground(page, ground)]
    return f'<article class="slide finding">{"".join(parts)}</article>', colour_from, ground


def quotations_slide(page: BriefingPage) -> str:
    head = _kicker(page, "What customers wrote") + title(page.title, "beside")
    return f'<article class="slide quoted">{head}{quotations_as_html(page.finding.quotations)}</article>'


def title(text: str, more: str = "") -> str:
    size = "longer" if len(text) > LONGER_TITLE else "long" if len(text) > LONG_TITLE else ""
    return f'<h1 class="{" ".join(filter(None, [size, more]))}">{as_html(text)}</h1>'


def _heading(page: BriefingPage) -> str:
    return f'<header>{_kicker(page)}{title(page.title)}<p class="subtitle">{escape(page.finding.subtitle)}</p></header>'


def _kicker(page: BriefingPage, more: str = "") -> str:
    purpose = f"For {page.purpose}" if page.purpose else ""
    said = " · ".join(filter(None, [page.section, purpose, more]))
    return f'<p class="kicker">{escape(said)}</p>' if said else ""


def _figure(page: BriefingPage, drawn: list[ChartPicture]) -> str:
    """Drawn wide, and narrow where a telephone may look on: the style sheet shows the one that fits."""
    note = f"<figcaption>{escape(drawn[0].note)}</figcaption>" if drawn[0].note else ""
    told = escape(alternative_text(page.finding))
    apart = " apart" if drawn[0].tells_apart else ""
    names = (f"chart wide{apart}", f"chart narrow{apart}")
    charts = "".join(f'<div class="{name}">{each.svg}</div>' for name, each in zip(names, drawn, strict=False))
    return f'<figure><div class="charts" role="img" aria-label="{told}">{charts}</div>{note}</figure>'


def _ground(page: BriefingPage, step: int) -> str:
    """In the audience's terms where something is said in them, then the grade and the source."""
    terms = f'<p class="terms">{as_html(page.in_their_terms)}</p>' if page.in_their_terms else ""
    source = escape(source_line(page.finding, page.story))
    grade = f'<span class="grade">{page.finding.grade}</span>'
    return f'<footer data-from="{step}">{terms}<p class="source">{grade}{source}</p></footer>'
