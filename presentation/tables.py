"""Small tables in the manner of print, as HTML. Text is escaped; numbers stand flush right."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape

from analysis.estimates import Estimate
from presentation.methods import MethodPage, page_explaining
from presentation.wording import say_estimate

ABBREVIATIONS = ("nps", "csat")


class Html(str):
    """A cell that is marked up already; any other text is escaped."""


def html_table(headings: Sequence[str], rows: Sequence[Sequence[str]], numbers: frozenset[int] = frozenset()) -> str:
    """`numbers` are the positions of columns that hold numbers."""
    head = "".join(f"<th{_kind(i, numbers)}>{escape(heading)}</th>" for i, heading in enumerate(headings))
    body = "".join(f"<tr>{_cells(headings, row, numbers)}</tr>" for row in rows)
    table = f'<table class="plain"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="table-frame" tabindex="0">{table}</div>'


def _cells(headings: Sequence[str], row: Sequence[str], numbers: frozenset[int]) -> str:
    """On a telephone a row becomes a small block, where each cell carries its heading with it."""
    pairs = zip(headings, row, strict=True)
    return "".join(
        f'<td{_kind(i, numbers)} data-label="{escape(heading)}">{cell if isinstance(cell, Html) else escape(cell)}</td>'
        for i, (heading, cell) in enumerate(pairs)
    )


def _kind(position: int, numbers: frozenset[int]) -> str:
    return ' class="number"' if position in numbers else ""


def estimate_name(name: str) -> str:
    """ "nps_change[segment=Small]" as a reader says it: "NPS change, segment Small"."""
    measure, _, group = name.replace("_", " ").partition("[")
    for spelled in ABBREVIATIONS:
        measure = re.sub(rf"\b{spelled}\b", spelled.upper(), measure)
    measure = measure[:1].upper() + measure[1:]
    return f"{measure}, {group.rstrip(']').replace('=', ' ')}" if group else measure


def to_its_page(page: MethodPage) -> str:
    return f'href="{escape(page.address)}" target="_blank"'


def _explained(name: str, estimate: Estimate, link: Callable[[MethodPage], str]) -> str:
    """The estimate's name, a link to what says how it was made where something does."""
    page, said = page_explaining(estimate.method), estimate_name(name)
    return Html(f"<a {link(page)}>{escape(said)}</a>") if page else said


def estimates_table(estimates: Mapping[str, Estimate], link: Callable[[MethodPage], str] = to_its_page) -> str:
    rows = [
        [
            _explained(name, estimate, link),
            say_estimate(estimate),
            say_estimate(estimate, "range") if estimate.low != estimate.high else "counted",
            f"{estimate.sample_size:,}",
        ]
        for name, estimate in estimates.items()
    ]
    return html_table(["Estimate", "Value", "95\u00a0% interval", "n"], rows, frozenset({1, 2, 3})) if rows else ""
