"""How wide words are in the shipped fonts: for what is laid out where no browser measures."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from fontTools.ttLib import TTFont

from presentation.charts.measure import wrap
from presentation.theme import FontFace

# A letter that the font lacks is set in another: as wide as the widest of ours, so that no line comes out too long.
UNKNOWN_EM = 1.0


def set_width(text: str, size: float, face: FontFace) -> float:
    """The width of one line in the unit of `size`. Kerning is left out, which makes it a hair too wide."""
    advances = _advances(face.path)
    return size * sum(advances.get(ord(letter), UNKNOWN_EM) for letter in text)


def set_lines(text: str, size: float, room: float, face: FontFace) -> list[str]:
    """The text in lines none of which is wider than `room`; a word that alone is wider is broken."""
    measure = partial(_measured, face)
    words = [part for word in text.split(" ") for part in _parts(word, size, room, measure)]
    return wrap(" ".join(words), size, room, measure)


def _measured(face: FontFace, text: str, size: float) -> float:
    return set_width(text, size, face)


def _parts(word: str, size: float, room: float, measure: Callable[[str, float], float]) -> list[str]:
    """The word, in as many parts as it needs to fit."""
    parts = [""]
    for letter in word:
        if parts[-1] and measure(parts[-1] + letter, size) > room:
            parts.append("")
        parts[-1] += letter
    return parts


@cache
def _advances(path: Path) -> dict[int, float]:
    """Advance widths in parts of the type size, by code point."""
    with TTFont(path, lazy=True) as font:
        units, widths = font["head"].unitsPerEm, font["hmtx"].metrics
        return {code: widths[glyph][0] / units for code, glyph in font.getBestCmap().items()}
