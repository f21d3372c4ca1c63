"""Which workspace the page works on in this session, and whether anything may be changed there."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import streamlit as st

from data_sources.bringing.begin import is_sample
from data_sources.first_start import SAMPLE_FOLDER, VARIABLE, named_workspace
from data_sources.read_only import is_switched_off
from data_sources.workspace import Workspace

CHOSEN = "bring_workspace"  # in the session: the folder of the workspace begun or opened here

# open: exports may be brought; sample: it is never changed; missing: there is no such folder; off: switched off.
State = Literal["open", "sample", "missing", "off"]


@dataclass(frozen=True)
class InHand:
    """`is_told_from`: the app's other pages tell from this workspace too."""

    workspace: Workspace
    state: State
    is_told_from: bool

    @property
    def folder(self) -> Path:
        return self.workspace.folder


def workspace_in_hand() -> InHand:
    app_folder = app_workspace()
    chosen = st.session_state.get(CHOSEN)
    folder = Path(chosen) if chosen and Path(chosen).is_dir() else app_folder
    return InHand(Workspace(folder), _state(folder), folder.resolve() == app_folder.resolve())


def app_workspace() -> Path:
    """The folder that the app was pointed at, or that was chosen for every page; else the sample company's."""
    named = named_workspace(os.environ)
    return Path(named).expanduser() if named else SAMPLE_FOLDER


def choose_workspace(workspace: Workspace) -> None:
    st.session_state[CHOSEN] = str(workspace.folder)


def may_be_chosen(place: InHand) -> bool:
    """Whether a button may have every page tell from this workspace: whoever started the app named none."""
    return not os.environ.get(VARIABLE, "").strip() and not is_switched_off() and not place.is_told_from


def _state(folder: Path) -> State:
    if is_switched_off():
        return "off"
    if not folder.is_dir():
        return "sample" if folder == SAMPLE_FOLDER else "missing"
    return "sample" if is_sample(folder) else "open"
