"""Templates as companies have them: other shapes, fonts and layouts than ours, slides of last year left in."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Inches

DARK = {"dk1": "0B1B2B", "lt1": "F2F5F7", "dk2": "1E3A52", "lt2": "C7D3DC", "accent1": "FFB454", "accent2": "6FC3FF"}
UNUSED = ("Title Only", "Section Header", "Blank", "Comparison", "Vertical Title and Text", "Title and Vertical Text")
SECTIONS = (
    '<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
    '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="Old" '
    'id="{11111111-2222-3333-4444-555555555555}"><p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section>'
    "</p14:sectionLst></p:ext></p:extLst>"
)


def dark_template() -> bytes:
    """4:3, light on dark, Verdana, few layouts, no slide number, its description where LibreOffice puts it."""
    presentation = Presentation()
    for layout in list(presentation.slide_layouts):
        if layout.name in UNUSED:
            presentation.slide_layouts.remove(layout)
    for layout in (presentation.slide_master, *presentation.slide_layouts):
        _without(layout, "sldNum")
        _without(layout, "dt")
    slide = presentation.slides.add_slide(presentation.slide_layouts[0])
    slide.shapes.title.text = "Last year's slide"
    presentation._element.append(parse_xml(SECTIONS))
    recoloured = _recoloured(_saved(presentation), DARK, "Verdana", is_dark=True)
    usual, odd = (f"{each}/2006/relationships/metadata/core-properties" for each in ("package", "officedocument"))
    return with_part(recoloured, "_rels/.rels", lambda text: text.replace(usual, odd))


def painted_template() -> bytes:
    """Office's own, light by its colours, on paper painted dark."""
    presentation = Presentation()
    painted = '<p:bgPr><a:solidFill><a:srgbClr val="101820"/></a:solidFill><a:effectLst/></p:bgPr>'
    background = presentation.slide_master._element.cSld[0]
    background[:] = [parse_xml(painted.replace("<p:bgPr>", f"<p:bgPr {nsdecls('p', 'a')}>"))]
    return _saved(presentation)


def small_template() -> bytes:
    """10 by 5.625 inches, as Google Slides has it; Office's layouts, squeezed."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(10), Inches(5.625)
    for holder in (presentation.slide_master, *presentation.slide_layouts):
        for shape in holder.placeholders:
            if shape._element.spPr.find(".//{*}off") is not None:
                shape.top, shape.height = Emu(round(shape.top * 0.75)), Emu(round(shape.height * 0.75))
    return _saved(presentation)


def as_potx(content: bytes) -> bytes:
    """The same under the content type of a template."""
    return with_part(content, "[Content_Types].xml", lambda text: text.replace("presentation.main", "template.main"))


def _recoloured(content: bytes, colours: dict[str, str], font: str, is_dark: bool) -> bytes:
    def in_theme(text: str) -> str:
        for name, colour in colours.items():
            text = re.sub(rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>', text)
        return re.sub(r'<a:latin typeface="Calibri"/>', f'<a:latin typeface="{font}"/>', text)

    content = with_part(content, "ppt/theme/theme1.xml", in_theme)
    turned = 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"'
    master = "ppt/slideMasters/slideMaster1.xml"
    upright = 'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"'
    return with_part(content, master, lambda text: text.replace(upright, turned)) if is_dark else content


def _without(holder: Any, kind: str) -> None:
    for found in holder._element.xpath(f'.//p:sp[p:nvSpPr/p:nvPr/p:ph/@type="{kind}"]'):
        found.getparent().remove(found)


def _saved(presentation: Any) -> bytes:
    held = io.BytesIO()
    presentation.save(held)
    return held.getvalue()


def with_part(content: bytes, name: str, change: Any) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            written = old.read(part)
            new.writestr(part, change(written.decode()).encode() if part == name else written)
    return held.getvalue()


def without_part(content: bytes, name: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(held, "w") as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
    return held.getvalue()
