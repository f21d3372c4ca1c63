"""A layout's placeholders on a slide, written only where something stands in them: nothing is left to click."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from presentation.slides.native_charts.look import Box
from presentation.slides.text import SHRINKS, next_id


def new_slide_of(presentation: Any, layout: Any, turned: Mapping[str, str] | None = None) -> Any:
    """A slide without any shape; `turned` maps colours otherwise than the master does."""
    relation, slide = presentation.part.add_slide(layout)
    presentation.slides._sldIdLst.add_sldId(relation)
    own = layout._element.find(f"{qn('p:clrMapOvr')}/{qn('a:overrideClrMapping')}")
    if own is not None:  # a layout on dark within a light template, which PowerPoint too copies to its slides
        slide._element.find(qn("p:clrMapOvr"))[:] = [deepcopy(own)]
    elif turned is not None:
        said = " ".join(f'{name}="{colour}"' for name, colour in turned.items())
        mapping = parse_xml(f"<a:overrideClrMapping {nsdecls('a')} {said}/>")
        slide._element.find(qn("p:clrMapOvr"))[:] = [mapping]
    return slide


def add_placeholder(slide: Any, placeholder: Any, paragraphs: str, box: Box | None = None) -> None:
    """Where the layout has it, or in the box; `paragraphs` as DrawingML."""
    tree, held = slide.shapes._spTree, placeholder._element.ph
    said = " ".join(f"{name}={quoteattr(value)}" for name, value in held.attrib.items() if name != "hasCustomPrompt")
    place = ""
    if box is not None:
        corners = f'<a:off x="{box.left}" y="{box.top}"/><a:ext cx="{box.width}" cy="{box.height}"/>'
        place = f"<a:xfrm>{corners}</a:xfrm>"
    tree.append(
        parse_xml(
            f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{next_id(tree)}" name={quoteattr(placeholder.name)}/>'
            f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {said}/></p:nvPr></p:nvSpPr>'
            f"<p:spPr>{place}</p:spPr><p:txBody><a:bodyPr>{SHRINKS}</a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
        )
    )
