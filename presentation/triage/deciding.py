"""The form by which somebody decides about an issue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape
from pathlib import Path

import streamlit as st
from pydantic import ValidationError

from data_sources.mistakes import InputMistake
from data_sources.read_only import READ_ONLY, is_switched_off
from data_sources.triage import Card, Decision, State, decide
from presentation.mistake_page import mistake_as_html

SAVED, SEEN = "triage-saved", "triage-seen"
ISSUE = "issue"  # in the address


def show_deciding(folder: Path, cards: Mapping[str, Card | None]) -> None:
    """`cards`: every issue that may be decided about, with its card as it is now."""
    with st.container(key="finding-triage-decide"):
        st.header("Decide about an issue", anchor="decide")
        if is_switched_off():
            note = f"Deciding is switched off here: the app was started with {READ_ONLY}=1."
            st.html(f'<p class="quiet-note">{note}</p>')
            return
        if not cards:
            st.html('<p class="quiet-note">These exports name no issue yet.</p>')
            return
        if said := st.session_state.pop(SAVED, None):
            st.html(f'<p class="notice">{escape(said)}</p>')
        issue = st.selectbox("Issue", list(cards), key=ISSUE, bind="query-params", filter_mode=None)
        if issue is None:
            return
        seen = _seen(issue, cards[issue])
        decision = _form(issue, seen)
    if decision is not None:
        _save(folder, issue, decision, seen)


def _seen(issue: str, card: Card | None) -> Card | None:
    """The card as this reader saw it when they began: what others decide meanwhile is not overwritten."""
    held = st.session_state.get(SEEN)
    if held is None or held[0] != issue:
        held = (issue, card)
        st.session_state[SEEN] = held
    found: Card | None = held[1]
    return found


def _form(issue: str, seen: Card | None) -> Decision | None:
    latest = seen.latest if seen else None
    states = list(State)
    with st.form(f"decide-{issue}", border=False):
        state = st.selectbox(
            "State",
            states,
            states.index(latest.state) if latest else 0,
            format_func=lambda each: str(each).capitalize(),
            filter_mode=None,
        )
        owner = st.text_input("Owner", latest.owner if latest else "", placeholder="A person, not a team", max_chars=80)
        due = st.date_input("Due", latest.due if latest else None, format="YYYY-MM-DD")
        note = st.text_area("Note", placeholder="What will be done, or why it will not be", max_chars=500)
        is_sent = st.form_submit_button("Save the decision")
    if not is_sent:
        return None
    try:
        day = due if isinstance(due, date) else None
        return Decision(on=date.today(), state=State(state), owner=owner, due=day, note=note)
    except ValidationError as error:
        st.html(f'<p class="notice">{escape(error.errors()[0]["msg"])}</p>')
        return None


def _save(folder: Path, issue: str, decision: Decision, seen: Card | None) -> None:
    try:
        decide(folder, issue, decision, seen)
    except InputMistake as mistake:
        st.session_state.pop(SEEN, None)  # what is there now is seen from here on
        st.html(mistake_as_html(mistake))
        return
    st.session_state.pop(SEEN, None)
    st.session_state[SAVED] = f"{issue} is {decision.state} as of today."
    st.rerun()
