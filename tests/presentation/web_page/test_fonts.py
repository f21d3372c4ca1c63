"""Fonts inside the page: no more letters than it needs, their licence, and not the name that the licence reserves."""

from __future__ import annotations

import io
import re
from base64 import b64decode

from fontTools.ttLib import TTFont

from presentation.web_page.fonts import font_sheet


def fonts_in(sheet: str) -> list[TTFont]:
    return [TTFont(io.BytesIO(b64decode(data))) for data in re.findall(r"base64,([^)]+)\)", sheet)]


def test_a_font_holds_the_usual_letters_and_those_of_the_page() -> None:
    (font, *_) = fonts_in(font_sheet("Ю"))
    letters = set(map(chr, font.getBestCmap()))
    assert set("ŁódźΣabc0€Ю") <= letters
    assert "Ж" not in letters
    assert font.flavor == "woff"


def test_italic_comes_where_something_is_stressed() -> None:
    assert "font-style:italic" not in font_sheet("<p>plain</p>")
    assert "font-style:italic" in font_sheet("<em>stressed</em>")


def test_the_licence_goes_along_and_the_reserved_name_stays_behind() -> None:
    for font in fonts_in(font_sheet("a")):
        names = {record.nameID: record.toUnicode() for record in font["name"].names}
        assert set(names) <= {0, 13, 14}
        assert "SIL Open Font License" in names[13]
