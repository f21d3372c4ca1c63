"""Every kind of file that leaves: what readers call it, and how it is made. Heavy libraries load when one is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from presentation.exporting.material import Material


@dataclass(frozen=True)
class Kind:
    ending: str
    label: str
    mime: str
    make: Callable[[Material], bytes]

    @property
    def is_picture(self) -> bool:
        """A picture shows one finding."""
        return self.mime.startswith("image/")


def _slides(material: Material) -> bytes:
    from presentation.slides.deck import draw_deck

    return draw_deck(material.briefing, material.template, material.progress)


def _paper(material: Material) -> bytes:
    from presentation.paper.board_paper import write_paper

    return write_paper(material.briefing, material.progress)


def _web_page(material: Material) -> bytes:
    from presentation.web_page import write_web_page

    return write_web_page(material.briefing, material.progress)


def _workbook(material: Material) -> bytes:
    from presentation.workbook import briefing_as_workbook

    return briefing_as_workbook(material.briefing)


def _json(material: Material) -> bytes:
    from presentation.briefing_as_json import briefing_as_json
    from presentation.story_as_json import story_as_json

    said = briefing_as_json(material.briefing) if material.story is None else story_as_json(material.story)
    return said.encode("utf-8")


def _png(material: Material) -> bytes:
    from presentation.picture import finding_as_png

    page = material.briefing.pages[0]
    return finding_as_png(page.finding, page.story, title=page.title)


def _svg(material: Material) -> bytes:
    from presentation.picture import finding_as_svg

    page = material.briefing.pages[0]
    return finding_as_svg(page.finding, page.story, title=page.title).encode("utf-8")


OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    kind.ending: kind
    for kind in (
        Kind("pptx", "Slides (PowerPoint)", f"{OFFICE}.presentationml.presentation", _slides),
        Kind("pdf", "Board paper (PDF)", "application/pdf", _paper),
        Kind("html", "Web page (HTML)", "text/html", _web_page),
        Kind("xlsx", "Workbook (Excel)", f"{OFFICE}.spreadsheetml.sheet", _workbook),
        Kind("json", "Data for scripts (JSON)", "application/json", _json),
        Kind("png", "Picture for a slide (PNG)", "image/png", _png),
        Kind("svg", "Picture to edit (SVG)", "image/svg+xml", _svg),
    )
}
