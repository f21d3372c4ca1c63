"""Which edition a page tells from: the workspace's current one, looked up anew on every run."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from data_sources.first_start import VARIABLE, ready_workspace
from data_sources.mistakes import InputMistake
from data_sources.workspace import Workspace
from queries.run import Edition, open_edition

# Looking whether the sample is up to date opens its edition; once in a process is enough.
_READY: dict[str, Workspace] = {}


def edition_in_use(progress: Callable[[str, float], None]) -> Edition:
    """The current edition, open. Builds one where none is there. Raises InputMistake where none can be."""
    named = os.environ.get(VARIABLE, "")
    if named not in _READY:
        _READY[named] = ready_workspace(os.environ, progress)
    path = _READY[named].current_edition()
    if path is None:
        del _READY[named]
        raise InputMistake(
            f"The edition of {named or 'the sample company'} is gone.",
            "A file below editions/ that editions/current names.",
            "The folder was moved or cleaned while the app was running.",
            "Load the page again: it builds a new edition from the exports.",
        )
    return _opened(str(path))


@st.cache_resource(max_entries=4, show_spinner=False)
def _opened(path: str) -> Edition:
    """One connection a file, shared by all sessions; queries/run.py takes a cursor for each query."""
    return open_edition(Path(path))
