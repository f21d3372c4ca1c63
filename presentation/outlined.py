"""SVG whose words are drawn, not set: it looks the same in a program that lacks the fonts. What they say stays told."""

from __future__ import annotations

import re
from functools import cache
from html import escape, unescape
from pathlib import Path

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from presentation.theme import FontFace, first_family, font_face, font_faces
from presentation.type_measure import set_width

TEXT = re.compile(r"<text\b([^>]*?)(?:/>|>(.*?)</text>)", re.DOTALL)
RUN = re.compile(r"<tspan\b([^>]*)>(.*?)</tspan>", re.DOTALL)
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
KEPT = ("transform", "fill", "opacity", "fill-opacity")
FROM_ANCHOR = {"start": 0.0, "middle": 0.5, "end": 1.0}  # of a run's width, that lies left of its place


def outlined(svg: str) -> str:
    """Every text in a shipped font as one shape; a text with letters that the font lacks stays as it was."""
    return TEXT.sub(_as_shape, svg)


def _as_shape(found: re.Match[str]) -> str:
    told = {name: unescape(value) for name, value in ATTRIBUTE.findall(found.group(1))}
    runs = _runs(told, found.group(2) or "")
    face = _face(told)
    words = " ".join(text for _, _, text in runs)
    if not words.strip():
        return ""
    if face is None or any(ord(letter) not in _characters(face.path) for letter in words if letter != " "):
        return found.group(0)
    size = float(told.get("font-size", "16").removesuffix("px"))
    left = FROM_ANCHOR[told.get("text-anchor", "start")]
    shapes = [_shape(text, x - left * set_width(text, size, face), y, size, face) for x, y, text in runs]
    kept = "".join(f' {name}="{escape(told[name])}"' for name in KEPT if name in told)
    return f'<path role="img" aria-label="{escape(words)}"{kept} d="{"".join(shapes)}"/>'


def _runs(told: dict[str, str], content: str) -> list[tuple[float, float, str]]:
    """(x, y, words) of each line."""
    x, y = float(told.get("x", 0)), float(told.get("y", 0))
    lines = RUN.findall(content)
    if not lines:
        return [(x, y, unescape(content))]
    runs = []
    for attributes, words in lines:
        own = dict(ATTRIBUTE.findall(attributes))
        x, y = float(own.get("x", x)), y + float(own.get("dy", 0))
        runs.append((x, y, unescape(words)))
    return runs


def _face(told: dict[str, str]) -> FontFace | None:
    family = first_family(told.get("font-family", ""))
    if family not in {face.family for face in font_faces()}:
        return None
    weight = told.get("font-weight", "400")
    return font_face(family, {"normal": 400, "bold": 700}.get(weight) or int(weight))


def _shape(text: str, x: float, y: float, size: float, face: FontFace) -> str:
    font, characters = _font(face.path), _characters(face.path)
    glyphs, scale = font.getGlyphSet(), size / font["head"].unitsPerEm
    shape = SVGPathPen(glyphs, ntos=lambda number: f"{number:.2f}".rstrip("0").rstrip("."))
    for letter in text:
        glyphs[characters.get(ord(letter), "space")].draw(TransformPen(shape, (scale, 0, 0, -scale, x, y)))
        x += set_width(letter, size, face)
    commands: str = shape.getCommands()
    return commands


@cache
def _font(path: Path) -> TTFont:
    return TTFont(path)


@cache
def _characters(path: Path) -> dict[int, str]:
    characters: dict[int, str] = _font(path).getBestCmap()
    return characters
