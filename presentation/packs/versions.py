"""The versions of a pack: when each was saved, what it changed, and the way on from an earlier one."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

from data_sources.packs import Pack, pack_versions, read_pack
from data_sources.workspace import Workspace
from presentation.packs.draft import Draft, for_the_next_meeting
from presentation.packs.drafts_kept import NEW, put, put_anew
from presentation.packs.versions_in_words import versions_in_words
from presentation.wording import say_part

MOST_SHOWN = 12  # the last ones; all stay in the folder
VERSION = "pack-version"  # of the field
WIDTH = 210  # pixels


def show_versions(workspace: Workspace, draft: Draft, may_change: bool) -> None:
    name = draft.pack.name
    if not draft.seen.version:
        return
    numbers = pack_versions(workspace, name)[-MOST_SHOWN - 1 :]
    packs = [_version(str(workspace.folder), name, number) for number in numbers]
    with st.container(key="finding-pack-versions"):
        st.header("Versions, the last one first", anchor="versions")
        st.html(f'<ol class="points versions">{"".join(_lines(packs))}</ol>')
        if not may_change:
            return
        if draft.pack.is_frozen:
            st.button("Begin the next pack from it", key="pack-next", on_click=_begin_next, args=(draft.seen,))
        elif len(packs) > 1:
            _show_going_back(name, packs, draft)


def _lines(packs: list[Pack]) -> list[str]:
    """The oldest of more than are shown is only compared with."""
    before = [None, *packs[:-1]]
    lines = [_line(pack, earlier) for pack, earlier in zip(packs, before, strict=True)]
    return lines[::-1][:MOST_SHOWN]


def _line(pack: Pack, before: Pack | None) -> str:
    when = f", {say_part(pack.saved_at.date())}, {pack.saved_at:%H:%M} UTC" if pack.saved_at else ""
    note = f": {escape(pack.note)}" if pack.note else ""
    changed = "".join(f"<li>{escape(each)}</li>" for each in versions_in_words(before, pack)) if before else ""
    folded = f'<details class="folded"><summary>What changed</summary><ul>{changed}</ul></details>' if changed else ""
    return f"<li><strong>Version {pack.version}</strong>{when}{note}{folded}</li>"


def _show_going_back(name: str, packs: list[Pack], draft: Draft) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="packversions"):
        earlier = [each.version for each in packs[-2::-1]]
        chosen = st.selectbox(
            "An earlier version", earlier, format_func=lambda each: f"Version {each}", key=VERSION, width=WIDTH
        )
        found = next((each for each in packs if each.version == chosen), None)
        st.button("Go on from it", key="pack-back", disabled=found is None, on_click=_go_on, args=(name, found, draft))


def _go_on(name: str, pack: Pack, draft: Draft) -> None:
    """It becomes a further version: none is ever overwritten."""
    begun = put_anew(name, pack.model_copy(update={"version": draft.seen.version, "note": ""}))
    put(name, Draft(begun.pack, draft.seen, begun.keys, begun.next_key))


def _begin_next(pack: Pack) -> None:
    begun = put_anew(NEW, for_the_next_meeting(pack))
    put(NEW, Draft(begun.pack, Pack(name=""), begun.keys, begun.next_key))
    st.session_state["pack"] = NEW


@st.cache_resource(max_entries=128, show_spinner=False)
def _version(folder: str, name: str, version: int) -> Pack:
    """A version is never changed once it is saved."""
    return read_pack(Workspace(Path(folder)), name, version)
