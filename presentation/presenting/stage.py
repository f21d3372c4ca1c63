"""The slides in the browser, and the line that keeps all windows of a room in step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from hashlib import sha256
from html import escape
from time import time
from typing import Any

import streamlit as st

from presentation.presenting.address import PRESENTER, Asked
from presentation.presenting.picture_of_chart import points_in_colour
from presentation.presenting.rooms import Place, Rooms, place_said
from presentation.presenting.slides import Slide
from presentation.style_sheet import sheet
from presentation.theme import ASSETS, PaletteName, palette

# Seconds between two looks at the room: a look costs the server some 7 ms, and thirty may follow.
STEERING, FOLLOWING = 0.5, 1.0
LINE = "line"  # key of the component that is on the line


def _script(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


def _grey() -> str:
    """Before the point is made its colours are grey: the words quiet, the marks as faint as those around them.

    Where colours tell marks of one row apart the accent becomes a darker grey than the others.
    """
    rules = []
    for name in ("light", "dark"):
        colours = palette(name)
        for colour in points_in_colour(colours):
            rules.append(
                f'.grey [fill="{colour}"]{{fill:var(--context)}}.grey [stroke="{colour}"]{{stroke:var(--context)}}'
            )
            rules.append(f'.grey text[fill="{colour}"]{{fill:var(--quiet)}}')
        rules.append(f'.grey .apart [fill="{colours.accent}"]{{fill:var(--quiet)}}')
    return "".join(rules)


# A text of several lines is what tells Streamlit a style sheet from the name of a file.
STAGE = st.components.v2.component(
    "empty_chair_stage",
    html='<div class="room" role="region" aria-label="Presentation"></div>',
    css=f"{sheet('present.css')}\n{_grey()}",
    js=_script("present.js"),
)
ON_THE_LINE = st.components.v2.component("empty_chair_line", js=_script("present_line.js"))


def show_stage(slides: Sequence[Slide], foot: str, edition_id: str, asked: Asked, palette_name: PaletteName) -> None:
    """Sent once: from then on the browser turns the pages by itself."""
    told = [asdict(each) for each in slides]
    if asked.view != PRESENTER:
        told = [{**each, "notes": ""} for each in told]
    data: dict[str, Any] = {
        "slides": told,
        "foot": escape(foot),
        "view": asked.view,
        "room": asked.room,
        "steers": asked.may_steer,
        "keep": asked.keep(edition_id),
        "links": asked.links(edition_id),
    }
    data["id"] = sha256(repr((data, palette_name)).encode()).hexdigest()
    STAGE(key="stage", data=data)


def keep_in_step(rooms: Rooms, asked: Asked) -> None:
    """From now on, for as long as the window is open: a few numbers come and go, the slides stay where they are."""
    st.fragment(_look, run_every=STEERING if asked.may_steer else FOLLOWING)(rooms, asked)


def _look(rooms: Rooms, asked: Asked) -> None:
    room = asked.room or rooms.latest(asked.subject)
    place = rooms.place(room) if room else Place()
    # The time makes each word from the server another one, so that a browser notices when none comes.
    ON_THE_LINE(key=LINE, data={**place.as_data(), "at": time()}, on_moved_change=lambda: _moved(rooms, asked))


def _moved(rooms: Rooms, asked: Asked) -> None:
    """Whoever has no token can say what they like."""
    place = place_said(st.session_state.get(LINE, {}).get("moved"))
    if asked.may_steer and place:
        rooms.move(asked.room, asked.subject, place)
