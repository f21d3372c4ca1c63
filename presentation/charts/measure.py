"""How wide words are in print, closely enough to wrap labels and keep them apart. No font file is opened for it."""

from __future__ import annotations

from collections.abc import Callable

# Advance widths of Source Sans Pro in parts of the type size, by kind of letter.
NARROW, WIDE, CAPITAL, OTHER = 0.28, 0.80, 0.58, 0.50
NARROW_LETTERS = frozenset("iljtfrI.,:;'|!()[] ·-")
WIDE_LETTERS = frozenset("mwMW%@€—")

# The plot of a chart on a telephone 390 pixels wide; what fits there fits everywhere.
NARROWEST = 350


def text_width(text: str, size: float) -> float:
    """Pixels of one line."""
    return size * sum(_advance(letter) for letter in text)


def _advance(letter: str) -> float:
    if letter in NARROW_LETTERS:
        return NARROW
    if letter in WIDE_LETTERS:
        return WIDE
    return CAPITAL if letter.isupper() else OTHER


def wrap(text: str, size: float, width: float, measure: Callable[[str, float], float] = text_width) -> list[str]:
    """Lines no wider than `width` where words allow; a single word is never broken."""
    lines: list[str] = []
    for word in str(text).split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]


def longest_word(texts: list[str], size: float) -> float:
    return max((text_width(word, size) for text in texts for word in str(text).split(" ")), default=0)


def spread(positions: list[float], apart: float, low: float, high: float) -> list[float]:
    """The positions moved as little as needed so that neighbours stay `apart`, within low and high where they fit."""
    order = sorted(range(len(positions)), key=lambda i: positions[i])
    placed = list(positions)
    floor = low
    for i in order:
        placed[i] = floor = max(placed[i], floor)
        floor += apart
    ceiling = high
    for i in reversed(order):
        placed[i] = min(placed[i], ceiling)
        ceiling = placed[i] - apart
    return placed
