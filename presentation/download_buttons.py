"""Download buttons whose files are made when somebody clicks, not when the page is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import streamlit as st

from data_sources.mistakes import InputMistake
from data_sources.workspace import Workspace
from presentation.exporting.kinds import KINDS, Kind
from presentation.exporting.material import Material
from presentation.exporting.own_template import template_named, template_path
from presentation.mistake_page import mistake_as_html

WHOLE = ("pptx", "pdf", "html", "xlsx", "json")  # endings of what holds a whole story or pack


def show_downloads(name: str, material: Callable[[], Material], endings: Iterable[str] = WHOLE) -> None:
    for kind in (KINDS[ending] for ending in endings):
        download_button(kind.label, f"{name}.{kind.ending}", kind.mime, partial(_made, kind, material))


def download_button(label: str, file_name: str, mime: str, make: Callable[[], str | bytes]) -> None:
    st.download_button(
        label, data=make, file_name=file_name, mime=mime, key=f"get-{file_name}", on_click="ignore", type="tertiary"
    )


def show_template_in_use(workspace: Workspace) -> None:
    """Whose slides a deck will have, where the company keeps its own; why not, where they cannot be used."""
    path = template_path(workspace)
    if path is None:
        return
    mistake = _mistake_in(path, path.stat().st_mtime_ns)
    note = f'<p class="quiet-note">Slides are drawn in your own {path.name}.</p>'
    st.html(mistake_as_html(mistake) if mistake else note)


@st.cache_resource(max_entries=4, show_spinner=False)
def _mistake_in(path: Path, changed: int) -> InputMistake | None:
    try:
        template_named(path)
    except InputMistake as mistake:
        return mistake
    return None


def _made(kind: Kind, material: Callable[[], Material]) -> bytes:
    return kind.make(material())
