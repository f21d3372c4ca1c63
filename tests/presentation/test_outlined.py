"""Words of a picture as shapes, measured in the shipped fonts: right in a program that has none of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presentation.outlined import outlined
from presentation.picture import CLAIM_SIZE, MARGIN, WIDTH, finding_as_svg
from presentation.theme import font_face
from presentation.type_measure import set_lines, set_width
from tests.presentation.specimen import STORY

SERIF = font_face("Source Serif Pro", 600)
SANS = 'font-family="\'Source Sans Pro\', Arial" font-size="10px" fill="#123456"'  # a colour of a made picture
COMMAND = re.compile(r"([MLHV])(-?[\d.]+)(?:[ ,](-?[\d.]+))?")


def corners(shape: str) -> tuple[list[float], list[float]]:
    """Where the straight parts of a shape reach, across and down."""
    drawn = COMMAND.findall(shape.partition(' d="')[2])
    across = [float(first) for command, first, _ in drawn if command != "V"]
    down = [float(first if command == "V" else second) for command, first, second in drawn if command != "H"]
    return across, down


def test_a_text_becomes_a_shape_that_says_its_words() -> None:
    shape = outlined(f'<text x="5" y="9" {SANS}>R&amp;D, 5 &lt; 6</text>')
    assert shape.startswith('<path role="img" aria-label="R&amp;D, 5 &lt; 6" fill="#123456" d="M')


@pytest.mark.parametrize(("anchor", "share"), [("start", 0.0), ("middle", 0.5), ("end", 1.0)])
def test_a_shape_stands_where_the_text_stood(anchor: str, share: float) -> None:
    width = set_width("HHHH", 10, font_face("Source Sans Pro"))
    across, _ = corners(outlined(f'<text x="100" text-anchor="{anchor}" {SANS}>HHHH</text>'))
    left = 100.0 - share * width
    assert left <= min(across) <= left + 1.5 and left + width - 1.5 <= max(across) <= left + width


def test_lines_of_one_text_stand_under_each_other() -> None:
    two = f'<text transform="translate(3,4)" {SANS}><tspan>HH</tspan><tspan x="0" dy="16">HH</tspan></text>'
    shape = outlined(two)
    assert 'transform="translate(3,4)"' in shape and 'aria-label="HH HH"' in shape
    _, down = corners(shape)
    assert max(down) == 16 and min(down) < 0


@pytest.mark.parametrize("text", ["日本", "🎉 up", "عميل"])
def test_letters_that_the_font_lacks_stay_a_text(text: str) -> None:
    svg = f'<text x="5" {SANS}>{text}</text>'
    assert outlined(svg) == svg


def test_a_picture_has_no_text_left_to_set() -> None:
    for finding in STORY.findings[::4]:
        svg = finding_as_svg(finding, STORY)
        assert "<text" not in svg and "<title>" in svg


def test_a_picture_takes_the_title_that_a_pack_gave_it() -> None:
    assert "<title>What we say of it</title>" in finding_as_svg(STORY.findings[0], STORY, title="What we say of it")


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=200))
def test_no_line_of_a_title_is_wider_than_its_room(title: str) -> None:
    room = WIDTH - 2 * MARGIN
    lines = set_lines(title, CLAIM_SIZE, room, SERIF)
    assert all(set_width(line, CLAIM_SIZE, SERIF) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == title.replace(" ", "")
