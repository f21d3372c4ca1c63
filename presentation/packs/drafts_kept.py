"""The drafts of this session: what is not saved stays while its author looks at another pack or page."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from data_sources.mistakes import InputMistake
from data_sources.packs import Pack, pack_versions, read_pack
from data_sources.workspace import Workspace
from presentation.packs.draft import Draft, drafted

NEW = "A new pack"
DRAFTS, TOLD, NEXT_KEY = "pack-drafts", "pack-told", "pack-next-key"  # in the session


def draft_in_hand(workspace: Workspace, name: str) -> Draft:
    """The draft of this pack, begun from its last version. Raises InputMistake where that cannot be read."""
    kept: Draft | None = _drafts().get(name)
    last = max(pack_versions(workspace, name), default=0) if name != NEW else 0
    if kept is None or (not kept.is_changed and kept.seen.version != last):
        kept = put_anew(name, read_pack(workspace, name) if last else Pack(name=""))
    return kept


def put_anew(name: str, pack: Pack) -> Draft:
    """A draft with fields of its own: what stood in those of an earlier one is not taken for a change."""
    draft = drafted(pack, st.session_state.get(NEXT_KEY, 0) + 1)
    put(name, draft)
    return draft


def put(name: str, draft: Draft) -> None:
    _drafts()[name] = draft
    st.session_state[NEXT_KEY] = max(draft.next_key, st.session_state.get(NEXT_KEY, 0))


def change(name: str, by: Callable[[Draft], Draft]) -> None:
    """For callbacks: they run before the page does, so what they change is seen everywhere on it."""
    put(name, by(_drafts()[name]))


def take(name: str, field: str, by: Callable[[Draft, object], Draft]) -> None:
    """The same with what now stands in a field."""
    put(name, by(_drafts()[name], st.session_state[field]))


def forget(name: str) -> None:
    _drafts().pop(name, None)


def tell(said: str | InputMistake) -> None:
    """Shown once, on the next run."""
    st.session_state[TOLD] = said


def told() -> str | InputMistake | None:
    found: str | InputMistake | None = st.session_state.pop(TOLD, None)
    return found


def _drafts() -> dict[str, Draft]:
    kept: dict[str, Draft] = st.session_state.setdefault(DRAFTS, {})
    return kept
