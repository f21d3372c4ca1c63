"""Bring your exports, as one column of argument: where they are, what they are, what becomes of their rows, build."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data_sources.bringing.inventory import Inventory, state_of, take_inventory
from data_sources.mistakes import InputMistake
from data_sources.proposing import Proposal, propose
from data_sources.shown_text import shown_text
from presentation.bring.begin import show_begin, show_company_form
from presentation.bring.building import is_build_first, show_build
from presentation.bring.by_hand import show_by_hand
from presentation.bring.changes import changes_headline, needs_mending, show_changes
from presentation.bring.in_hand import InHand, workspace_in_hand
from presentation.bring.kept_for_all import keep_for_all
from presentation.bring.rows_check import show_check
from presentation.bring.sources import show_sources
from presentation.bring.told import mistakes_shown, show_mistake, show_notice, step_heading
from presentation.bring.where import headline, show_another_workspace, show_where
from presentation.bring.work import Work, work_on
from presentation.markup import as_markdown
from presentation.page_style import add_style
from presentation.shell import ProgressDisplay, set_up_page

LEDE = (
    "Hand over the files as the departments exported them. Each is looked into, taken for what it most likely is, with "
    "the reasons; <strong>you say where that is wrong</strong>. Every row is then accepted or rejected with a reason."
)


def show_bring(title: str) -> None:
    set_up_page(title)
    add_style("bring.css")
    place = workspace_in_hand()
    work = work_on(place.folder)
    if place.state == "missing":
        _show_opening(title, f"{place.folder.name} is no workspace yet; begin one")
        _show_missing(place)
        return
    state = state_of(place.workspace)
    try:
        key = (state, place.workspace.current_id())
        inventory = keep_for_all(place.folder, "inventory", key, lambda: take_inventory(place.workspace))
    except InputMistake as mistake:
        _show_opening(title, f"{place.folder.name} cannot be read as it stands")
        show_mistake(mistake)
        return
    title_place = _show_opening(title, headline(place, inventory))
    if place.state == "sample":
        show_another_workspace(place)
    with mistakes_shown():
        _show_steps(place, work, inventory, state, title_place)
    if place.state == "open":
        show_another_workspace(place)


def _show_opening(title: str, sentence: str) -> DeltaGenerator:
    """Gives the place of the title: what the exports hold is known only later."""
    with st.container(key="opening"):
        st.html(f'<p class="kicker">{escape(title)}</p>')
        place = st.empty()
        place.title(as_markdown(shown_text(sentence)), anchor=False)
        st.html(f'<p class="lede">{LEDE}</p>')
        show_notice()
    return place


def _show_missing(place: InHand) -> None:
    show_mistake(
        InputMistake(
            f"There is no folder {place.folder}.",
            "The workspace that the app was started on.",
            "The path is misspelt, or the workspace is not begun yet.",
            "Begin it below, or start the app on another folder.",
        )
    )
    with st.container(key="finding-bring-begin"):
        step_heading("Begin", "Begin a workspace of your own")
        show_begin()


def _show_steps(place: InHand, work: Work, inventory: Inventory, state: str, title_place: DeltaGenerator) -> None:
    if place.state != "open" or not inventory.exports:
        show_where(place, work, inventory)
        return
    proposal = _proposal(work, state)
    if inventory.company is None:
        show_where(place, work, inventory)
        with st.container(key="finding-bring-company"):
            step_heading("The company", "Say whose exports these are")
            show_company_form(place, proposal.company)
        return
    is_mended_first = needs_mending(proposal)
    if is_mended_first:
        title_place.title(as_markdown(shown_text(changes_headline(inventory.company.name, proposal))), anchor=False)
        show_changes(place, inventory, proposal)
    builds_first = not is_mended_first and is_build_first(place, work, inventory)
    if builds_first:
        show_build(place, work, inventory)
    show_where(place, work, inventory)
    if not is_mended_first:
        show_changes(place, inventory, proposal)
    show_sources(work, inventory, proposal)
    show_by_hand(work, inventory)
    show_check(work, inventory, inventory.company, state)
    if not builds_first:
        show_build(place, work, inventory)


def _proposal(work: Work, state: str) -> Proposal:
    """Proposed once for what lies there; the session's drafts follow it, edits stay."""
    proposal = keep_for_all(work.folder, "proposal", state, lambda: _proposed(work.folder))
    if work.kept("followed", "proposal") is not proposal:
        work.put("followed", "proposal", proposal)
        work.follow(proposal)
    return proposal


def _proposed(folder: Path) -> Proposal:
    display = ProgressDisplay("Looking into the exports")
    try:
        return propose(folder, lambda step, share: display(as_markdown(shown_text(step)), share))
    finally:
        display.clear()
