"""Small tables in the manner of print, as HTML. Text is escaped; numbers stand flush right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from analysis.estimates import Estimate
from presentation.wording import say_estimate


def html_table(headings: Sequence[str], rows: Sequence[Sequence[str]], numbers: frozenset[int] = frozenset()) -> str:
    """`numbers` are the positions of columns that hold numbers."""
    kinds = [' class="number"' if i in numbers else "" for i in range(len(headings))]
    head = "".join(f"<th{kind}>{escape(heading)}</th>" for kind, heading in zip(kinds, headings, strict=True))
    body = "".join(
        "<tr>" + "".join(f"<td{kind}>{escape(cell)}</td>" for kind, cell in zip(kinds, row, strict=True)) + "</tr>"
        for row in rows
    )
    table = f'<table class="plain"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="table-frame" tabindex="0">{table}</div>'


def estimates_table(estimates: Mapping[str, Estimate]) -> str:
    rows = [
        [
            name.replace("_", " "),
            say_estimate(estimate),
            say_estimate(estimate, "range") if estimate.low != estimate.high else "counted",
            f"{estimate.sample_size:,}",
        ]
        for name, estimate in estimates.items()
    ]
    return html_table(["Estimate", "Value", "95\u00a0% interval", "n"], rows, frozenset({1, 2, 3})) if rows else ""
