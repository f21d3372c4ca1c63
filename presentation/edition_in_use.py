"""Which edition a page tells from: the one that the address asks for, else the current one, looked up on every run."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from data_sources.first_start import named_workspace, ready_workspace
from data_sources.mistakes import InputMistake
from data_sources.opened_edition import opened_edition
from data_sources.workspace import Workspace
from presentation.page_style import keep_edition
from queries.run import Edition

EDITION = "edition"  # name in the address
KEPT = "edition_asked"  # in the session: the menu's links drop what the address says
# Looking whether the sample is up to date opens its edition; once in a process is enough.
_READY: dict[str, Workspace] = {}


@dataclass(frozen=True)
class Standing:
    """What a reader has to know of the edition on the page."""

    is_current: bool
    frozen_names: tuple[str, ...]


def edition_in_use(progress: Callable[[str, float], None]) -> Edition:
    """The edition asked for, open. Builds one where none is there. Raises InputMistake where none can be."""
    workspace = workspace_in_use(progress)
    asked = edition_asked()
    path = workspace.current_edition() if asked is None else _asked_for(workspace, asked)
    if path is None:
        _READY.clear()
        raise InputMistake(
            f"The edition of {workspace.folder} is gone.",
            "A file below editions/ that editions/current names.",
            "The folder was moved or cleaned while the app was running.",
            "Load the page again: it builds a new edition from the exports.",
        )
    return kept_open(path)


def workspace_in_use(progress: Callable[[str, float], None]) -> Workspace:
    """The workspace that the app was started on, with an edition in it. Raises InputMistake where none can be."""
    named = named_workspace(os.environ)
    if named not in _READY:
        _READY[named] = ready_workspace(os.environ, progress)
    return _READY[named]


def edition_asked() -> str | None:
    """The edition that the reader asked for, by this page's address or by one before it; None for the current one."""
    return st.query_params.get(EDITION) or st.session_state.get(KEPT)


def standing_of(edition: Edition) -> Standing:
    workspace = workspace_in_use(lambda step, share: None)
    edition_id = edition.path.stem
    return Standing(edition_id == workspace.current_id(), workspace.frozen_names(edition_id))


def address_of_the_current() -> str:
    """This page's address as it is, but of the current edition."""
    others = {name: value for name, value in st.query_params.items() if name != EDITION}
    return f"?{urlencode(others)}"


def kept_open(path: Path) -> Edition:
    """One connection a file, shared by all sessions; queries/run.py takes a cursor for each query."""
    return _opened(str(path))


def _asked_for(workspace: Workspace, asked: str) -> Path:
    """Keeps in the session what is found, and writes it into the address where the menu has dropped it."""
    try:
        path = workspace.edition(asked)
    except InputMistake:
        st.session_state.pop(KEPT, None)
        raise
    if asked == "current":
        st.session_state.pop(KEPT, None)
        return path
    st.session_state[KEPT] = asked
    if st.query_params.get(EDITION) != asked:
        keep_edition(asked)
    return path


@st.cache_resource(max_entries=8, show_spinner=False)
def _opened(path: str) -> Edition:
    return opened_edition(Path(path))
