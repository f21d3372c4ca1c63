"""What a server does before its first reader comes, while it already answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Event, Thread

import streamlit as st

SECONDS_TO_END = 10.0


@asynccontextmanager
async def ready_before_readers(app: st.App) -> AsyncIterator[None]:
    """For as long as the server runs. Nobody waits for it: who comes earlier is served as ever."""
    ended = Event()
    thread = Thread(target=_get_ready, args=(ended,), name="get-ready", daemon=True)
    thread.start()
    yield
    ended.set()
    thread.join(SECONDS_TO_END)


def _get_ready(ended: Event) -> None:
    from presentation.getting_ready import get_ready  # here, since importing it takes most of a second

    get_ready(ended)
