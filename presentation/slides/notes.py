"""What a speaker has at hand under a finding's slide: how we know, what to mind, and answers to what a board asks."""

from __future__ import annotations

from itertools import islice
from typing import Any
from xml.sax.saxutils import escape

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.opc.constants import CONTENT_TYPE
from pptx.opc.constants import RELATIONSHIP_TYPE as TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.oxml.slide import CT_NotesSlide
from pptx.parts.slide import NotesSlidePart

from analysis.estimates import Estimate
from presentation.briefing import BriefingPage
from presentation.methods import page_named
from presentation.quotations import said_where
from presentation.slides.placeholders import add_placeholder
from presentation.slides.printable import printable
from presentation.source_line import GRADE_MEANING, full_source_line
from presentation.tables import estimate_name
from presentation.wording import say_estimate, say_plain

PICTURE = (
    f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
    'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
)
MOST_UNSAID = 6  # numbers of a finding whose claim says none of them


def speaker_notes(page: BriefingPage) -> str:
    parts = (_how_we_know(page), _numbers(page), _caveats(page), _quotations(page), _objections(page))
    return "\n\n".join(part for part in parts if part)


def estimates_of_claim(page: BriefingPage) -> dict[str, Estimate]:
    """The numbers that the claim says, by their names; the finding's first ones where the claim says none."""
    finding = page.finding
    said = [part for part in finding.claim.parts.values() if isinstance(part, Estimate)]
    found: dict[str, Estimate] = {}
    for name, each in finding.estimates.items():
        if (each in said or not said) and each not in found.values():  # one number may go by several names
            found[name] = each
    return found if said else dict(islice(found.items(), MOST_UNSAID))


def write_notes(slide: Any, text: str) -> None:
    """Under the slide's picture, as large and as set as the template's own notes."""
    package = slide.part.package
    master = package.presentation_part.notes_master_part
    name = package.next_partname("/ppt/notesSlides/notesSlide%d.xml")
    part = NotesSlidePart(name, CONTENT_TYPE.PML_NOTES_SLIDE, package, CT_NotesSlide.new())
    part.relate_to(master, TYPE.NOTES_MASTER)
    part.relate_to(slide.part, TYPE.SLIDE)
    slide.part.relate_to(part, TYPE.NOTES_SLIDE)
    held = {each.placeholder_format.type: each for each in master.notes_master.placeholders}
    notes = part.notes_slide
    if KIND.SLIDE_IMAGE in held:
        notes.shapes._spTree.append(parse_xml(PICTURE))
    if KIND.BODY in held:
        lines = "".join(f"<a:p><a:r><a:t>{escape(printable(line))}</a:t></a:r></a:p>" for line in text.split("\n"))
        add_placeholder(notes, held[KIND.BODY], lines)


def _how_we_know(page: BriefingPage) -> str:
    finding = page.finding
    method = page_named(finding.method)
    lines = [
        f"HOW WE KNOW: {finding.grade}. The claim {GRADE_MEANING[finding.grade]}.",
        f"Method: {method.title}. {method.answers}" if method else "",
        full_source_line(finding, page.story) + ".",
    ]
    return "\n".join(line for line in lines if line)


def _numbers(page: BriefingPage) -> str:
    lines = [
        f"{estimate_name(name)}: {say_estimate(each)} ({say_estimate(each, 'interval')}, n = {each.sample_size:,}; "
        f"{each.method})"
        for name, each in estimates_of_claim(page).items()
    ]
    return "\n".join(["NUMBERS", *lines]) if lines else ""


def _caveats(page: BriefingPage) -> str:
    lines = [f"– {say_plain(each)}" for each in page.finding.caveats]
    return "\n".join(["TO MIND", *lines]) if lines else ""


def _quotations(page: BriefingPage) -> str:
    lines = [f"“{each.text}” ({said_where(each)})" for each in page.finding.quotations]
    return "\n".join(["IN CUSTOMERS' WORDS", *lines]) if lines else ""


def _objections(page: BriefingPage) -> str:
    asked = [f"Q: {each.question}\nA: {say_plain(each.answer)}" for each in page.objections]
    return "\n".join(["OBJECTIONS AND ANSWERS", *asked]) if asked else ""
