"""A slide of one of the template's layouts with its title fitted, its number and its footer; what is unused goes."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from presentation.briefing import Briefing
from presentation.slides.layouts import FURNITURE, SUBTITLE, TITLES, box_of, names_of
from presentation.slides.native_charts.look import SMALLEST, Box, Role
from presentation.slides.number_box import add_number_box
from presentation.slides.printable import printable
from presentation.slides.room import Room
from presentation.slides.sections import Sections
from presentation.slides.template import Opened
from presentation.slides.text import Paragraph, Words, place, text_box, write, write_title
from presentation.slides.title_fit import (
    OPENING_STEPS,
    TITLE_STEPS,
    Fit,
    fit,
    likely,
    line_count,
    text_setting,
    title_setting,
)

GAP = Pt(6)
FOOT_SIZE, INSETS = 12, Pt(15)
ONE_LINE = Pt(FOOT_SIZE * 1.5)
RUNNING = (KIND.BODY, KIND.OBJECT)
LARGEST_SHARE = 0.6  # of a slide that a title may take


@dataclass
class SlideMaker:
    """Adds slides to one deck, in order."""

    opened: Opened
    briefing: Briefing
    sections: Sections = field(default_factory=Sections)

    @property
    def count(self) -> int:
        return len(self.opened.presentation.slides)

    def new_slide(self, layout: Any, title: str, is_numbered: bool = True) -> tuple[Any, Room]:
        """The slide, and what is free of it below its title and above its foot."""
        slide = self.opened.presentation.slides.add_slide(layout)
        self.sections.take(slide.slide_id)
        room = self._below_title(slide, layout, title)
        if is_numbered:
            self._add_foot(slide, layout)
        return slide, room

    def height_of(self, text: str, size: float, width: int, is_bold: bool = False, is_safe: bool = True) -> Emu:
        """Room enough whatever font a reader has; not so safe, for the template's own."""
        setting = text_setting(self.opened.theme, size, is_bold)
        return Fit(size, line_count(text, size, width, setting if is_safe else likely(setting))).height

    def shape_named(self, slide: Any, layout: Any, name: str, box: Box, anchor: MSO_ANCHOR = MSO_ANCHOR.TOP) -> Any:
        """The layout's placeholder of this name, put into the box; a text box where it has none."""
        index = names_of(layout).get(name)
        if index is None:
            return text_box(slide, box, name.capitalize(), anchor)
        shape = next(each for each in slide.placeholders if each.placeholder_format.idx == index)
        place(shape, box)
        return shape

    def text_shape(self, slide: Any, layout: Any, box: Box) -> Any:
        """For running text: the layout's placeholder of text, put into the box; a text box where it has none."""
        shape = next((each for each in slide.placeholders if each.placeholder_format.type in RUNNING), None)
        if shape is None or names_of(layout).keys() >= {SUBTITLE}:
            return text_box(slide, box, "Text")
        place(shape, box)
        return shape

    def put(self, slide: Any, layout: Any, name: str, box: Box, words: tuple[Words, ...]) -> None:
        write(self.shape_named(slide, layout, name, box), [Paragraph(words)])

    def _below_title(self, slide: Any, layout: Any, text: str) -> Room:
        content, presentation = self.opened.layouts.content, self.opened.presentation
        room = Room(content.left, content.top, content.left + content.width, content.top + content.height)
        shape = slide.shapes.title
        if shape is None:
            write(text_box(slide, room.from_top(Pt(60), GAP), "Title"), [Paragraph((Words(text, 24, is_bold=True),))])
            return room
        is_opening = layout in (self.opened.layouts.title, self.opened.layouts.section)
        setting, box = title_setting(shape, layout, self.opened.theme), box_of(shape)
        fitted = fit(text, setting, _inside(shape, box), OPENING_STEPS if is_opening else TITLE_STEPS)
        write_title(shape, text, fitted.size)
        is_from_top = _anchor(shape, layout) == "t"
        height = fitted.height + box.height - _inside(shape, box).height
        if is_from_top or height > box.height:
            box = Box(box.left, box.top, box.width, Emu(min(height, round(presentation.slide_height * LARGEST_SHARE))))
            place(shape, box)
        bottom = box.top + box.height + GAP
        is_above = box.top < content.top and box.left < content.left + content.width // 2
        if is_above and (is_from_top or bottom > room.top):
            room.top = bottom
        return room

    def _add_foot(self, slide: Any, layout: Any) -> None:
        kinds = {each.placeholder_format.type: each for each in layout.placeholders}
        if KIND.FOOTER in kinds:
            self._write_footer(_copy_of(kinds[KIND.FOOTER], slide), kinds[KIND.FOOTER].width)
        if KIND.SLIDE_NUMBER in kinds:
            number = _copy_of(kinds[KIND.SLIDE_NUMBER], slide)
        else:
            number = add_number_box(slide, self.opened.presentation)
        for shown in number._element.iterfind(f".//{qn('a:fld')}/{qn('a:t')}"):
            shown.text = str(self.count)

    def _write_footer(self, shape: Any, width: int) -> None:
        lines = [text for text in feet_of(self.briefing) if self.height_of(text, FOOT_SIZE, width - INSETS) <= ONE_LINE]
        shape.text_frame.text = printable(lines[0] if lines else self.briefing.company)
        for run in shape.text_frame.paragraphs[0].runs:
            run.font.name, run.font.size = "+mn-lt", Pt(FOOT_SIZE)


def feet_of(briefing: Briefing) -> tuple[str, ...]:
    """From what a foot should say to what it says where it is narrow."""
    return " · ".join(filter(None, [briefing.company, briefing.kicker])), briefing.kicker, briefing.company


def without_unused(slide: Any) -> None:
    """Placeholders that nobody filled would invite to click; furniture is drawn last, and so read last."""
    tree = slide.shapes._spTree
    for shape in list(slide.placeholders):
        is_furniture = shape.placeholder_format.type in FURNITURE
        if is_furniture:
            tree.append(shape._element)
        elif not (shape.has_text_frame and shape.text_frame.text.strip()):
            tree.remove(shape._element)


def _copy_of(placeholder: Any, slide: Any) -> Any:
    """python-pptx leaves footers and numbers behind on the layout."""
    element = deepcopy(placeholder._element)
    element.nvSpPr.cNvPr.set(
        "id", str(max(int(each) for each in slide.shapes._spTree.xpath("//@id") if each.isdigit()) + 1)
    )
    properties = element.find(qn("p:spPr"))
    for child in list(properties):
        properties.remove(child)
    styles = element.find(f"{qn('p:txBody')}/{qn('a:lstStyle')}")
    for child in list(styles) if styles is not None else []:
        styles.remove(child)
    slide.shapes._spTree.append(element)
    return slide.shapes[-1]


def _inside(shape: Any, box: Box) -> Box:
    """Without the margins that the text keeps to its box."""
    frame = shape.text_frame
    across, down = frame.margin_left + frame.margin_right, frame.margin_top + frame.margin_bottom
    return Box(box.left, box.top, Emu(box.width - across), Emu(box.height - down))


def _anchor(shape: Any, layout: Any) -> str:
    """Where a title stands within its box: said on the layout, else on the master."""
    index = shape.placeholder_format.idx
    own = [each for each in layout.placeholders if each.placeholder_format.idx == index]
    master = [each for each in layout.slide_master.placeholders if each.placeholder_format.type in TITLES]
    said = (each._element.find(f".//{qn('a:bodyPr')}").get("anchor") for each in (*own, *master))
    return next((each for each in said if each), "t")


def small(text: str, role: Role = Role.QUIET, is_bold: bool = False) -> Words:
    return Words(text, SMALLEST.pt + 1, role, is_bold)
