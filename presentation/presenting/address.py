"""What the address of a presentation asks for, and the addresses of its other windows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from presentation.edition_in_use import EDITION
from presentation.presenting.rooms import new_token, room_of

PAGE = "present"
STORY, PACK, VIEW, ROOM, TOKEN = "story", "pack", "view", "room", "steer"  # names in the address
AUDIENCE, PRESENTER, FOLLOW = "audience", "presenter", "follow"
OWN = (STORY, PACK, VIEW, ROOM, TOKEN, "slide", "step")  # the rest chooses what is told: filters, edition, assumptions
USUAL_STORY = "summary"
HOME_OF_PACKS = "board-pack"


@dataclass(frozen=True)
class Asked:
    """`chosen` is what the address says beside what is this page's own: filters, levers, the edition."""

    story: str
    pack: str
    view: str
    room: str
    token: str
    chosen: tuple[tuple[str, str], ...]

    @property
    def subject(self) -> str:
        """What is presented, whoever presents it: slides are alike where this is."""
        seen = urlencode(sorted(each for each in self.chosen if each[0] != EDITION))
        return f"pack {self.pack} {seen}" if self.pack else f"story {self.story} {seen}"

    @property
    def may_steer(self) -> bool:
        return bool(self.token)

    def keep(self, edition_id: str) -> dict[str, str]:
        """What belongs into the address of this window: a reload finds its room again, and the numbers as they were."""
        room = {TOKEN: self.token} if self.token else {ROOM: self.room} if self.room else {}
        return room | {EDITION: edition_id}

    def links(self, edition_id: str) -> dict[str, str]:
        """Of the presenter's and the audience's window where this one may steer, of followers, and the way out.

        All windows tell from this edition, though another become the current one during the meeting.
        """
        steering = {TOKEN: self.token, EDITION: edition_id}
        return {
            "audience": self._link(steering),
            "presenter": self._link({VIEW: PRESENTER, **steering}),
            "follow": self._link({VIEW: FOLLOW, ROOM: self.room, EDITION: edition_id}),
            "leave": self._way_out(),
        }

    def _link(self, more: Mapping[str, str]) -> str:
        subject = {PACK: self.pack} if self.pack else {STORY: self.story}
        chosen = [each for each in self.chosen if each[0] != EDITION]
        return f"{PAGE}?{urlencode([*subject.items(), *chosen, *more.items()])}"

    def _way_out(self) -> str:
        if self.pack:
            return f"{HOME_OF_PACKS}?{urlencode([(PACK, self.pack), *self.chosen])}"
        page = "./" if self.story == USUAL_STORY else self.story
        return f"{page}?{urlencode(self.chosen)}" if self.chosen else page


def asked_of_address() -> Asked:
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
