"""Sections of a deck, as PowerPoint lists them beside its slides."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from presentation.slides.printable import printable

P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
SECTION_LIST = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"  # the extension's own name


@dataclass
class Sections:
    """Names in order, each with the ids of its slides; a name may come twice."""

    listed: list[tuple[str, list[int]]] = field(default_factory=list)

    def begin(self, name: str) -> None:
        self.listed.append((name, []))

    def take(self, slide_id: int) -> None:
        """The slide belongs to the section begun last."""
        if self.listed:
            self.listed[-1][1].append(slide_id)


def write_sections(presentation: Any, sections: Sections) -> None:
    filled = [(name, slides) for name, slides in sections.listed if slides]
    if len(filled) < 2:
        return
    listed = "".join(_section(name, slides) for name, slides in filled)
    extension = f'<p:ext uri="{SECTION_LIST}"><p14:sectionLst xmlns:p14="{P14}">{listed}</p14:sectionLst></p:ext>'
    presentation._element.append(parse_xml(f"<p:extLst {nsdecls('p')}>{extension}</p:extLst>"))


def _section(name: str, slides: list[int]) -> str:
    number = f"{{{str(uuid5(NAMESPACE_URL, f'{name} {slides[0]}')).upper()}}}"
    members = "".join(f'<p14:sldId id="{each}"/>' for each in slides)
    said = quoteattr(printable(name))
    return f'<p14:section name={said} id="{number}"><p14:sldIdLst>{members}</p14:sldIdLst></p14:section>'
