"""A workspace of one's own, begun or opened from the page; the sample company is left as it is."""

from __future__ import annotations

import os

import streamlit as st

from data_sources.bringing.begin import begin_workspace
from data_sources.declarations import Company, check_currency
from data_sources.first_start import VARIABLE, choose_for_every_page
from data_sources.proposing import CompanyProposal, write_company
from presentation.bring.in_hand import CHOSEN, InHand, choose_workspace, may_be_chosen
from presentation.bring.told import mistakes_shown, notice, quiet


def show_begin() -> None:
    """The form; a folder that is a workspace already is opened as it is."""
    with st.form("bring-begin", border=False):
        company = st.text_input("Name of the company", placeholder="Example Ltd")
        currency = st.text_input("Currency", value="EUR", max_chars=3, help="Three letters of ISO 4217: EUR, USD, GBP")
        folder = st.text_input(
            "Folder of the workspace, on the machine that runs this app", placeholder="/home/anna/example-ltd"
        )
        is_sent = st.form_submit_button("Begin", type="primary", key="bring-begin-send")
    quiet(
        "The folder is made if it is not there. It will hold company.toml, sources.toml, exports/ and editions/. "
        "A folder that is a workspace already is opened as it is."
    )
    if is_sent:
        with mistakes_shown():
            choose_workspace(begin_workspace(folder, company, currency))
            st.rerun()


def show_how_to_point(place: InHand) -> None:
    """Says how every page comes to tell from this workspace, where the app tells from another one."""
    if place.is_told_from or place.state != "open":
        return
    if may_be_chosen(place):
        how = "Once an edition is built, a button below has every page tell from it."
    else:
        how = f"To have every page tell from it, start the app with {VARIABLE}={place.folder}"
    quiet(
        f"This page works on that workspace for as long as your session lasts; the other pages tell from another. {how}"
    )


def show_choose(place: InHand) -> None:
    """The button that has every page tell from the workspace, for everybody who uses this app."""
    if may_be_chosen(place):
        quiet("The other pages still tell from the sample company, for everybody who uses this app.")
        if st.button("Have every page tell from this company", key="bring-choose", type="primary"):
            choose_for_every_page(place.folder)
            st.rerun()


def show_return(place: InHand) -> None:
    """The way back to the sample company, where the workspace was chosen by the button."""
    is_chosen = place.is_told_from and not os.environ.get(VARIABLE, "").strip()
    if is_chosen and st.button("Have every page tell from the sample company again", key="bring-return"):
        choose_for_every_page(None)
        st.session_state.pop(CHOSEN, None)
        st.rerun()


def show_company_form(place: InHand, proposed: CompanyProposal | None) -> None:
    """company.toml, where a folder holds exports and nothing else."""
    default = proposed.company if proposed else None
    with st.form("bring-company", border=False):
        name = st.text_input("Name of the company", value=default.name if default else place.folder.name)
        currency = st.text_input("Currency", value=default.currency if default else "EUR", max_chars=3)
        is_sent = st.form_submit_button("Write company.toml", type="primary", key="bring-company-send")
    if is_sent:
        with mistakes_shown():
            check_currency(currency.strip().upper(), "The form")
            entries = {"name": name.strip(), "currency": currency.strip().upper()}
            company = default.model_copy(update=entries) if default else Company.model_validate(entries)
            write_company(place.folder, company)
            notice("Wrote company.toml.")
            st.rerun()
