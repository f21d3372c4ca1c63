"""Which of a template's layouts serves for what: chosen by their kind and their placeholders, not by their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.util import Emu, Inches

from presentation.slides.native_charts.look import Box

TITLES = (KIND.TITLE, KIND.CENTER_TITLE)
FURNITURE = (KIND.DATE, KIND.FOOTER, KIND.SLIDE_NUMBER)
# Placeholders of these names take the parts of a finding; the house's template has them, any other may.
SUBTITLE, SOURCE, KICKER = "subtitle", "source", "kicker"
LEAST_CONTENT = 0.45  # of a slide's height
EDGE = Emu(Inches(0.5))


@dataclass(frozen=True)
class Layouts:
    """`content` is where a template's own content stands, below or beside its titles."""

    title: Any
    section: Any
    finding: Any
    text: Any
    bare: Any
    content: Box
    missing: tuple[str, ...]


def choose_layouts(presentation: Any) -> Layouts:
    masters = list(presentation.slide_masters)
    master = masters[0] if len(masters) == 1 else max(masters, key=lambda each: _fitness(list(each.slide_layouts)))
    layouts = list(master.slide_layouts)
    titled = [each for each in layouts if _has(each, TITLES)] or layouts
    with_text = [each for each in titled if _holds_text(each)]
    text = _first(with_text, _of_kind("tx"), _of_kind("obj"), _holds_text)
    bare = _first(titled, _is_bare) or text or titled[0]
    title = _first(titled, _of_kind("title"), _opens)
    section = _first(titled, _of_kind("secHead"))
    finding = _first(titled, lambda each: {SUBTITLE, SOURCE} <= names_of(each).keys())
    content = _content_of(finding or text, bare, presentation)
    lacking = {
        "no layout has a title: titles are text boxes": _has(bare, TITLES),
        "no layout for a title slide: another one is used": title,
        "no layout for a section: that of the title slide is used": section,
        "no layout with a title alone: one with more is used": _is_bare(bare) or finding,
        "no layout with a title and text: text stands in boxes": text,
        "no place for the slide number: it is put at the lower right": _has(bare, (KIND.SLIDE_NUMBER,)),
        "little room for content: charts come out small": content.height >= LEAST_CONTENT * presentation.slide_height,
    }
    return Layouts(
        title=title or titled[0],
        section=section or title or titled[0],
        finding=finding or bare,
        text=text or bare,
        bare=bare,
        content=content,
        missing=tuple(what for what, found in lacking.items() if not found),
    )


def names_of(layout: Any) -> dict[str, int]:
    """Index of each placeholder by its name in small letters."""
    return {each.name.lower(): each.placeholder_format.idx for each in layout.placeholders}


def box_of(shape: Any) -> Box:
    return Box(Emu(shape.left or 0), Emu(shape.top or 0), Emu(shape.width or 0), Emu(shape.height or 0))


def _first(layouts: Iterable[Any], *wanted: Callable[[Any], Any]) -> Any:
    """The first layout that meets the first wish that any meets."""
    return next((each for wish in wanted for each in layouts if wish(each)), None)


def _of_kind(kind: str) -> Callable[[Any], bool]:
    return lambda layout: layout._element.get("type") == kind


def _has(layout: Any, kinds: tuple[Any, ...]) -> bool:
    return any(each.placeholder_format.type in kinds for each in layout.placeholders)


def _filled(layout: Any) -> list[Any]:
    """Placeholders for content."""
    return [each for each in layout.placeholders if each.placeholder_format.type not in (*TITLES, *FURNITURE)]


def _is_bare(layout: Any) -> bool:
    return _has(layout, (KIND.TITLE,)) and not _filled(layout)


def _opens(layout: Any) -> bool:
    return _has(layout, (KIND.CENTER_TITLE,)) or (_has(layout, (KIND.SUBTITLE,)) and not _holds_text(layout))


def _holds_text(layout: Any) -> bool:
    return _has(layout, (KIND.TITLE,)) and any(
        each.placeholder_format.type in (KIND.BODY, KIND.OBJECT) for each in _filled(layout)
    )


def _fitness(layouts: list[Any]) -> int:
    """How many of the layouts that a deck needs a master has."""
    wishes = (_of_kind("title"), _of_kind("secHead"), _is_bare, _holds_text)
    return sum(_first(layouts, wish) is not None for wish in wishes)


def _content_of(layout: Any, bare: Any, presentation: Any) -> Box:
    """Where the largest placeholder for content stands; else what is left below the title."""
    bottom = _above_furniture(bare, presentation)
    if layout is not None and _filled(layout):
        box = box_of(max(_filled(layout), key=lambda each: (each.width or 0) * (each.height or 0)))
        return Box(box.left, box.top, box.width, Emu(min(box.height, bottom - box.top)))
    title = next((each for each in bare.placeholders if each.placeholder_format.type in TITLES), None)
    top = Emu(title.top + title.height) if title is not None else EDGE
    return Box(EDGE, top, Emu(presentation.slide_width - 2 * EDGE), Emu(bottom - top))


def _above_furniture(layout: Any, presentation: Any) -> Emu:
    """The upper edge of footer, date and number, where they stand below."""
    tops = [each.top for each in layout.placeholders if each.placeholder_format.type in FURNITURE and each.top]
    below = [top for top in tops if top > presentation.slide_height * 0.75]
    return Emu(min([*below, presentation.slide_height - EDGE // 2]))
