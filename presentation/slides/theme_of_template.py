"""What a template's theme says: its two families of type, and whether it is written light on dark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as TYPE
from pptx.oxml import parse_xml

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
LEAST_CONTRAST = 3.0  # of marks against the paper: WCAG 2.1, 1.4.11
READABLE = 4.5  # of text against the paper: WCAG 2.1, 1.4.3
NAMES = {"accent1": "its first accent colour", "accent2": "its second accent colour", "tx1": "its colour of text"}


@dataclass(frozen=True)
class ThemeOfTemplate:
    heading_family: str
    text_family: str
    is_dark: bool
    missing: tuple[str, ...]


def theme_of(master: Any) -> ThemeOfTemplate:
    theme = parse_xml(master.part.part_related_by(TYPE.THEME).blob)
    colours = {element.tag.removeprefix(A): _luminance(element) for element in theme.iter(f"{A}clrScheme").__next__()}
    mapped = master._element.find(f"{P}clrMap").attrib
    shown = {name: colours.get(target, 0.0) for name, target in mapped.items()}
    paper = shown["bg1"]
    pale = [
        f"{name} can hardly be told from its paper"
        for key, name in NAMES.items()
        if _contrast(shown[key], paper) < (READABLE if key == "tx1" else LEAST_CONTRAST)
    ]
    return ThemeOfTemplate(
        heading_family=_family(theme, "majorFont"),
        text_family=_family(theme, "minorFont"),
        is_dark=shown["tx1"] > paper,
        missing=tuple(pale),
    )


def _family(theme: Any, which: str) -> str:
    font = theme.find(f".//{A}{which}/{A}latin")
    return "" if font is None else font.get("typeface", "")


def _luminance(colour: Any) -> float:
    """Relative luminance, 0 to 1, as WCAG defines it."""
    named = next(iter(colour), None)
    written = "000000" if named is None else named.get("lastClr") or named.get("val") or "000000"
    try:
        channels = [int(written[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    except ValueError:  # a colour by a name of the format
        return 0.0
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
