"""How large words can be set so that they stay within their box: measured, never left to be cut off.

What is set in our own fonts is measured in them, a little wider, since a reader may lack them; what a template sets in
fonts that we do not have is taken to be as wide as the widest in common use.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import ceil
from typing import Any

from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from presentation.slides.native_charts.look import Box
from presentation.slides.theme_of_template import ThemeOfTemplate
from presentation.theme import FontFace, first_family, font_face, fonts
from presentation.type_measure import set_width

# Points. Below the last a title is not read from the back of a room.
TITLE_STEPS = (28.0, 24.0, 22.0, 20.0)
OPENING_STEPS = (44.0, 40.0, 36.0, 32.0, *TITLE_STEPS)  # of a slide that holds little else
LINE = 1.2  # a line's height in parts of the type size
# Average widths of real claims, against Source Serif of the same weight: Arial, which a reader without our fonts may
# see instead, 1.04; Georgia 1.15; Verdana 1.3.
OURS, COMMON, ANY = 1.06, 1.15, 1.32
NARROW_FAMILIES = frozenset(
    (
        "Calibri",
        "Calibri Light",
        "Aptos",
        "Aptos Display",
        "Arial",
        "Helvetica",
        "Times New Roman",
        "Cambria",
        "Georgia",
    )
)


@dataclass(frozen=True)
class Setting:
    """How a text is set: `widened` is how much wider than in `face` it may come out."""

    size: float
    face: FontFace
    widened: float
    is_caps: bool = False


@dataclass(frozen=True)
class Fit:
    size: float
    lines: int

    @property
    def height(self) -> Emu:
        return Emu(round(Pt(1) * self.size * LINE * self.lines))


def line_count(text: str, size: float, width: float, setting: Setting) -> int:
    """`width` in EMU. Words are set one after the other; one that is wider than the line is broken."""
    room, space = width / (Pt(1) * size * setting.widened), _word_width(" ", setting.face)
    lines, free = 1, room
    for word in (text.upper() if setting.is_caps else text).split(" "):
        needed = _word_width(word, setting.face)
        if needed > free and free < room:
            lines, free = lines + 1, room
        over = max(ceil(needed / room) - 1, 0)
        lines, free = lines + over, free + over * room - needed - space
    return lines


@lru_cache(20_000)
def _word_width(word: str, face: FontFace) -> float:
    """In parts of the type size."""
    return set_width(word, 1.0, face)


def fit(text: str, setting: Setting, box: Box, steps: tuple[float, ...] = TITLE_STEPS) -> Fit:
    """The largest of the sizes, none above the template's own, at which the text fits; else the last, on more lines."""
    sizes = sorted({max(min(each, setting.size), steps[-1]) for each in steps}, reverse=True)
    fits = [Fit(size, line_count(text, size, box.width, setting)) for size in sizes]
    return next((each for each in fits if each.height <= box.height), fits[-1])


def likely(setting: Setting) -> Setting:
    """Without what is added for a reader who lacks the fonts."""
    return replace(setting, widened=setting.widened / OURS)


def text_setting(theme: ThemeOfTemplate, size: float, is_bold: bool = False) -> Setting:
    return _setting(theme.text_family, size, is_bold)


def title_setting(placeholder: Any, layout: Any, theme: ThemeOfTemplate) -> Setting:
    """As the layout says, else its master."""
    said = list(_levels(placeholder, layout))
    size = next((int(each.get("sz")) / 100 for each in said if each.get("sz")), 44.0)
    is_bold = next((each.get("b") in ("1", "true") for each in said if each.get("b")), False)
    caps = next((each.get("cap") for each in said if each.get("cap")), "none")
    named = next((font.get("typeface") for each in said if (font := each.find(qn("a:latin"))) is not None), "+mj-lt")
    family = {"+mj-lt": theme.heading_family, "+mn-lt": theme.text_family}.get(named, named)
    return replace(_setting(family, size, is_bold), is_caps=caps == "all")


def _levels(placeholder: Any, layout: Any) -> list[Any]:
    """defRPr of the first level, nearest first: the layout's placeholder, the master's, the master's style."""
    index = placeholder.placeholder_format.idx
    on_layout = next((each for each in layout.placeholders if each.placeholder_format.idx == index), None)
    master = layout.slide_master
    shapes = [on_layout, next((each for each in master.placeholders if each.placeholder_format.type == 1), None)]
    found = [
        shape._element.find(f".//{qn('a:lstStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}") for shape in shapes if shape
    ]
    style = master._element.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
    return [each for each in (*found, style) if each is not None]


@cache
def _setting(family: str, size: float, is_bold: bool) -> Setting:
    ours = {fonts().serif_family, fonts().sans_family}
    shown = family if family in ours else fonts().serif_family
    widened = OURS if family in ours else COMMON if first_family(family) in NARROW_FAMILIES else ANY
    return Setting(size, font_face(shown, 700 if is_bold else 400), widened)
