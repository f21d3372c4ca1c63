"""A briefing as slides for a screen, in order: title, opening, a slide a finding, doubts, gaps, the ask."""

from __future__ import annotations

from dataclasses import dataclass, replace

from presentation.briefing import Briefing, BriefingPage
from presentation.finding_name import short_name
from presentation.presenting.aside import answer_pages, data_as_html, notes_as_html
from presentation.presenting.finding_slide import finding_as_html, quotations_slide
from presentation.presenting.plain_slides import (
    ask_as_html,
    doubts_as_html,
    gaps_as_html,
    opening_as_html,
    title_as_html,
)
from presentation.theme import PaletteName


@dataclass(frozen=True)
class Slide:
    """`html` is the slide with all that builds up on it: an element with data-from="2" comes with the second step.

    `steps` counts what follows the first sight of it; `colour_from` is the step that brings the colour, 0 where it is
    there from the start. `notes` are the presenter's; `answers` are pages of objections with their answers, `data` the
    rows as a table, "" where there is nothing to show.
    """

    name: str
    title: str
    html: str
    steps: int = 0
    colour_from: int = 0
    notes: str = ""
    answers: tuple[str, ...] = ()
    data: str = ""


def slides_of(briefing: Briefing, palette_name: PaletteName, on_telephones: bool = False) -> tuple[Slide, ...]:
    """`on_telephones` has charts drawn for a telephone held upright, too."""
    slides = [Slide("title", briefing.title, title_as_html(briefing))]
    if briefing.opening:
        html = opening_as_html(briefing)
        slides.append(Slide("opening", "In short", html, steps=max(len(briefing.opening) - 1, 0)))
    for page in briefing.pages:
        slides += _of_page(page, palette_name, on_telephones)
    if briefing.doubts:
        slides.append(Slide("doubts", "What could prove us wrong", doubts_as_html(briefing)))
    if briefing.gaps:
        slides.append(Slide("gaps", "What we cannot say yet", gaps_as_html(briefing)))
    if briefing.ask:
        slides.append(Slide("ask", "The decision we ask for", ask_as_html(briefing.ask), steps=1))
    return tuple(slides)


def _of_page(page: BriefingPage, palette_name: PaletteName, on_telephones: bool) -> list[Slide]:
    """The finding, and what customers wrote where something is quoted."""
    html, colour_from, steps = finding_as_html(page, palette_name, on_telephones)
    slide = Slide(
        short_name(page.finding.id),
        page.title,
        html,
        steps,
        colour_from,
        notes_as_html(page),
        answer_pages(page.objections),
        data_as_html(page.finding),
    )
    if not page.finding.quotations:
        return [slide]
    said = replace(slide, name=f"{slide.name}-quoted", html=quotations_slide(page), steps=0, colour_from=0)
    return [slide, said]
