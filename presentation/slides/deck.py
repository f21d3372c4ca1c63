"""A briefing as a deck: its answer first, a slide a finding, what could prove it wrong, the ask, and how we know."""

from __future__ import annotations

import io
from collections.abc import Mapping
from itertools import takewhile

from analysis.findings import Story
from presentation.briefing import Briefing, BriefingPage, Progress
from presentation.charts.scales import shared_domains
from presentation.slides.appendix import APPENDIX, NOT_YET, draw_appendix, draw_gaps
from presentation.slides.closing_slides import ASKED, WRONG, draw_ask, draw_doubts
from presentation.slides.finding_slide import Domain, draw_finding
from presentation.slides.native_charts.look import drawn_on_dark
from presentation.slides.opening_slides import draw_opening, draw_section, draw_title_slide
from presentation.slides.package import as_presentation
from presentation.slides.sections import write_sections
from presentation.slides.slide_maker import SlideMaker
from presentation.slides.template import Template, house, open_template

OPENING, FINDINGS = "Opening", "Findings"


def draw_deck(briefing: Briefing, template: bytes | None = None, progress: Progress | None = None) -> bytes:
    """A .pptx with native charts; a briefing of one page alone is that one slide."""
    tell = progress or (lambda what, share: None)
    opened = open_template(house() if template is None else Template(as_presentation(template), ()))
    maker = SlideMaker(opened, briefing)
    with drawn_on_dark(opened.theme.is_dark):
        if _is_one_slide(briefing):
            draw_finding(maker, briefing.pages[0], _domains(briefing).get(briefing.pages[0].finding.id))
        else:
            _draw_all(maker, tell)
    _describe(opened.presentation, briefing)
    write_sections(opened.presentation, maker.sections)
    tell("Writing the file", 1.0)
    held = io.BytesIO()
    opened.presentation.save(held)
    return held.getvalue()


def _is_one_slide(briefing: Briefing) -> bool:
    return len(briefing.pages) == 1 and not (briefing.opening or briefing.doubts or briefing.gaps or briefing.ask)


def _draw_all(maker: SlideMaker, tell: Progress) -> None:
    briefing = maker.briefing
    maker.sections.begin(OPENING)
    draw_title_slide(maker)
    if briefing.opening:
        draw_opening(maker)
    drawn = _draw_findings(maker, tell)
    if briefing.gaps and not briefing.pages:
        maker.sections.begin(NOT_YET)
        draw_gaps(maker)
    if briefing.doubts:
        maker.sections.begin(WRONG)
        draw_doubts(maker)
    if briefing.ask:
        maker.sections.begin(ASKED)
        draw_ask(maker, briefing.ask)
    maker.sections.begin(APPENDIX)
    draw_appendix(maker, drawn)


def _draw_findings(maker: SlideMaker, tell: Progress) -> Mapping[int, BriefingPage]:
    """The pages by the numbers of their slides."""
    briefing, domains = maker.briefing, _domains(maker.briefing)
    drawn: dict[int, BriefingPage] = {}
    section = ""
    for done, page in enumerate(briefing.pages):
        tell(page.title, done / len(briefing.pages))
        if done == 0 or page.section != section:
            maker.sections.begin(page.section or FINDINGS)
            if page.section:
                draw_section(maker, page.section, _titles_from(briefing.pages[done:], page.section))
        section = page.section
        draw_finding(maker, page, domains.get(page.finding.id))
        drawn[maker.count] = page
    return drawn


def _titles_from(pages: tuple[BriefingPage, ...], section: str) -> list[str]:
    """Of the pages up to the next section: the section's own argument."""
    return [page.title for page in takewhile(lambda page: page.section == section, pages)]


def _domains(briefing: Briefing) -> Mapping[str, Domain]:
    """Scales shared down each story, worked out once."""
    stories: dict[int, Story] = {id(page.story): page.story for page in briefing.pages}
    return {name: domain for story in stories.values() for name, domain in shared_domains(story).items()}


def _describe(presentation: object, briefing: Briefing) -> None:
    properties = presentation.core_properties  # type: ignore[attr-defined]
    properties.title, properties.author = briefing.title, briefing.company
    properties.subject = f"{briefing.kicker} · edition {briefing.edition_id}"
    properties.last_modified_by, properties.keywords, properties.comments = "Empty Chair", "", ""
    properties.language = "en-GB"
