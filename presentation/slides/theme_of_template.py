"""What a template's theme says: its two families of type, whether it is light on dark, and what cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as TYPE
from pptx.oxml import parse_xml

from presentation.slides.background import contrast, has_picture, luminance, luminance_of_background

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
LEAST_CONTRAST = 3.0  # of marks against the paper: WCAG 2.1, 1.4.11
READABLE = 4.5  # of text against the paper: WCAG 2.1, 1.4.3
NAMES = {"accent1": "its first accent colour", "accent2": "its second accent colour", "tx1": "its colour of text"}
TURNED = {"bg1": "tx1", "tx1": "bg1", "bg2": "tx2", "tx2": "bg2"}


@dataclass(frozen=True)
class ThemeOfTemplate:
    """`turned` is the map of colours that slides need where the paper is painted dark over colours that are light."""

    heading_family: str
    text_family: str
    is_dark: bool
    missing: tuple[str, ...]
    turned: Mapping[str, str] | None = None


def theme_of(layout: Any, area: int) -> ThemeOfTemplate:
    """As it shows on slides of the layout, which have this area in EMU."""
    master = layout.slide_master
    theme = parse_xml(master.part.part_related_by(TYPE.THEME).blob)
    colours = {element.tag.removeprefix(A): _luminance(element) for element in next(theme.iter(f"{A}clrScheme"))}
    mapped = dict(master._element.find(f"{P}clrMap").attrib)
    shown = _shown(colours, mapped)
    painted = [luminance_of_background(each, {**colours, **shown}, area) for each in (layout, master)]
    paper = next((each for each in painted if each is not None), shown["bg1"])
    is_turned = contrast(shown["tx1"], paper) < READABLE and contrast(shown["bg1"], paper) >= READABLE
    if is_turned:
        mapped = {name: mapped[TURNED.get(name, name)] for name in mapped}
        shown = _shown(colours, mapped)
    return ThemeOfTemplate(
        heading_family=_family(theme, "majorFont"),
        text_family=_family(theme, "minorFont"),
        is_dark=shown["tx1"] > paper,
        missing=(*_pale(shown, paper), *_pictured(area, layout, master)),
        turned=mapped if is_turned else None,
    )


def _shown(colours: Mapping[str, float], mapped: Mapping[str, str]) -> dict[str, float]:
    return {name: colours.get(target, 0.0) for name, target in mapped.items()}


def _pale(shown: Mapping[str, float], paper: float) -> list[str]:
    return [
        f"{name} can hardly be told from its paper"
        for key, name in NAMES.items()
        if contrast(shown[key], paper) < (READABLE if key == "tx1" else LEAST_CONTRAST)
    ]


def _pictured(area: int, *holders: Any) -> list[str]:
    is_picture = any(has_picture(each, area) for each in holders)
    return ["its paper is a picture: whether words can be read on it is yours to see"] if is_picture else []


def _family(theme: Any, which: str) -> str:
    font = theme.find(f".//{A}{which}/{A}latin")
    return "" if font is None else font.get("typeface", "")


def _luminance(colour: Any) -> float:
    named = next(iter(colour), None)
    return 0.0 if named is None else luminance(named.get("lastClr") or named.get("val") or "")
