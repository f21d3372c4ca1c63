"""How light the paper of a template is: what is painted on its master, which need not be what its colours say."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import fmean
from typing import Any

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
FILLS = ("solidFill", "gradFill", "blipFill")
COVERING = 0.8  # of the slide, for a shape to be its paper
COLOURS = (f"{A}srgbClr", f"{A}schemeClr", f"{A}sysClr")


def luminance_of_background(holder: Any, shown: Mapping[str, float], area: int) -> float | None:
    """Of a master or layout on slides of this area; a gradient by its middle. None for a picture, or for nothing.

    `shown` holds the luminance of each colour of the theme by the name under which slides use it.
    """
    painted = _painted(holder, area)
    if painted is None or _is_picture(painted):
        return None
    found = [_luminance(each, shown) for each in painted.iter(*COLOURS)]
    return fmean(found) if found else None


def has_picture(holder: Any, area: int) -> bool:
    painted = _painted(holder, area)
    return painted is not None and _is_picture(painted)


def _painted(holder: Any, area: int) -> Any:
    """The uppermost of what covers the slide: a shape or picture as large as it, else its background."""
    for shape in reversed(list(holder._element.iterfind(f"{P}cSld/{P}spTree/*"))):
        extent = shape.find(f"{P}spPr/{A}xfrm/{A}ext")
        covers = extent is not None and int(extent.get("cx")) * int(extent.get("cy")) >= COVERING * area
        if covers and shape.tag == f"{P}pic":
            return shape
        fill = next((each for name in FILLS if (each := shape.find(f"{P}spPr/{A}{name}")) is not None), None)
        if covers and fill is not None:
            return fill
    return holder._element.find(f"{P}cSld/{P}bg")


def _is_picture(painted: Any) -> bool:
    return next(painted.iter(f"{A}blip"), None) is not None


def _luminance(colour: Any, shown: Mapping[str, float]) -> float:
    if colour.tag == f"{A}schemeClr":
        return shown.get(colour.get("val", "bg1"), 1.0)
    return luminance(colour.get("lastClr") or colour.get("val") or "")


def luminance(written: str) -> float:
    """Relative luminance of six hexadecimal digits, 0 to 1, as WCAG defines it; a name of a colour counts as black."""
    try:
        channels = [int(written[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    except ValueError:
        return 0.0
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
