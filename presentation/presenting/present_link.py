"""The way from a page into the room: "Present", in a window of its own."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

import streamlit as st

from presentation.presenting.address import PAGE
from presentation.theme import ASSETS


def show_present_link(subject: Mapping[str, str]) -> None:
    """`subject` is {"story": "satisfaction"} or {"pack": "Board Q4"}."""
    script = (ASSETS / "present_link.js").read_text(encoding="utf-8")
    st.html(f"{link_as_html(subject)}<script>{script}</script>", unsafe_allow_javascript=True, width="content")


def link_as_html(subject: Mapping[str, str]) -> str:
    address = escape(f"{PAGE}?{urlencode(subject)}")
    return f'<a class="present" href="{address}" target="_blank">Present</a>'
