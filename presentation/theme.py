"""Every colour and font, read from assets/theme.toml: the file that Streamlit itself takes its theme from."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

ASSETS = Path(__file__).parent.parent / "assets"
FONTS = ASSETS / "fonts"

PaletteName = Literal["light", "dark"]


@dataclass(frozen=True)
class Palette:
    """Colours by their role; see the head of assets/theme.toml."""

    name: PaletteName
    paper: str
    panel: str
    ink: str
    quiet: str
    rule: str
    context: str
    faint: str
    accent: str
    accent_wash: str
    against: str
    series: tuple[str, ...]


@dataclass(frozen=True)
class Fonts:
    """Families as a style sheet lists them, and the first of each for files that name one."""

    sans: str
    serif: str

    @property
    def sans_family(self) -> str:
        return first_family(self.sans)

    @property
    def serif_family(self) -> str:
        return first_family(self.serif)


@dataclass(frozen=True)
class FontFace:
    """One shipped file of type."""

    family: str
    weight: int
    style: str
    path: Path


def first_family(families: str) -> str:
    return families.split(",")[0].strip(" '\"")


@cache
def palette(name: PaletteName) -> Palette:
    colours = _theme()[name]
    return Palette(
        name=name,
        paper=colours["backgroundColor"],
        panel=colours["secondaryBackgroundColor"],
        ink=colours["textColor"],
        quiet=colours["grayTextColor"],
        rule=colours["borderColor"],
        context=colours["grayColor"],
        faint=colours["grayBackgroundColor"],
        accent=colours["primaryColor"],
        accent_wash=colours["blueBackgroundColor"],
        against=colours["orangeColor"],
        series=tuple(colours["chartCategoricalColors"]),
    )


@cache
def fonts() -> Fonts:
    theme = _theme()
    return Fonts(sans=theme["font"], serif=theme["headingFont"])


@cache
def font_faces() -> tuple[FontFace, ...]:
    return tuple(
        FontFace(each["family"], each["weight"], each.get("style", "normal"), FONTS / Path(each["url"]).name)
        for each in _theme()["fontFaces"]
        if "unicodeRange" not in each  # the others are parts of these, for the browser: see presentation/page_fonts.py
    )


def font_face(family: str, weight: int = 400) -> FontFace:
    """The upright face of this family whose weight is nearest."""
    upright = [face for face in font_faces() if face.family == family and face.style == "normal"]
    return min(upright, key=lambda face: abs(face.weight - weight))


@cache
def _theme() -> dict:
    return tomllib.loads((ASSETS / "theme.toml").read_text(encoding="utf-8"))["theme"]
