"""A page that explains itself when there is nothing to show: found, expected, likely cause, what to edit."""

from __future__ import annotations

from html import escape

import streamlit as st

from data_sources.mistakes import InputMistake


def show_mistake(mistake: InputMistake) -> None:
    st.html('<p class="kicker">Nothing to show yet</p>')
    st.title("There is no edition that this page could tell from", anchor=False)
    parts = {
        "Found": mistake.found,
        "Expected": mistake.expected,
        "Likely cause": mistake.likely_cause,
        "What to edit": mistake.edit,
    }
    rows = "".join(f"<dt>{name}</dt><dd>{escape(text)}</dd>" for name, text in parts.items())
    st.html(f'<dl class="mistake">{rows}</dl><p class="quiet-note">Then load this page again.</p>')
