"""What a layout says of the slides made from it, read once: where its title stands, how it is set, what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.oxml.ns import qn
from pptx.util import Emu

from presentation.slides.layouts import FURNITURE, TITLES, box_of
from presentation.slides.native_charts.look import Box
from presentation.slides.theme_of_template import ThemeOfTemplate
from presentation.slides.title_fit import Setting, title_setting


@dataclass(frozen=True)
class TitlePlace:
    """`inside` is the box without the margins that its text keeps; `anchor` is t, ctr or b."""

    placeholder: Any
    box: Box
    inside: Box
    anchor: str
    setting: Setting


RUNNING = (KIND.BODY, KIND.OBJECT, KIND.SUBTITLE)


class LayoutFacts:
    def __init__(self, layout: Any, theme: ThemeOfTemplate) -> None:
        self.layout, self._theme = layout, theme
        self._held = [(each.placeholder_format.type, each) for each in layout.placeholders]

    @cached_property
    def named(self) -> dict[str, Any]:
        """Placeholders by their names in small letters."""
        return {each.name.lower(): each for _, each in self._held}

    @cached_property
    def furniture(self) -> dict[Any, Any]:
        """Footer, date and number by their kind."""
        return {kind: each for kind, each in self._held if kind in FURNITURE}

    @cached_property
    def for_text(self) -> list[Any]:
        """Placeholders for words other than the title, in their order."""
        return [each for kind, each in self._held if kind in RUNNING]

    @cached_property
    def title(self) -> TitlePlace | None:
        shape = next((each for kind, each in self._held if kind in TITLES), None)
        if shape is None:
            return None
        box, frame = box_of(shape), shape.text_frame
        across, down = frame.margin_left + frame.margin_right, frame.margin_top + frame.margin_bottom
        inside = Box(box.left, box.top, Emu(box.width - across), Emu(box.height - down))
        setting = title_setting(shape, self.layout, self._theme)
        return TitlePlace(shape, box, inside, _anchor(shape, self.layout), setting)


def _anchor(shape: Any, layout: Any) -> str:
    """Where a title stands within its box: said on the layout, else on the master."""
    master = [each for each in layout.slide_master.placeholders if each.placeholder_format.type in TITLES]
    said = (each._element.find(f".//{qn('a:bodyPr')}").get("anchor") for each in (shape, *master))
    return next((each for each in said if each), "t")
