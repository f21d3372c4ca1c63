"""What can be done with a pack as it stands: take it along in every format, or present it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from data_sources.workspace import Workspace
from presentation.download_buttons import show_downloads, show_template_in_use
from presentation.exporting.material import Material
from presentation.exporting.own_template import template_of
from presentation.packs.composed import Composed, ready
from presentation.packs.draft import Draft
from presentation.packs.telling import composed_to_take
from presentation.presenting.present_link import show_present_link
from queries.run import Edition


def show_pack_actions(workspace: Workspace, edition: Edition, draft: Draft, composed: Composed) -> None:
    with st.container(horizontal=True, gap=None, key="actions-pack"):
        _show_downloads(workspace, edition, draft, composed)
        if draft.seen.version and not composed.refused:
            _show_presenting(draft)


@st.fragment
def _show_downloads(workspace: Workspace, edition: Edition, draft: Draft, composed: Composed) -> None:
    popover = st.popover("Download the pack", type="tertiary", key="download-pack", on_change="rerun")
    if not popover.open:
        return
    with popover:
        if composed.refused or not composed.briefing.pages:
            st.html('<p class="quiet-note">Nothing leaves before every page holds: see what does not, below.</p>')
            return
        show_downloads(draft.pack.name or "board-pack", partial(_to_take, workspace, edition, draft))
        if draft.is_changed:
            st.html('<p class="quiet-note">With your changes, which are not saved yet.</p>')
        show_template_in_use(workspace)


def _to_take(workspace: Workspace, edition: Edition, draft: Draft) -> Material:
    briefing = ready(composed_to_take(draft.pack, edition))
    names = ", ".join(workspace.frozen_names(edition.path.stem))
    named = replace(briefing, name=briefing.name or "board-pack", frozen_as=briefing.frozen_as or names)
    return Material(named, template=template_of(workspace))


def _show_presenting(draft: Draft) -> None:
    """The room shows what is saved."""
    show_present_link({"pack": draft.pack.name})
    if draft.is_changed:
        st.html(f'<p class="quiet-note">as saved, version {draft.seen.version}</p>')
