"""What a server does before its first reader comes: loads what pages need, and has the usual views told."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from pathlib import Path
from threading import Event, Thread

import streamlit as st

from data_sources.first_start import SAMPLE_FOLDER, named_workspace
from data_sources.mistakes import InputMistake
from data_sources.read_only import is_switched_off
from data_sources.workspace import Workspace
from presentation.telling.ahead import likely_of, missing
from presentation.telling.asked import usual_views
from presentation.telling.tellers import close_room, open_room, room_in_use

# What pages import when they are first shown; Altair and DuckDB come with them.
PAGES = ("summary_page", "told_page", "triage.page", "packs.page", "exports_page", "editions_page")
LOOK_SECONDS = 5.0  # a new edition's stories are told ahead so soon after it is published


@asynccontextmanager
async def ready_before_readers(app: st.App) -> AsyncIterator[None]:
    """For as long as the server runs. Nobody waits for it: who comes earlier is served as ever."""
    ended = Event()
    open_room()
    Thread(target=_get_ready, args=(ended,), name="get-ready", daemon=True).start()
    yield
    ended.set()
    close_room()


def _get_ready(ended: Event) -> None:
    for name in PAGES:
        import_module(f"presentation.{name}")
    told: Path | None = None
    while not ended.wait(LOOK_SECONDS if told else 0.0):
        edition = _current_edition()
        if edition is not None and edition != told:
            _have_told(edition)
        told = edition or Path()


def _have_told(edition: Path) -> None:
    """Views that lie there already are not told again, so a server that starts again has little to do."""
    room = room_in_use()
    if room is not None and not is_switched_off():
        room.tell_ahead(missing(usual_views(edition)))
        room.tell_ahead(missing(likely_of(edition)))


def _current_edition() -> Path | None:
    """None while there is none: the first page builds it, and says so."""
    with suppress(InputMistake, OSError):
        return Workspace(Path(named_workspace(os.environ) or SAMPLE_FOLDER).expanduser()).current_edition()
    return None
