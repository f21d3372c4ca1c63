"""A pack saved as a new version, and frozen with its edition."""

from __future__ import annotations

from html import escape

import streamlit as st

from data_sources.mistakes import InputMistake
from data_sources.packs import freeze_pack, save_pack
from data_sources.read_only import READ_ONLY, is_switched_off
from data_sources.workspace import LONGEST_NAME, Workspace
from presentation.mistake_page import mistake_as_html
from presentation.packs.composed import THE_ASK, Composed, Refused
from presentation.packs.draft import Draft
from presentation.packs.drafts_kept import NEW, draft_in_hand, forget, put_anew, tell, told
from presentation.packs.telling import composed_from
from presentation.source_line import short_edition
from presentation.wording import say_plain
from queries.run import Edition

PACK = "pack"  # in the address: the name of the pack in hand
NAME, NOTE, FROZEN_AS = "pack-new-name", "pack-note", "pack-frozen-as"  # fields
FROZEN = "It is kept as the board has it, with the edition “{}”. The next meeting's pack begins from it, below."
NOT_BORNE_OUT = "A title or line that the findings do not bear out is not saved: "


def show_keeping(workspace: Workspace, edition: Edition, draft: Draft, composed: Composed) -> None:
    with st.container(key="finding-pack-keep"):
        st.header("Keep it with the workspace", anchor="keep")
        _show_told()
        if is_switched_off():
            note = f"Saving is switched off here: the app was started with {READ_ONLY}=1."
            st.html(f'<p class="quiet-note">{note}</p>')
            return
        if draft.pack.is_frozen:
            st.html(f'<p class="quiet-note">{escape(FROZEN.format(draft.pack.frozen_as))}</p>')
            return
        _show_saving(workspace, edition, draft, composed)
        if draft.pack.version and not draft.is_changed:
            _show_freezing(workspace, edition, draft.pack.name, composed)


def _show_told() -> None:
    said = told()
    if isinstance(said, InputMistake):
        st.html(mistake_as_html(said))
    elif said:
        st.html(f'<p class="notice">{escape(said)}</p>')


def _show_saving(workspace: Workspace, edition: Edition, draft: Draft, composed: Composed) -> None:
    is_new = not draft.pack.version
    if is_new:
        st.text_input("Name of the pack", key=NAME, max_chars=LONGEST_NAME, placeholder="Board 2026-Q4")
    st.text_input("What you changed", key=NOTE, max_chars=200, placeholder="For whoever looks at the versions later")
    label = "Save as version 1" if is_new else f"Save as version {draft.pack.version + 1}"
    wrong = unsaveable(composed)
    is_off = bool(wrong) or not draft.pack.pages or not draft.is_changed
    with st.container(horizontal=True, gap="small", key="packsave"):
        name = NEW if is_new else draft.pack.name
        args = (workspace, edition, name)
        st.button(label, key="pack-save", type="primary", disabled=is_off, on_click=_save, args=args)
        if draft.is_changed:
            st.button("Discard the changes", key="pack-discard", type="tertiary", on_click=forget, args=(name,))
    if wrong:
        st.html(f'<p class="missing">{escape(NOT_BORNE_OUT + ", ".join(each.what.lower() for each in wrong))}.</p>')


def unsaveable(composed: Composed) -> tuple[Refused, ...]:
    """What is worded so that the findings do not bear it out; a page that is gone or an open ask can wait."""
    return tuple(each for each in composed.refused if not each.is_gone and each.what != THE_ASK)


def _save(workspace: Workspace, edition: Edition, name: str) -> None:
    """Composed again: a field that was left by pressing the button was taken over only now."""
    draft = draft_in_hand(workspace, name)
    composed = composed_from(draft.pack, edition)
    if unsaveable(composed):
        return
    claims = {place: page.finding.claim for place, page in zip(composed.places, composed.briefing.pages, strict=True)}
    pages = tuple(
        page.model_copy(update={"claim": say_plain(claims[place])}) if place in claims else page
        for place, page in enumerate(draft.pack.pages, start=1)
    )
    called = str(st.session_state.get(NAME, "")).strip() if name == NEW else name
    note = str(st.session_state.pop(NOTE, "")).strip()
    try:
        saved = save_pack(workspace, draft.pack.model_copy(update={"name": called, "pages": pages, "note": note}))
    except InputMistake as mistake:
        tell(mistake)
        return
    forget(name)
    put_anew(saved.name, saved)
    st.session_state[PACK] = saved.name
    tell(f"{saved.name} is saved as version {saved.version}.")


def _show_freezing(workspace: Workspace, edition: Edition, name: str, composed: Composed) -> None:
    if composed.refused or not composed.briefing.pages:
        return
    st.html(
        '<p class="subtitle freeze">Freeze it once the pre-read is sent: the pack then always tells from this edition, '
        "which is kept for good, whatever is built later.</p>"
    )
    st.text_input("Name that keeps the edition", name, key=f"{FROZEN_AS}-{name}", max_chars=LONGEST_NAME)
    label = f"Freeze with edition {short_edition(composed.briefing.edition_id)}"
    st.button(label, key="pack-freeze", on_click=_freeze, args=(workspace, edition, name))


def _freeze(workspace: Workspace, edition: Edition, name: str) -> None:
    frozen_as = str(st.session_state.get(f"{FROZEN_AS}-{name}", name)).strip()
    looked_at = draft_in_hand(workspace, name).pack.version
    try:
        frozen = freeze_pack(workspace, name, edition.path.stem, frozen_as, seen=looked_at)
    except InputMistake as mistake:
        tell(mistake)
        return
    put_anew(name, frozen)
    tell(f"{name} is frozen with edition {short_edition(frozen.edition)}, kept as {frozen.frozen_as}.")
