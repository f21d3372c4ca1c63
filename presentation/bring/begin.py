"""A workspace of one's own, begun or opened from the page; the sample company is left as it is."""

from __future__ import annotations

import streamlit as st

from data_sources.bringing.begin import begin_workspace
from data_sources.declarations import Company, check_currency
from data_sources.first_start import VARIABLE
from data_sources.proposing import CompanyProposal, write_company
from presentation.bring.in_hand import InHand, choose_workspace
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
    """How every page comes to tell from this workspace, where the app was started on another one."""
    if not place.is_told_from:
        quiet(
            "This page works on that workspace for as long as your session lasts; the other pages tell from the one "
            "that the app was started on. To have every page tell from it, start the app with "
            f"{VARIABLE}={place.folder}"
        )


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
