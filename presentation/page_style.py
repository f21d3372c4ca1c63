"""The page's style sheet: assets/page.css with the theme's colours as custom properties for light and for dark."""

from __future__ import annotations

import json
from functools import cache
from uuid import uuid4

import streamlit as st

from presentation.style_sheet import colours_of, script, sheet, type_variables, variables
from presentation.theme import PaletteName


def apply_page_style(palette_name: PaletteName) -> None:
    st.html(f"<style>{style_sheet(palette_name)}</style>")


def add_style(name: str) -> None:
    """The rules of one page alone, assets/NAME: they do not travel with the others."""
    st.html(f"<style>{sheet(name)}</style>")


@cache
def place_kept() -> str:
    """A script that holds the finding that a link led to at the top while charts above it are still being drawn."""
    return f"<script>{script('keep_place.js')}</script>"


def keep_edition(asked: str) -> None:
    """Writes the edition into the address, in place. The script differs each time, so that the browser runs it."""
    told = script("keep_edition.js").replace('/* EDITION */ ""', json.dumps(asked).replace("<", "\\u003c"))
    st.html(f"<script>{told}/* {uuid4().hex} */</script>", unsafe_allow_javascript=True)


def keep_focus(key: str) -> None:
    """Puts the keyboard back on a button that has moved. The script differs each time, so that the browser runs it."""
    told = script("keep_focus.js").replace('/* KEY */ ""', json.dumps(key))
    st.html(f"<script>{told}/* {uuid4().hex} */</script>", unsafe_allow_javascript=True)


@cache
def style_sheet(palette_name: PaletteName) -> str:
    """Inside the app colours follow the scheme in use by themselves; what pops up stands outside it and is told."""
    light, dark, told = colours_of("light"), colours_of("dark"), colours_of(palette_name)
    by_scheme = {name: f"light-dark({light[name]},{dark[name]})" for name in light}
    return f":root{{{variables(told)}}}.stApp{{{variables(by_scheme)}{type_variables()}}}{sheet('page.css')}"
