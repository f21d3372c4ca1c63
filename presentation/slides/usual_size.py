"""A template's slides brought to the usual height, so that our sizes of type are as large on the wall as on others.

Google Slides makes slides of 10 by 5.625 inches, some designers of 20 by 11.25: the same pictures, measured otherwise.
"""

from __future__ import annotations

from typing import Any

from pptx.util import Emu, Inches

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
USUAL_HEIGHT = Inches(7.5)
AS_USUAL = (0.9, 1.12)  # of that height; A4 and letter paper are within
# What is a length, by the element that says it; "" is any element.
LENGTHS = {
    "off": ("x", "y"),
    "ext": ("cx", "cy"),
    "chOff": ("x", "y"),
    "chExt": ("cx", "cy"),
    "ln": ("w",),
    "gridCol": ("w",),
    "tr": ("h",),
    "spcPts": ("val",),
    "bodyPr": ("lIns", "tIns", "rIns", "bIns"),
    **dict.fromkeys(("defRPr", "rPr", "endParaRPr"), ("sz",)),
    **dict.fromkeys(("pPr", *(f"lvl{level}pPr" for level in range(1, 10))), ("marL", "indent", "defTabSz")),
}


def in_usual_size(presentation: Any) -> None:
    factor = USUAL_HEIGHT / presentation.slide_height
    if AS_USUAL[0] <= 1 / factor <= AS_USUAL[1]:
        return
    presentation.slide_width, presentation.slide_height = Emu(round(presentation.slide_width * factor)), USUAL_HEIGHT
    presentation._element.sldSz.attrib.pop("type", None)
    for master in presentation.slide_masters:
        for holder in (master, *master.slide_layouts):
            _scale(holder._element, factor)


def _scale(tree: Any, factor: float) -> None:
    for element in tree.iter(*(A + name for name in LENGTHS)):
        for name in LENGTHS[element.tag.removeprefix(A)]:
            if (said := element.get(name)) is not None:
                element.set(name, str(_step(name, float(said) * factor)))


def _step(name: str, length: float) -> int:
    """Type sizes in half points, so that nobody finds 21.33 in the list of sizes."""
    return round(length / 50) * 50 if name == "sz" else round(length)
