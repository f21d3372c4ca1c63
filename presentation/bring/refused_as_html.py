"""Exports for which nothing is proposed, each with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from data_sources.proposing import Refused
from data_sources.shown_text import shown_text
from presentation.tables import html_table


def refused_table(refused: Sequence[Refused]) -> str:
    rows = [
        [shown_text(each.path), *(shown_text(part) for part in (each.mistake.found, each.mistake.likely_cause))]
        for each in refused
    ]
    table = html_table(["Export", "Found", "Likely cause"], rows)
    note = "Their rows are in no figure until a source takes them. Declare them yourself below, or leave them."
    return f'<div class="refused">{table}</div><p class="quiet-note">{note}</p>'
