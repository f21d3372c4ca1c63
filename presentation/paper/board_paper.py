"""A briefing as a board paper: a tagged PDF (PDF/UA-1) that carries the fonts of the house.

The layout is a fixed file, board_paper.typ; every word comes to it as JSON. So nothing that a customer or an export
says is ever read as markup, and nothing has to be escaped.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from presentation.briefing import Briefing, Progress
from presentation.paper.contents import Words, contents_of
from presentation.paper.figures import Figure, figures_of
from presentation.paper.letters import lacking_in, said_of, without
from presentation.theme import FONTS

LAYOUT = Path(__file__).with_name("board_paper.typ")


def write_paper(briefing: Briefing, progress: Progress | None = None) -> bytes:
    """The PDF. The same briefing gives the same bytes: it is dated as of its data."""
    figures = figures_of(briefing, progress)
    if progress:
        progress("Setting the pages", len(figures) / (len(figures) + 1))
    pdf = typeset(contents_of(briefing, figures), figures)
    if progress:
        progress("The paper is set", 1.0)
    return pdf


def typeset(words: Words, figures: Mapping[str, Figure]) -> bytes:
    """In the house's fonts; a sign that they lack is looked for in the machine's, and if it is in none, replaced."""
    from typst import TypstError

    pages = json.dumps(words, ensure_ascii=False)
    drawn = {name: figure.svg for name, figure in figures.items()}
    try:
        return _compiled(pages, drawn, ignore_system_fonts=True)
    except TypstError as refused:
        if not lacking_in(refused.diagnostic):
            raise
    try:
        return _compiled(pages, drawn, ignore_system_fonts=False)
    except TypstError as refused:
        signs = lacking_in(refused.diagnostic)
        if not signs:
            raise
    noted = json.dumps(words | {"lacking": said_of(signs)}, ensure_ascii=False)
    drawn = {name: without(svg, signs) for name, svg in drawn.items()}
    return _compiled(without(noted, signs), drawn, ignore_system_fonts=False)


def _compiled(pages: str, drawn: Mapping[str, str], ignore_system_fonts: bool) -> bytes:
    import typst

    # Files by name, "main" first: the package takes them so, its stubs do not say it.
    files: Any = {"main": LAYOUT.read_bytes(), "paper.json": pages.encode()}
    files |= {name: svg.encode() for name, svg in drawn.items()}
    return typst.compile(
        files,
        format="pdf",
        pdf_standards="ua-1",
        font_paths=[str(FONTS)],
        ignore_system_fonts=ignore_system_fonts,
    )
