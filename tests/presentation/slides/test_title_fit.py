"""Titles stay within their boxes: the longest real claims, and longer ones."""

from __future__ import annotations

from collections.abc import Mapping

from pptx.util import Emu, Inches, Pt

from analysis.findings import Story
from presentation.slides.house_layouts import TITLE
from presentation.slides.native_charts.look import Box
from presentation.slides.theme_of_template import ThemeOfTemplate
from presentation.slides.title_fit import TITLE_STEPS, fit, text_setting
from presentation.theme import font_face, fonts
from presentation.type_measure import set_width
from presentation.wording import say_plain

HOUSE = ThemeOfTemplate(fonts().serif_family, fonts().serif_family, False, ())
VERDANA = ThemeOfTemplate("Verdana", "Verdana", False, ())
ROOM = Box(Emu(0), Emu(0), Emu(Inches(TITLE.width)), Emu(Inches(TITLE.height)))


def test_every_real_claim_fits_in_the_house(sample_stories: Mapping[str, Story]) -> None:
    claims = [say_plain(finding.claim) for story in sample_stories.values() for finding in story.findings]
    setting = text_setting(HOUSE, 28, is_bold=True)
    fits = [fit(claim, setting, ROOM) for claim in claims]
    assert max(map(len, claims)) > 200
    assert all(each.height <= ROOM.height and each.size >= 20 for each in fits)


def test_a_short_title_keeps_the_size_of_the_template() -> None:
    assert fit("What could prove us wrong", text_setting(HOUSE, 28, is_bold=True), ROOM).size == 28
    assert fit("What could prove us wrong", text_setting(HOUSE, 24), ROOM).size == 24


def test_a_title_that_is_too_long_takes_more_room_and_grows_no_smaller() -> None:
    found = fit("Customers who left took more with them " * 10, text_setting(HOUSE, 28, is_bold=True), ROOM)
    assert found.size == TITLE_STEPS[-1]
    assert found.height > ROOM.height


def test_lines_are_no_wider_than_their_box() -> None:
    text = "Two hundred letters of a claim with a number of 1,234 in it, and then a half-sentence more than it needs"
    setting = text_setting(HOUSE, 28, is_bold=True)
    found = fit(text, setting, ROOM)
    width = set_width(text, found.size, font_face(fonts().serif_family, 700))
    assert width / found.lines <= ROOM.width / Pt(1)


def test_a_foreign_font_is_taken_to_be_wide() -> None:
    text = "Every segment is happier, yet the score fell 9 points in the third quarter of 2026 among small accounts"
    ours, foreign = (fit(text, text_setting(theme, 28, is_bold=True), ROOM) for theme in (HOUSE, VERDANA))
    assert (foreign.lines, -foreign.size) > (ours.lines, -ours.size)
