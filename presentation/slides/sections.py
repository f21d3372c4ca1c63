"""Sections of a deck, as PowerPoint lists them beside its slides."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from lxml.etree import SubElement
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
SECTION_LIST = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"  # the extension's own name


@dataclass
class Sections:
    """Names in order, each with the ids of its slides."""

    slides: dict[str, list[int]] = field(default_factory=dict)

    def begin(self, name: str) -> None:
        self.slides.setdefault(name, [])

    def take(self, slide_id: int) -> None:
        """The slide belongs to the section begun last."""
        if self.slides:
            next(reversed(self.slides.values())).append(slide_id)


def write_sections(presentation: Any, sections: Sections) -> None:
    filled = {name: slides for name, slides in sections.slides.items() if slides}
    if len(filled) < 2:
        return
    extensions = parse_xml(f'<p:extLst {nsdecls("p")}><p:ext uri="{SECTION_LIST}"/></p:extLst>')
    listed = SubElement(extensions[0], f"{{{P14}}}sectionLst", nsmap={"p14": P14})
    for name, slides in filled.items():
        number = f"{{{str(uuid5(NAMESPACE_URL, name)).upper()}}}"
        section = SubElement(listed, f"{{{P14}}}section", name=name, id=number)
        members = SubElement(section, f"{{{P14}}}sldIdLst")
        for slide_id in slides:
            SubElement(members, f"{{{P14}}}sldId", id=str(slide_id))
    presentation._element.append(extensions)
