"""The first step: which workspace is open, what lies in it, and how more is brought."""

from __future__ import annotations

from html import escape

import streamlit as st

from data_sources.bringing.inventory import Inventory, LyingExport
from presentation.bring.begin import show_begin, show_how_to_point
from presentation.bring.departments import departments_known
from presentation.bring.folder import show_folder
from presentation.bring.in_hand import READ_ONLY, InHand
from presentation.bring.told import counted, quiet, size, step_heading
from presentation.bring.upload import show_upload
from presentation.bring.work import Work
from presentation.tables import html_table

EXPORTS_SHOWN = 40  # those that need something first; the page "Departmental exports" sums all up


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
    if place.state == "off":
        return
    if place.state == "open":
        with st.container(key="bring-another-company"), st.expander("Another company: begin or open its workspace"):
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
    """What nobody declared comes first, then what is new; the rest is only counted when there is much of it."""
    ordered = sorted(inventory.exports, key=lambda each: (bool(each.sources), not each.is_new))
    rows = [[each.path, size(each.bytes), _known(each)] for each in ordered[:EXPORTS_SHOWN]]
    table = html_table(["Export", "Size", "What is known of it"], rows, frozenset({1}))
    more = len(ordered) - EXPORTS_SHOWN
    return table + (f'<p class="quiet-note">and {counted(more, "more exports")}.</p>' if more > 0 else "")


def _known(each: LyingExport) -> str:
    if not each.sources:
        return "not declared yet"
    return f"declared as {', '.join(each.sources)}{'; new' if each.is_new else '; in the edition'}"


def _show_left_aside(inventory: Inventory) -> None:
    if inventory.left_aside:
        points = "".join(f"<li class='held'>{escape(note)}</li>" for note in inventory.left_aside)
        st.html(f'<p class="quiet-note">Also there:</p><ul class="points">{points}</ul>')
