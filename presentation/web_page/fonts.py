"""The shipped fonts as a style sheet that holds them: of each only the letters that the page uses."""

from __future__ import annotations

import io
from base64 import b64encode
from functools import cache

from fontTools import subset
from fontTools.ttLib import TTFont

from presentation.theme import FontFace, font_faces

# Copyright, licence and its address go along; the family's name is reserved by the licence and stays behind.
NAMES_KEPT = [0, 13, 14]
LAYOUT_KEPT = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum"]
ALWAYS = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("–—−×·…“”‘’€£¥±≤≥ ")


def font_sheet(text: str) -> str:
    letters = "".join(sorted(ALWAYS | set(text)))
    return "".join(_rule(face, letters) for face in font_faces() if face.weight < 700)


def _rule(face: FontFace, letters: str) -> str:
    data = b64encode(_subset(face, letters)).decode("ascii")
    return (
        f"@font-face{{font-family:'{face.family}';font-weight:{face.weight};font-style:{face.style};"
        f"src:url(data:font/woff;base64,{data}) format('woff')}}"
    )


@cache
def _subset(face: FontFace, letters: str) -> bytes:
    options = subset.Options(flavor="woff", name_IDs=NAMES_KEPT, layout_features=LAYOUT_KEPT, hinting=False)
    with TTFont(face.path) as font, io.BytesIO() as file:
        cut = subset.Subsetter(options)
        cut.populate(text=letters)
        cut.subset(font)
        font.flavor = "woff"
        font.save(file)
        return file.getvalue()
