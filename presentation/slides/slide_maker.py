"""A slide of one of the template's layouts with its title fitted, its number and its footer; what is unused goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.util import Emu, Pt

from presentation.briefing import Briefing
from presentation.slides.foot import FOOT_SIZE, add_footer, add_number, add_number_box
from presentation.slides.layout_facts import LayoutFacts, TitlePlace
from presentation.slides.native_charts.look import Box, Role
from presentation.slides.placeholders import add_placeholder, new_slide_of
from presentation.slides.room import Room
from presentation.slides.sections import Sections
from presentation.slides.template import Opened
from presentation.slides.text import Paragraph, paragraph, paragraphs_xml, text_box, title_xml
from presentation.slides.title_fit import OPENING_STEPS, TITLE_STEPS, Fit, fit, likely, line_count, text_setting

GAP = Pt(6)
INSETS = Pt(15)  # that a footer keeps at both sides
ONE_LINE = Pt(FOOT_SIZE * 1.5)
LARGEST_SHARE = 0.6  # of a slide that a title may take


@dataclass
class NewSlide:
    """A slide being filled; `room` is what is free of it."""

    slide: Any
    facts: LayoutFacts
    room: Room

    def write_named(self, name: str, box: Box, paragraphs: Sequence[Paragraph], anchor: str = "t") -> None:
        """Into the layout's placeholder of this name, put into the box; into a text box where it has none."""
        placeholder = self.facts.named.get(name)
        if placeholder is None:
            text_box(self.slide, box, name.capitalize(), paragraphs, anchor)
        else:
            add_placeholder(self.slide, placeholder, paragraphs_xml(paragraphs), box)

    def write_text(self, paragraphs: Sequence[Paragraph]) -> None:
        """Running text, into the layout's placeholder for it, over all that is free."""
        if self.facts.for_text:
            add_placeholder(self.slide, self.facts.for_text[0], paragraphs_xml(paragraphs), self.room.rest())
        else:
            text_box(self.slide, self.room.rest(), "Text", paragraphs)


@dataclass
class SlideMaker:
    """Adds slides to one deck, in order."""

    opened: Opened
    briefing: Briefing
    sections: Sections = field(default_factory=Sections)
    _facts: dict[str, LayoutFacts] = field(default_factory=dict)
    count: int = 0

    def new_slide(self, layout: Any, title: str) -> NewSlide:
        """The slide with its title. What it holds follows in the order in which it is to be read, its foot last."""
        slide = new_slide_of(self.opened.presentation, layout, self.opened.theme.turned)
        self.count += 1
        self.sections.take(slide.slide_id)
        facts = self._facts_of(layout)
        content = self.opened.layouts.content
        room = Room(content.left, content.top, content.left + content.width, content.top + content.height)
        new = NewSlide(slide, facts, room)
        self._write_title(new, title)
        return new

    def height_of(self, text: str, size: float, width: int, is_bold: bool = False, is_safe: bool = True) -> Emu:
        """Room enough whatever font a reader has; not so safe, for the template's own."""
        setting = text_setting(self.opened.theme, size, is_bold)
        return Fit(size, line_count(text, size, width, setting if is_safe else likely(setting))).height

    def _facts_of(self, layout: Any) -> LayoutFacts:
        name = layout.part.partname
        if name not in self._facts:
            self._facts[name] = LayoutFacts(layout, self.opened.theme)
        return self._facts[name]

    def _write_title(self, new: NewSlide, text: str) -> None:
        title, room = new.facts.title, new.room
        if title is None:
            said = [paragraph(text, TITLE_STEPS[-1], is_bold=True)]
            height = self.height_of(text, TITLE_STEPS[-1], room.width, is_bold=True)
            text_box(new.slide, room.from_top(height, GAP), "Title", said)
            return
        is_opening = new.facts.layout in (self.opened.layouts.title, self.opened.layouts.section)
        fitted = fit(text, title.setting, title.inside, OPENING_STEPS if is_opening else TITLE_STEPS)
        box = self._grown(title, fitted)
        moved = None if box == title.box else box
        role = Role.INK if self.opened.theme.turned else None
        add_placeholder(new.slide, title.placeholder, title_xml(text, fitted.size, role), moved)
        self._move_below(room, title, box)

    def _grown(self, title: TitlePlace, fitted: Fit) -> Box:
        """As high as the title needs; one that hangs from the top gives back what it leaves."""
        box = title.box
        height = fitted.height + box.height - title.inside.height
        if title.anchor != "t" and height <= box.height:
            return box
        most = round(self.opened.presentation.slide_height * LARGEST_SHARE)
        return Box(box.left, box.top, box.width, Emu(min(height, most)))

    def _move_below(self, room: Room, title: TitlePlace, box: Box) -> None:
        content, bottom = self.opened.layouts.content, box.top + box.height + GAP
        is_above = box.top < content.top and box.left < content.left + content.width // 2
        if is_above and (title.anchor == "t" or bottom > room.top):
            room.top = bottom

    def finish(self, new: NewSlide) -> None:
        """The foot, read last."""
        furniture = new.facts.furniture
        if KIND.FOOTER in furniture:
            width = furniture[KIND.FOOTER].width - INSETS
            said = [each for each in self._feet() if self.height_of(each, FOOT_SIZE, width) <= ONE_LINE]
            add_footer(new.slide, furniture[KIND.FOOTER], (said or [self.briefing.company])[0])
        if KIND.SLIDE_NUMBER in furniture:
            add_number(new.slide, furniture[KIND.SLIDE_NUMBER], self.count)
        else:
            add_number_box(new.slide, self.opened.presentation, self.count)

    def _feet(self) -> tuple[str, ...]:
        """From what a foot should say to what it says where it is narrow."""
        briefing = self.briefing
        whole = " · ".join(filter(None, [briefing.company, briefing.kicker]))
        return whole, briefing.kicker, briefing.company
