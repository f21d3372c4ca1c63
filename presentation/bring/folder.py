"""A folder of the machine that runs the app, looked into and then copied into the workspace."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

from data_sources.bringing.from_folder import FolderLook, copy_in, look_into
from data_sources.shown_text import shown_text
from presentation.bring.departments import choose_department
from presentation.bring.told import counted, mistakes_shown, notice, quiet, size
from presentation.bring.work import Work

LEFT_SHOWN = 12


@st.fragment
def show_folder(work: Work, exports_folder: Path, known: tuple[str, ...]) -> None:
    turn = work.kept("folder", "turn") or 0  # a new field once its folder was copied
    named = st.text_input(
        "Or copy a folder of the machine that runs this app",
        key=f"bring-folder-{turn}",
        placeholder="/home/anna/exports",
    )
    if not named.strip():
        return
    with mistakes_shown():
        look = look_into(named, exports_folder)
        _show_look(look)
        if not look.files:
            return
        department = ""
        if look.has_loose_files:
            department = choose_department(
                "Whose are the files that lie in no folder of their own?", known, "bring-folder-department"
            )
        is_said = bool(department) or not look.has_loose_files
        label = f"Copy {counted(len(look.files), 'exports')}"
        if st.button(label, key="bring-copy", type="primary", disabled=not is_said):
            with st.spinner("Copying"):
                copied = copy_in(look, exports_folder, department)
            same = f" {counted(len(copied.same), 'exports')} lay here already." if copied.same else ""
            work.put("folder", "turn", turn + 1)
            notice(f"Copied {counted(len(copied.saved), 'exports')} from {look.folder}.{same}")
            st.rerun()


def _show_look(look: FolderLook) -> None:
    quiet(f"{counted(len(look.files), 'exports')}, {size(look.bytes)}. Folders within it are taken for departments.")
    if look.left_aside:
        shown = "".join(
            f"<li>{escape(shown_text(each.path))} <span class='held'>{escape(shown_text(each.why))}</span></li>"
            for each in look.left_aside[:LEFT_SHOWN]
        )
        more = len(look.left_aside) - LEFT_SHOWN
        shown += f"<li class='held'>and {more} more</li>" if more > 0 else ""
        st.html(f'<p class="quiet-note">Left aside:</p><ul class="points">{shown}</ul>')
