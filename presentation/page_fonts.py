"""The shipped fonts as the app's pages take them: of each the usual letters in a small file, the rest in the whole one.

Run as a command after a font in assets/fonts/ has changed. assets/theme.toml names both files and their letters.
"""

from __future__ import annotations

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from presentation.theme import font_faces
from presentation.web_page.fonts import NAMES_KEPT

# What a reader sees, and no more: pairs, joined letters, figures of one width.
FEATURES = ["kern", "liga", "tnum", "lnum", "ccmp", "mark"]
# As unicodeRange in assets/theme.toml has them: western and central Europe, Greek for formulas, signs.
USUAL = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x391, 0x3C9),
    (0x2010, 0x2026),
    (0x2070, 0x2094),
    (0x20AC, 0x20AC),
    (0x2190, 0x2193),
    (0x2212, 0x221E),
    (0x2248, 0x2265),
)


def unicode_range() -> str:
    """As a style sheet writes it: "U+20-7E,U+20AC"."""
    return ",".join(f"U+{first:X}" + (f"-{last:X}" if last > first else "") for first, last in USUAL)


def page_font(whole: Path) -> Path:
    """assets/fonts/NAME.woff beside NAME.ttf."""
    return whole.with_suffix(".woff")


def write_page_fonts() -> None:
    for face in font_faces():
        options = subset.Options(name_IDs=NAMES_KEPT, layout_features=FEATURES)
        with TTFont(face.path) as font:
            cut = subset.Subsetter(options)
            cut.populate(unicodes=[code for first, last in USUAL for code in range(first, last + 1)])
            cut.subset(font)
            font.flavor = "woff"
            font.save(page_font(face.path))


if __name__ == "__main__":
    write_page_fonts()
