"""What every page opens with, whether the menu has run or not: style, masthead, the edition, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from presentation.cold_start import start_from_the_menu
from presentation.edition_in_use import address_of_the_current, edition_in_use, standing_of
from presentation.mistake_page import mistakes_explained
from presentation.page_style import apply_page_style
from presentation.source_line import short_edition
from presentation.theme import ASSETS, PaletteName
from presentation.wording import say_part
from queries.run import Edition

ABOUT = "Empty Chair speaks for the chair that some boards leave empty, for the customer."


@dataclass(frozen=True)
class OpenPage:
    """A page whose shell stands: the edition that it tells from and the palette that it is seen in."""

    title: str
    edition: Edition
    palette_name: PaletteName

    @property
    def edition_id(self) -> str:
        return str(self.edition.company["edition_id"])


def open_page(title: str) -> OpenPage:
    """Sets the page up. Where there is no edition the page explains itself, and nothing after this call runs."""
    palette_name = set_up_page(title)
    with mistakes_explained():
        with progress_shown() as progress:
            edition = edition_in_use(progress)
        _show_masthead(edition)
    return OpenPage(title, edition, palette_name)


def set_up_page(title: str) -> PaletteName:
    """The part of the shell that needs no edition: the menu, the browser's title, the logo, the style."""
    start_from_the_menu()
    st.set_page_config(
        page_title=f"{title} · Empty Chair", page_icon=str(ASSETS / "logo.svg"), menu_items={"About": ABOUT}
    )
    st.logo(str(ASSETS / "logo.svg"), size="large")
    palette_name: PaletteName = "dark" if st.context.theme.type == "dark" else "light"
    apply_page_style(palette_name)
    return palette_name


@contextmanager
def progress_shown() -> Iterator[ProgressDisplay]:
    display = ProgressDisplay()
    try:
        yield display
    finally:
        display.clear()


class ProgressDisplay:
    """Shows that an edition is being built, from the first word of progress on: most runs build none."""

    def __init__(self, doing: str = "Building the edition") -> None:
        self._place, self._doing = st.empty(), doing

    def __call__(self, step: str, share: float) -> None:
        self._place.progress(min(max(share, 0.0), 1.0), text=f"{self._doing}: {step}")

    def clear(self) -> None:
        self._place.empty()


def _show_masthead(edition: Edition) -> None:
    company, standing = edition.company, standing_of(edition)
    as_of = pd.to_datetime(str(company["as_of"]), errors="coerce")
    clock = "no dates in these exports" if pd.isna(as_of) else f"as of {say_part(as_of.date())}"
    frozen = f", frozen as {', '.join(standing.frozen_names)}" if standing.frozen_names else ""
    parts = [
        f"<strong>{escape(str(company['name']))}</strong>",
        clock,
        escape(f"edition {short_edition(str(company['edition_id']))}{frozen}"),
    ]
    line = " ".join(f"<span>{part}</span>" for part in parts)
    st.html(f'<div class="masthead">{line} {"" if standing.is_current else _not_the_current()}</div>')


def _not_the_current() -> str:
    link = f'<a href="{escape(address_of_the_current())}" target="_self">open the current edition</a>'
    return f'<span class="another">not the current one: {link}</span>'
