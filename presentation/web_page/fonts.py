"""The shipped fonts as a style sheet that holds them: of each the usual letters, and what else the page uses."""

from __future__ import annotations

import io
from base64 import b64encode
from functools import cache

from fontTools import subset
from fontTools.ttLib import TTFont

from presentation.theme import FontFace, font_faces

# Copyright, licence and its address go along; the family's name is reserved by the licence and stays behind.
NAMES_KEPT = [0, 13, 14]
# Ligatures and the like cost more to sort out than they show; figures are of one width without them.
TABLES_LEFT = ["GSUB", "GDEF", "BASE", "DSIG", "STAT"]
# Letters of western and central Europe, and Greek for formulas: with them most pages are of one set, made once.
USUAL = (range(0x20, 0x7F), range(0xA0, 0x180), range(0x391, 0x3CA), range(0x2010, 0x2027), range(0x2070, 0x2095))
ALWAYS = frozenset(map(chr, (code for codes in USUAL for code in codes))) | frozenset("€−√≤≥≈∞→←↑↓")


def font_sheet(html: str) -> str:
    letters = "".join(sorted(ALWAYS | set(html)))
    return "".join(_rule(face, letters) for face in font_faces() if _is_used(face, html))


def _is_used(face: FontFace, html: str) -> bool:
    return face.weight < 700 and (face.style == "normal" or "<em>" in html)


def _rule(face: FontFace, letters: str) -> str:
    data = b64encode(_subset(face, letters)).decode("ascii")
    return (
        f"@font-face{{font-family:'{face.family}';font-weight:{face.weight};font-style:{face.style};"
        f"src:url(data:font/woff;base64,{data}) format('woff')}}"
    )


@cache
def _subset(face: FontFace, letters: str) -> bytes:
    options = subset.Options(name_IDs=NAMES_KEPT, layout_features=["kern"], hinting=False)
    options.drop_tables = [*options.drop_tables, *TABLES_LEFT]
    with TTFont(face.path) as font, io.BytesIO() as file:
        cut = subset.Subsetter(options)
        cut.populate(text=letters)
        cut.subset(font)
        font.flavor = "woff"
        font.save(file)
        return file.getvalue()
