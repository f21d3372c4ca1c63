"""How native charts look: roles of colour, given by the template's own theme, and sizes legible from the back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import Enum
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Pt

LABEL_SIZE = Pt(14)  # names of rows and numbers at marks
TICK_SIZE = Pt(12)  # axes
SMALLEST = Pt(11)  # the source line and dense tables; nothing on a slide is smaller


GREYED = 35_000  # of the ink's saturation, what its greys keep; thousandths of a percent

# Whether the template being drawn on is light on dark: its greys are then darker than its ink, not lighter.
_on_dark: ContextVar[bool] = ContextVar("on_dark", default=False)


class Role(Enum):
    """A colour by what it is for: a colour of the theme and how far from it towards the paper, on light and on dark."""

    INK = (MSO_THEME_COLOR.TEXT_1, 0.0, 0.0)
    QUIET = (MSO_THEME_COLOR.TEXT_1, 0.35, -0.26)
    CONTEXT = (MSO_THEME_COLOR.TEXT_1, 0.6, -0.45)
    FAINT = (MSO_THEME_COLOR.TEXT_1, 0.82, -0.7)
    PAPER = (MSO_THEME_COLOR.BACKGROUND_1, 0.0, 0.0)
    ACCENT = (MSO_THEME_COLOR.ACCENT_1, 0.0, 0.0)
    WASH = (MSO_THEME_COLOR.ACCENT_1, 0.8, -0.7)
    AGAINST = (MSO_THEME_COLOR.ACCENT_2, 0.0, 0.0)


@dataclass(frozen=True)
class Box:
    """Where something stands on a slide, in EMU."""

    left: Emu
    top: Emu
    width: Emu
    height: Emu


@dataclass(frozen=True)
class Look:
    """What a drawer may rely on, beside the theme: `domain` is the scale shared with others of the unit."""

    alt: str  # what the chart says to somebody who does not see it
    domain: tuple[float, float] | None = None


def shades_of(role: Role) -> tuple[tuple[str, int], ...]:
    """What makes the role of its colour of the theme, as DrawingML names it, in thousandths of a percent."""
    theme_colour, on_light, on_dark = role.value
    brightness = on_dark if _on_dark.get() else on_light
    if not brightness:
        return ()
    lighter = (("lumOff", round(brightness * 100_000)),) if brightness > 0 else ()
    # Ink is seldom black: without this the greys of a bluish ink would look like pale accents.
    greyer = (("satMod", GREYED),) if theme_colour is MSO_THEME_COLOR.TEXT_1 else ()
    return (("lumMod", round((1 - abs(brightness)) * 100_000)), *lighter, *greyer)


def colour_xml(role: Role) -> str:
    """What paint() gives, as DrawingML."""
    shades = "".join(f'<a:{shade} val="{amount}"/>' for shade, amount in shades_of(role))
    return f'<a:schemeClr val="{role.value[0].xml_value}">{shades}</a:schemeClr>'


def paint(colour_format: Any, role: Role) -> None:
    """Gives a python-pptx ColorFormat (of a fill's fore_color, a line, a font) the theme's colour for the role."""
    colour_format.theme_color = role.value[0]
    colour = colour_format._color._xClr
    for before in list(colour):
        colour.remove(before)
    for shade, amount in shades_of(role):
        colour.append(parse_xml(f'<a:{shade} {nsdecls("a")} val="{amount}"/>'))


def is_on_dark() -> bool:
    """Whether what is drawn now stands light on dark."""
    return _on_dark.get()


@contextmanager
def drawn_on_dark(is_dark: bool) -> Iterator[None]:
    """What is painted within suits a template of this kind."""
    before = _on_dark.set(is_dark)
    try:
        yield
    finally:
        _on_dark.reset(before)
