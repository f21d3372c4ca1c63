"""A chart's specification as SVG, and how large it came out. No browser is needed; letters are those of the house."""

from __future__ import annotations

import re
from functools import cache

from presentation.charts.canvas import Spec
from presentation.theme import FONTS

SIZE = re.compile(r'<svg[^>]*?\bwidth="([\d.]+)"[^>]*?\bheight="([\d.]+)"')


def chart_as_svg(spec: Spec) -> str:
    """It names the fonts of the theme and carries none."""
    import vl_convert  # a page that draws in the browser need not load it

    _register_fonts()
    return str(vl_convert.vegalite_to_svg(spec))


def size_of(svg: str) -> tuple[float, float]:
    """Width and height that the chart came out with, its axes and headings included, in pixels."""
    found = SIZE.search(svg)
    if found is None:
        raise ValueError("the chart's SVG states no width and height")
    return float(found.group(1)), float(found.group(2))


@cache
def _register_fonts() -> None:
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
