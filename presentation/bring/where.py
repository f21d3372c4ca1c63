"""The first step: which workspace is open, what lies in it, and how more is brought."""

from __future__ import annotations

import re
from html import escape

import streamlit as st

from data_sources.bringing.inventory import Inventory, LyingExport
from data_sources.read_only import READ_ONLY
from presentation.bring.begin import show_begin, show_how_to_point, show_return
from presentation.bring.departments import departments_known
from presentation.bring.folder import show_folder
from presentation.bring.in_hand import InHand
from presentation.bring.told import counted, quiet, size, step_heading
from presentation.bring.upload import show_upload
from presentation.bring.work import Work
from presentation.exports_tables import PERIOD_IN_NAME
from presentation.tables import html_table

SERIES_SHOWN = 40
SOURCES_NAMED = 3  # a workbook of a survey may fill ten


def show_where(place: InHand, work: Work, inventory: Inventory) -> None:
    with st.container(key="finding-bring-where"):
        step_heading("Where the exports are", _sentence(inventory))
        st.html(f'<p class="subtitle">{escape(str(place.folder))}</p>')
        show_how_to_point(place)
        if inventory.exports:
            st.html(_exports_table(inventory))
        _show_left_aside(inventory)
        if place.state == "open":
            known = departments_known(inventory)
            with st.container(key="bring-more"):
                show_upload(work, place.workspace.exports_folder, known)
                show_folder(work, place.workspace.exports_folder, known)
        elif place.state == "off":
            quiet(f"Bringing exports is switched off here: the app was started with {READ_ONLY}=1.")


def show_another_workspace(place: InHand) -> None:
    """For the sample company the way on; otherwise a quiet offer at the end of the page."""
    if place.state == "open":
        with st.container(key="bring-another-company"), st.expander("Another company: begin or open its workspace"):
            show_return(place)
            show_begin()
        return
    with st.container(key="finding-bring-begin"):
        step_heading("Begin", "Begin a workspace of your own")
        show_begin()


def _sentence(inventory: Inventory) -> str:
    if not inventory.exports:
        return "No export lies in this workspace yet"
    lying = counted(len(inventory.exports), "exports")
    missing = len(inventory.undeclared)
    declared = "all declared" if missing == 0 else f"{missing} of them not declared yet"
    return f"{lying}, {'none declared yet' if missing == len(inventory.exports) else declared}"


def headline(place: InHand, inventory: Inventory) -> str:
    """Where the work stands, in one sentence: what a reader of nothing else should know."""
    company = inventory.company.name if inventory.company else place.folder.name
    if place.state == "sample":
        company = inventory.company.name if inventory.company else "This"
        return f"{company} is the sample company; begin a workspace for your own exports"
    if not inventory.exports:
        return f"Bring the first exports of {company}"
    if inventory.undeclared:
        return f"{counted(len(inventory.undeclared), 'exports')} of {company} {_be(inventory)} not declared yet"
    if inventory.is_built:
        return f"The edition holds every export of {company}"
    new = counted(len(inventory.new), "new exports") if inventory.new else "a change"
    return f"Everything is declared; {new} of {company} can be built"


def _be(inventory: Inventory) -> str:
    return "is" if len(inventory.undeclared) == 1 else "are"


def _exports_table(inventory: Inventory) -> str:
    """What nobody declared comes first, then what is new; exports of one series that stand alike are one row."""
    ordered = sorted(inventory.exports, key=lambda each: (bool(each.sources), not each.is_new))
    series: dict[tuple[str, str], list[LyingExport]] = {}
    for each in ordered:
        series.setdefault((re.sub(PERIOD_IN_NAME, "_*", each.path), _known(each)), []).append(each)
    rows = [
        [
            lying[0].path if len(lying) == 1 else f"{kind} ({counted(len(lying), 'exports')})",
            size(sum(each.bytes for each in lying)),
            known,
        ]
        for (kind, known), lying in series.items()
    ]
    table = html_table(["Export", "Size", "What is known of it"], rows[:SERIES_SHOWN], frozenset({1}))
    more = sum(len(lying) for lying in list(series.values())[SERIES_SHOWN:])
    return table + (f'<p class="quiet-note">and {counted(more, "more exports")}.</p>' if more else "")


def _known(each: LyingExport) -> str:
    if not each.sources:
        return "not declared yet"
    named = ", ".join(each.sources[:SOURCES_NAMED])
    more = len(each.sources) - SOURCES_NAMED
    others = f" and {more} more" if more > 0 else ""
    return f"declared as {named}{others}; {'new' if each.is_new else 'in the edition'}"


def _show_left_aside(inventory: Inventory) -> None:
    if inventory.left_aside:
        points = "".join(f"<li class='held'>{escape(note)}</li>" for note in inventory.left_aside)
        st.html(f'<p class="quiet-note">Also there:</p><ul class="points">{points}</ul>')
