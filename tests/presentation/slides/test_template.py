"""The house's template follows the theme; a company's own is used as it is, and told what it lacks."""

from __future__ import annotations

import io
import zipfile

import pytest
from pptx import Presentation

from data_sources.mistakes import InputMistake
from presentation.briefing import briefing_of
from presentation.slides.deck import draw_deck
from presentation.slides.house_template import HOUSE_TEMPLATE, house_template
from presentation.slides.native_charts.look import Role, drawn_on_dark, paint
from presentation.slides.template import open_template, read_template
from presentation.theme import fonts, palette
from tests.presentation.slides.own_template import (
    as_potx,
    dark_template,
    painted_template,
    small_template,
    with_part,
    without_part,
)
from tests.presentation.slides.reopened import reopened, sections, titles
from tests.presentation.specimen import STORY


def test_the_house_template_is_what_the_theme_makes_of_it() -> None:
    assert HOUSE_TEMPLATE.read_bytes() == house_template(), "python -m presentation.slides.house_template"


def test_the_house_template_has_the_colours_and_fonts_of_the_house() -> None:
    with zipfile.ZipFile(HOUSE_TEMPLATE) as package:
        theme = package.read("ppt/theme/theme1.xml").decode()
    colours = palette("light")
    named = {"dk1": colours.ink, "lt1": colours.paper, "accent1": colours.accent, "accent2": colours.against}
    for name, colour in named.items():
        assert f'<a:{name}><a:srgbClr val="{colour[1:].upper()}"/>' in theme
    assert f'<a:majorFont><a:latin typeface="{fonts().serif_family}"/>' in theme
    assert f'<a:minorFont><a:latin typeface="{fonts().sans_family}"/>' in theme


def test_the_house_template_lacks_nothing() -> None:
    assert read_template(HOUSE_TEMPLATE.read_bytes()).missing == ()


def test_a_template_is_told_what_it_lacks() -> None:
    assert read_template(dark_template()).missing == (
        "no layout for a section: that of the title slide is used",
        "no layout with a title alone: one with more is used",
        "no place for the slide number: it is put at the lower right",
    )
    assert read_template(small_template()).missing == ()


def test_slides_of_last_year_are_dropped_with_their_sections() -> None:
    own = dark_template()
    assert len(reopened(own).slides) == 1
    deck = draw_deck(briefing_of(STORY), own)
    assert "Last year's slide" not in titles(reopened(deck))
    assert "Old" not in sections(reopened(deck))
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        slides = [name for name in package.namelist() if name.startswith("ppt/slides/slide")]
    assert len(slides) == len(reopened(deck).slides)


def test_a_potx_is_taken_like_a_pptx() -> None:
    with pytest.raises(ValueError, match="is not a PowerPoint file"):
        Presentation(io.BytesIO(as_potx(dark_template())))
    assert len(reopened(read_template(as_potx(dark_template())).content).slide_layouts) == 5


def test_its_own_fonts_and_layouts_are_used() -> None:
    opened = open_template(read_template(dark_template()))
    assert opened.theme.heading_family == "Verdana"
    assert opened.theme.is_dark
    deck = reopened(draw_deck(briefing_of(STORY), dark_template()))
    assert {slide.slide_layout.name for slide in deck.slides} == {"Title Slide", "Title and Content"}


def test_paper_painted_dark_turns_ink_light() -> None:
    theme = open_template(read_template(painted_template())).theme
    assert theme.is_dark
    deck = reopened(draw_deck(briefing_of(STORY), painted_template()))
    mappings = [slide._element.xpath("./p:clrMapOvr/a:overrideClrMapping")[0] for slide in deck.slides]
    assert {(each.get("tx1"), each.get("bg1")) for each in mappings} == {("lt1", "dk1")}


def test_no_part_is_written_twice() -> None:
    for own in (None, dark_template()):
        with zipfile.ZipFile(io.BytesIO(draw_deck(briefing_of(STORY), own))) as package:
            names = package.namelist()
        assert len(set(names)) == len(names)


def test_a_small_slide_is_brought_to_the_usual_height() -> None:
    deck = reopened(read_template(small_template()).content)
    assert (deck.slide_width.inches, deck.slide_height.inches) == (pytest.approx(13.333, abs=0.001), 7.5)
    title = deck.slide_layouts[0].placeholders[0]
    assert title.left + title.width < deck.slide_width


def test_greys_go_towards_the_paper_on_light_and_dark() -> None:
    deck = reopened(HOUSE_TEMPLATE.read_bytes())
    colour = deck.slides.add_slide(deck.slide_layouts[4]).shapes.title.text_frame.paragraphs[0].font.color
    paint(colour, Role.QUIET)
    assert colour.brightness > 0
    with drawn_on_dark(True):
        paint(colour, Role.QUIET)
    assert colour.brightness < 0


@pytest.mark.parametrize("part", ["ppt/theme/theme1.xml", "ppt/slideMasters/slideMaster1.xml", "_rels/.rels"])
def test_refuses_a_template_with_a_broken_part(part: str) -> None:
    broken = (
        with_part(dark_template(), part, lambda text: text[: len(text) // 2]),
        without_part(dark_template(), part),
    )
    for content in broken:
        with pytest.raises(InputMistake, match="a part that is missing or broken"):
            read_template(content)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "no PowerPoint file"),
        (b"%PDF-1.7 and so on", "no PowerPoint file"),
        (HOUSE_TEMPLATE.read_bytes()[:3000], "no PowerPoint file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old .ppt, or a file with a password"),
    ],
    ids=["empty", "a PDF", "cut short", "of before 2007"],
)
def test_refuses_what_is_no_template(content: bytes, found: str) -> None:
    with pytest.raises(InputMistake) as refused:
        read_template(content)
    assert refused.value.found == found
