"""A company's own template, or the house's: opened without its slides, and what it lacks, told in words."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from typing import Any

from pptx import Presentation

from presentation.slides.emptied import emptied
from presentation.slides.house_template import HOUSE_TEMPLATE
from presentation.slides.layouts import Layouts, choose_layouts
from presentation.slides.package import as_presentation, no_template
from presentation.slides.part_names import count_part_names
from presentation.slides.theme_of_template import ThemeOfTemplate, theme_of
from presentation.slides.usual_size import in_usual_size

# What python-pptx and the XML parser (whose mistakes are SyntaxErrors) raise on packages that are not whole.
BROKEN = (KeyError, ValueError, SyntaxError, AttributeError, IndexError, StopIteration)


@dataclass(frozen=True)
class Template:
    """`content` opens as a presentation without slides; `missing` says what it lacks and what is done instead."""

    content: bytes
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Opened:
    """A template opened for one deck."""

    presentation: Any
    layouts: Layouts
    theme: ThemeOfTemplate


def read_template(content: bytes) -> Template:
    """Refuses with an InputMistake what is no presentation."""
    template = Template(as_presentation(content), ())
    opened = open_template(template)
    return Template(_saved(opened.presentation), (*opened.layouts.missing, *opened.theme.missing))


@cache
def house() -> Template:
    return Template(HOUSE_TEMPLATE.read_bytes(), ())


def open_template(template: Template) -> Opened:
    try:
        return _opened(template)
    except BROKEN as broken:
        cause = "It was damaged on its way, or written by a program that leaves parts out."
        raise no_template("a presentation with a part that is missing or broken", cause) from broken


def _opened(template: Template) -> Opened:
    presentation = Presentation(io.BytesIO(template.content))
    emptied(presentation)
    in_usual_size(presentation)
    count_part_names(presentation.part.package)
    layouts = choose_layouts(presentation)
    return Opened(
        presentation, layouts, theme_of(layouts.finding, presentation.slide_width * presentation.slide_height)
    )


def _saved(presentation: Any) -> bytes:
    held = io.BytesIO()
    presentation.save(held)
    return held.getvalue()
