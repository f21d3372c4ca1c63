"""One file holds every colour and font, and what is written in them can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from presentation.page_fonts import USUAL, page_font, unicode_range
from presentation.page_style import style_sheet
from presentation.theme import ASSETS, FONTS, PaletteName, font_faces, fonts, palette

READABLE = 4.5  # contrast that WCAG 2.2 asks of text
ROOT = Path(__file__).parents[2]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_can_be_read_on_paper_and_on_panels(name: PaletteName) -> None:
    colours = palette(name)
    for text in (colours.ink, colours.quiet, colours.accent):
        assert contrast(text, colours.paper) >= READABLE
        assert contrast(text, colours.panel) >= READABLE
    for text in (colours.against, *colours.series):
        assert contrast(text, colours.paper) >= READABLE


def test_the_fonts_that_the_theme_names_ship_with_the_project() -> None:
    theme = (ASSETS / "theme.toml").read_text(encoding="utf-8")
    files = re.findall(r'url = "app/static/([^"]+)"', theme)
    assert files
    assert all((FONTS / file).is_file() for file in files)
    assert (ROOT / "static").resolve() == FONTS.resolve(), "Streamlit serves static/, which points to assets/fonts/"
    assert {fonts().sans_family, fonts().serif_family} == {"Source Sans Pro", "Source Serif Pro"}


def test_the_small_font_files_hold_the_letters_that_the_theme_says() -> None:
    theme = (ASSETS / "theme.toml").read_text(encoding="utf-8")
    assert set(re.findall(r'unicodeRange = "(.+)"', theme)) == {unicode_range()}
    for face in font_faces():
        assert f"{page_font(face.path).name}" in theme
        with TTFont(face.path) as whole, TTFont(page_font(face.path)) as small:
            usual = {code for first, last in USUAL for code in range(first, last + 1)}
            assert small.getBestCmap().keys() == whole.getBestCmap().keys() & usual


def test_the_style_sheet_names_no_colour_and_fetches_nothing() -> None:
    written = (ASSETS / "page.css").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgb\(|url\(|@import", written)
    assert len(style_sheet("light")) < 10_000, "it travels with every page"
