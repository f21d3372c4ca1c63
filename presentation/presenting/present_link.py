"""The way from a page into the room: "Present", in a window of its own."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

import streamlit as st

from presentation.presenting.address import PAGE
from presentation.style_sheet import script


def show_present_link(subject: Mapping[str, str]) -> None:
    """`subject` is {"story": "satisfaction"} or {"pack": "Board Q4"}."""
    html = f"{link_as_html(subject)}<script>{script_of_the_link()}</script>"
    st.html(html, unsafe_allow_javascript=True, width="content")


def script_of_the_link() -> str:
    """Takes along what stands in the address when the link is used."""
    return script("present_link.js")


def link_as_html(subject: Mapping[str, str]) -> str:
    address = escape(f"{PAGE}?{urlencode(subject)}")
    return f'<a class="present" href="{address}" target="_blank">Present</a>'
