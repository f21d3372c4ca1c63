"""A template without its slides, and without what pointed at them: PowerPoint would repair a list of lost slides."""

from __future__ import annotations

from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as TYPE

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
HYPERLINK = "{http://schemas.openxmlformats.org/drawingml/2006/main}hlinkClick"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# Sections, shows of chosen slides, and what a viewer last looked at: all name slides by their number.
NAMING_SLIDES = ("custShowLst", "extLst", "custDataLst")


def emptied(presentation: Any) -> None:
    _drop_slides(presentation)
    for name in NAMING_SLIDES:
        for element in presentation._element.findall(P + name):
            presentation._element.remove(element)
    for master in presentation.slide_masters:
        for part in (master.part, *(layout.part for layout in master.slide_layouts)):
            _drop_links_to_slides(part)
    _drop_other_descriptions(presentation.part.package)


def _drop_slides(presentation: Any) -> None:
    slides = presentation.slides._sldIdLst
    for slide in list(slides):
        presentation.part.drop_rel(slide.rId)
        slides.remove(slide)


def _drop_links_to_slides(part: Any) -> None:
    """A button of a layout that leads to a slide would keep that slide in the file."""
    lost = {key for key, rel in part.rels.items() if rel.reltype == TYPE.SLIDE}
    for link in list(part._element.iter(HYPERLINK)):
        if link.get(R_ID) in lost:
            link.getparent().remove(link)
    for key in lost:
        part.rels.pop(key)


def _drop_other_descriptions(package: Any) -> None:
    """The picture of the first slide, and title and author under a relation that is not read: both would stay old."""
    for key, rel in list(package._rels.items()):
        is_odd_core = rel.reltype != TYPE.CORE_PROPERTIES and rel.reltype.endswith("/core-properties")
        if rel.reltype == TYPE.THUMBNAIL or is_odd_core:
            package._rels.pop(key)
