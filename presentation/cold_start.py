"""The first page that a server shows after its start may be any page, and must come with the menu."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager


def start_from_the_menu() -> None:
    """Starts the run again from app.py where Streamlit ran a page without it.

    Until st.navigation has been called once in a process, Streamlit takes the folder pages/ for the menu: it runs the
    page whose stem is the address, or says "Page not found" where none is. Addresses therefore equal stems, and the
    first page of all puts an end to that mode. The address is kept: pages are known by a hash of their address.
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()
