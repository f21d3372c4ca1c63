"""The page that presents: what the address asks for as slides that fill the window, in step with the room's others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

import streamlit as st

from data_sources.mistakes import InputMistake
from presentation.briefing import Briefing
from presentation.mistake_page import mistake_as_html, mistakes_explained
from presentation.page_style import add_style
from presentation.presenting.address import FOLLOW, asked_of_address
from presentation.presenting.plain_slides import foot_of
from presentation.presenting.rooms import Rooms
from presentation.presenting.slides import Slide, slides_of
from presentation.presenting.stage import keep_in_step, show_stage
from presentation.presenting.subject import briefing_asked
from presentation.shell import progress_shown, set_up_page
from presentation.theme import PaletteName

KEPT_DECKS = 12


def show_presenting(title: str) -> None:
    palette_name = set_up_page(title)
    asked = asked_of_address()
    with mistakes_explained(), _refused_explained(), progress_shown() as progress:
        briefing = briefing_asked(asked, progress)
    with st.spinner("Setting the slides"):
        slides = kept_slides(briefing, palette_name, on_telephones=asked.view == FOLLOW)
    add_style("present_page.css")
    foot = " · ".join(filter(None, [briefing.company, briefing.filters, foot_of(briefing)]))
    show_stage(slides, foot, briefing.edition_id, asked, palette_name)
    keep_in_step(_rooms(), asked)


def kept_slides(briefing: Briefing, palette_name: PaletteName, on_telephones: bool) -> tuple[Slide, ...]:
    return _slides(briefing, _told_apart(briefing), palette_name, on_telephones)


@st.cache_resource(max_entries=KEPT_DECKS, show_spinner=False)
def _slides(_briefing: Briefing, told_apart: str, palette_name: PaletteName, on_telephones: bool) -> tuple[Slide, ...]:
    return slides_of(_briefing, palette_name, on_telephones)


def _told_apart(briefing: Briefing) -> str:
    """Two briefings that could differ anywhere have another text here."""
    pages = [
        (page.finding.id, page.title, page.section, page.purpose, page.in_their_terms, page.story.view, page.objections)
        for page in briefing.pages
    ]
    around = (briefing.name, briefing.title, briefing.opening, briefing.ask, briefing.edition_id, briefing.frozen_as)
    return sha256(repr((around, briefing.filters, briefing.audience, pages)).encode()).hexdigest()


@st.cache_resource(show_spinner=False)
def _rooms() -> Rooms:
    return Rooms()


@contextmanager
def _refused_explained() -> Iterator[None]:
    """A story or pack that cannot be presented is no missing edition: its page says so in its own words."""
    try:
        yield
    except InputMistake as mistake:
        st.html('<p class="kicker">Nothing to present yet</p>')
        st.title("This cannot be presented as it stands", anchor=False)
        st.html(mistake_as_html(mistake))
        st.stop()
