"""A server gets ready: loads what pages need, reads what was told of the current edition, and has the rest told."""

from __future__ import annotations

import os
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Event

from data_sources.first_start import SAMPLE_FOLDER, named_workspace
from data_sources.mistakes import InputMistake
from data_sources.read_only import is_switched_off
from data_sources.workspace import Workspace
from presentation.edition_in_use import kept_open
from presentation.telling.ahead import likely_of, missing
from presentation.telling.asked import usual_views
from presentation.telling.shelf import STORY, has_part
from presentation.telling.tellers import close_room, open_room, room_in_use
from presentation.told import told_story
from queries.run import EditionTooOld

# What pages import when they are first shown. The triage board comes with the statistics, 50 MB that few ask for.
PAGES = ("summary_page", "told_page", "packs.page", "exports_page", "editions_page")
LOOK_SECONDS = 5.0  # a new edition's stories are told ahead so soon after it is published


def get_ready(ended: Event) -> None:
    """Returns when the server ends, and with it every process that tells."""
    open_room()
    try:
        for name in PAGES:
            import_module(f"presentation.{name}")
        ready: Path | None = None
        while not ended.is_set():
            edition = _current_edition()
            if edition is not None and edition != ready:
                _have_at_hand(edition)
                _have_told(edition)
            ready = edition
            ended.wait(LOOK_SECONDS)
    finally:
        close_room()


def _have_at_hand(edition: Path) -> None:
    """What lies beside the edition is read: the first reader finds it in memory."""
    with suppress(InputMistake, EditionTooOld):
        opened = kept_open(edition)
        for asked in usual_views(edition):
            if has_part(asked, STORY):
                told_story(opened, asked.story_id, asked.view)


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
