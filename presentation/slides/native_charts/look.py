"""How native charts look: roles of colour, given by the template's own theme, and sizes legible from the back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Emu, Pt

LABEL_SIZE = Pt(14)  # names of rows and numbers at marks
TICK_SIZE = Pt(12)  # axes
SMALLEST = Pt(11)  # the source line and dense tables; nothing on a slide is smaller


class Role(Enum):
    """A colour by what it is for: a colour of the theme and how much lighter or darker than it."""

    INK = (MSO_THEME_COLOR.TEXT_1, 0.0)
    QUIET = (MSO_THEME_COLOR.TEXT_1, 0.35)
    CONTEXT = (MSO_THEME_COLOR.TEXT_1, 0.6)
    FAINT = (MSO_THEME_COLOR.TEXT_1, 0.82)
    PAPER = (MSO_THEME_COLOR.BACKGROUND_1, 0.0)
    ACCENT = (MSO_THEME_COLOR.ACCENT_1, 0.0)
    WASH = (MSO_THEME_COLOR.ACCENT_1, 0.8)
    AGAINST = (MSO_THEME_COLOR.ACCENT_2, 0.0)


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


def paint(colour_format: Any, role: Role) -> None:
    """Gives a python-pptx ColorFormat (of a fill's fore_color, a line, a font) the theme's colour for the role."""
    theme_colour, brightness = role.value
    colour_format.theme_color = theme_colour
    if brightness:
        colour_format.brightness = brightness
