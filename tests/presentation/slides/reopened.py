"""A deck read back, as its tests look at it."""

from __future__ import annotations

import io
from typing import Any

from pptx import Presentation

P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"


def reopened(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def title_of(slide: Any) -> str:
    return slide.shapes.title.text_frame.text


def titles(deck: Any) -> list[str]:
    return [title_of(slide) for slide in deck.slides]


def texts(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def cells(slide: Any) -> list[list[str]]:
    tables = [shape.table for shape in slide.shapes if shape.has_table]
    return [[cell.text for cell in row.cells] for table in tables for row in table.rows]


def graphics(slide: Any) -> list[Any]:
    return [shape for shape in slide.shapes if shape.has_chart or shape.has_table]


def said_of(shape: Any) -> str:
    """Its alternative text."""
    return shape._element.nvGraphicFramePr.cNvPr.get("descr", "")


def notes(slide: Any) -> str:
    return slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""


def sections(deck: Any) -> dict[str, list[int]]:
    """Names with the numbers of their slides, counted from one."""
    places = {slide.slide_id: number for number, slide in enumerate(deck.slides, start=1)}
    return {
        section.get("name"): [places[int(each.get("id"))] for each in section.iter(f"{P14}sldId")]
        for section in deck._element.iter(f"{P14}section")
    }


def number_shown(slide: Any) -> str:
    fields = slide.shapes._spTree.xpath('.//a:fld[@type="slidenum"]/a:t')
    return fields[0].text if fields else ""


def boxes(slide: Any) -> dict[str, tuple[int, int, int, int]]:
    """Left, top, right, bottom of everything on the slide, by name."""
    return {
        f"{shape.name} {shape.shape_id}": (shape.left, shape.top, shape.left + shape.width, shape.top + shape.height)
        for shape in slide.shapes
    }
