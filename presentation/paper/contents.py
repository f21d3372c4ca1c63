"""What stands on the paper, in words and in order, as the layout reads it. Nothing is rounded or drawn here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from analysis.findings import Finding, Gap, Quotation
from analysis.quantities import Count
from presentation.alternative_text import alternative_text
from presentation.briefing import Briefing, BriefingPage
from presentation.markup import kept_together
from presentation.methods import page_named
from presentation.paper.figures import Figure, figure_name
from presentation.paper.method_text import blocks_of
from presentation.quotations import about
from presentation.rows_in_words import rows_in_words
from presentation.source_line import GRADE_MEANING, short_day, short_edition, source_line
from presentation.theme import Palette, fonts, palette
from presentation.wording import say_part, say_plain, say_quantity

ANSWER = "Answer"
MOST_ROWS = 40  # of a table in the appendix; more are for the workbook
LANGUAGE = re.compile(r"[a-z]{2,3}")
Words = dict[str, Any]


def contents_of(briefing: Briefing, figures: Mapping[str, Figure]) -> Words:
    """Plain values alone: the layout takes them as JSON."""
    answer = " ".join(said for what, said in briefing.opening if what == ANSWER)
    return {
        "look": _look(palette("light")),
        "title": briefing.title,
        "kicker": briefing.kicker,
        "company": briefing.company,
        "audience": briefing.audience,
        "dated": [briefing.as_of.year, briefing.as_of.month, briefing.as_of.day] if briefing.as_of else None,
        "as_of": f"as of {say_part(briefing.as_of)}" if briefing.as_of else "no dates in these exports",
        "filters": briefing.filters,
        "edition": _edition(briefing),
        "foot": _foot(briefing),
        "answer": kept_together(answer),
        "opening": [[what, kept_together(said)] for what, said in briefing.opening if what != ANSWER],
        "findings": [_finding(page, i, figures) for i, page in enumerate(briefing.pages)],
        "doubts": list(map(kept_together, briefing.doubts)),
        "gaps": list(map(_gap, briefing.gaps)),
        "ask": asdict(briefing.ask) if briefing.ask else None,
        "grades": [[grade, meaning] for grade, meaning in GRADE_MEANING.items()],
        "methods": _methods([page.finding for page in briefing.pages]),
    }


def _look(colours: Palette) -> Words:
    used = ("ink", "quiet", "rule", "accent", "accent_wash", "panel", "against")
    return {name: getattr(colours, name) for name in used} | {
        "sans": fonts().sans_family,
        "serif": fonts().serif_family,
    }


def _edition(briefing: Briefing) -> str:
    name = f"edition {short_edition(briefing.edition_id)}"
    return f"{name}, frozen as “{briefing.frozen_as}”" if briefing.frozen_as else name


def _foot(briefing: Briefing) -> str:
    clock = f"as of {short_day(briefing.as_of)}" if briefing.as_of else "no dates in these exports"
    parts = [briefing.company, clock, briefing.filters, _edition(briefing)]
    return " · ".join(part for part in parts if part)


def _finding(page: BriefingPage, place: int, figures: Mapping[str, Figure]) -> Words:
    finding, method = page.finding, page_named(page.finding.method)
    figure = figures.get(figure_name(place))
    return {
        "section": page.section,
        "title": kept_together(page.title),
        "purpose": page.purpose or "",
        "subtitle": finding.subtitle,
        "figure": {"file": figure_name(place), "width": figure.width, "height": figure.height} if figure else None,
        "alt": alternative_text(finding),
        "numbers": _numbers(finding),
        "grade": finding.grade,
        "source": source_line(finding, page.story),
        "n": say_quantity(Count(finding.basis.sample_size, finding.basis.sample_of)),
        "method": [method.name, method.title] if method else None,
        "in_their_terms": kept_together(page.in_their_terms),
        "caveats": [kept_together(say_plain(each)) for each in finding.caveats],
        "quotations": list(map(_quotation, finding.quotations)),
        "objections": [[each.question, kept_together(say_plain(each.answer))] for each in page.objections],
    }


def _numbers(finding: Finding) -> Words | None:
    """The chart as a table, for the appendix: for who does not see it, and who wants to reckon."""
    if not 0 < len(finding.evidence.rows) <= MOST_ROWS:
        return None
    table = rows_in_words(finding.evidence)
    return {"headings": table.headings, "rows": table.rows, "right": sorted(table.numbers)}


def _quotation(quotation: Quotation) -> Words:
    """In its own language, so that it is read aloud and hyphenated as that."""
    is_code = LANGUAGE.fullmatch(quotation.language)
    return {"text": quotation.text, "said": about(quotation), "language": quotation.language if is_code else "en"}


def _gap(gap: Gap) -> list[str]:
    return [gap.question, gap.needs, gap.held_by]


def _methods(findings: list[Finding]) -> list[Words]:
    """Those of the findings, each once, in the order of their titles."""
    pages = {page.name: page for each in findings if (page := page_named(each.method))}
    by_title = sorted(pages.values(), key=lambda page: page.title.casefold())
    names = frozenset(pages)
    return [{"name": each.name, "title": each.title, "blocks": blocks_of(each.text, names)} for each in by_title]
