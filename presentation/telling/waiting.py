"""A reader waits for what is being told: with a plain message, and free to choose something else meanwhile."""

from __future__ import annotations

from html import escape

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from presentation.telling.room import Room, Telling

AT_ONCE_SECONDS = 0.4  # what comes within it needs no message
LOOK_SECONDS = 0.25
NUMBERS = ("no", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def wait_for(room: Room, telling: Telling, part: str) -> bytes | None:
    """The part, or None where it does not come: `telling.error` says why.

    Each message is a moment at which Streamlit ends this run where its reader has chosen another view or left.
    """
    if room.wait(telling, part, AT_ONCE_SECONDS) or get_script_run_ctx(suppress_warning=True) is None:
        room.wait(telling, part, None)
        return telling.parts.get(part)
    place = st.empty()
    while not room.wait(telling, part, LOOK_SECONDS):
        place.html(f'<p class="quiet-note" role="status">{escape(_said(room.ahead_of(telling)))}</p>')
    place.empty()
    return telling.parts.get(part)


def _said(ahead: int | None) -> str:
    if ahead is None:
        return "Nobody has looked at this view before: it is being worked out. Another choice leaves it at once."
    number = NUMBERS[ahead] if ahead < len(NUMBERS) else str(ahead)
    others = "other is" if ahead == 1 else "others are"
    return f"{number} {others} ahead: this view is worked out after theirs. Another choice leaves it at once."
