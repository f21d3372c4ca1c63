"""What the address of a presentation asks for, and the addresses of its other windows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from presentation.presenting.rooms import new_token, room_of

PAGE = "present"
STORY, PACK, VIEW, ROOM, TOKEN = "story", "pack", "view", "room", "steer"  # names in the address
AUDIENCE, PRESENTER, FOLLOW = "audience", "presenter", "follow"
OWN = (STORY, PACK, VIEW, ROOM, TOKEN, "slide", "step")  # the rest chooses what is told: filters, edition, assumptions
USUAL_STORY = "summary"
HOME_OF_PACKS = "board-pack"


@dataclass(frozen=True)
class Asked:
    """`subject` tells one story or pack from another; `chosen` is what the address says beside what is this page's."""

    story: str
    pack: str
    view: str
    room: str
    token: str
    chosen: tuple[tuple[str, str], ...]

    @property
    def subject(self) -> str:
        return f"pack {self.pack}" if self.pack else f"story {self.story}"

    @property
    def may_steer(self) -> bool:
        return bool(self.token)

    @property
    def keep(self) -> dict[str, str]:
        """What belongs into the address of this window, so that a reload finds its room again."""
        return {TOKEN: self.token} if self.token else {ROOM: self.room} if self.room else {}

    def links(self) -> dict[str, str]:
        """Of the presenter's and the audience's window where this one may steer, of followers, and the way out."""
        steering = {TOKEN: self.token}
        return {
            "audience": self._link(steering),
            "presenter": self._link({VIEW: PRESENTER, **steering}),
            "follow": self._link({VIEW: FOLLOW, ROOM: self.room}),
            "leave": self._way_out(),
        }

    def _link(self, more: Mapping[str, str]) -> str:
        subject = {PACK: self.pack} if self.pack else {STORY: self.story}
        return f"{PAGE}?{urlencode([*subject.items(), *self.chosen, *more.items()])}"

    def _way_out(self) -> str:
        if self.pack:
            return f"{HOME_OF_PACKS}?{urlencode([(PACK, self.pack), *self.chosen])}"
        page = "./" if self.story == USUAL_STORY else self.story
        return f"{page}?{urlencode(self.chosen)}" if self.chosen else page


def asked_of_address(latest_room: Mapping[str, str] | None = None) -> Asked:
    """What this window is. A presentation that nobody steers yet gets a token, kept while the window is open."""
    query = st.query_params
    pack = query.get(PACK, "")
    story = "" if pack else query.get(STORY, USUAL_STORY)
    view = query.get(VIEW, AUDIENCE)
    view = view if view in (PRESENTER, FOLLOW) else AUDIENCE
    token = "" if view == FOLLOW else query.get(TOKEN) or _own_token()
    chosen = tuple((name, value) for name in query if name not in OWN for value in query.get_all(name))
    room = room_of(token) if token else query.get(ROOM, "")
    return Asked(story, pack, view, room, token, chosen)


def _own_token() -> str:
    return str(st.session_state.setdefault(TOKEN, new_token()))
