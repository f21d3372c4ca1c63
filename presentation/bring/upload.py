"""Files uploaded into the workspace: whose each is, what saving it would meet, then saved."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from data_sources.bringing.safe_names import department_folder, safe_name
from data_sources.bringing.save import Place, content_of, place_for, save
from data_sources.export_files import NOT_EXPORTS
from data_sources.readers.landing import READABLE
from data_sources.shown_text import shown_text
from presentation.bring.departments import choose_department
from presentation.bring.told import counted, mistakes_shown, notice, size
from presentation.bring.work import Work

KEEP_BOTH, REPLACE = "Keep both", "Replace the one that is there"


@dataclass(frozen=True)
class Uploaded:
    """One uploaded file, whose it is, and where it would lie; `place` is None while no department is said."""

    file: Any
    department: str
    place: Place | None

    @property
    def is_export(self) -> bool:
        return not NOT_EXPORTS.search(self.file.name) and Path(self.file.name).suffix.lower() in READABLE


@st.fragment
def show_upload(work: Work, exports_folder: Path, known: tuple[str, ...]) -> None:
    """Its own fragment: choosing files and departments runs nothing else on the page."""
    turn = work.kept("upload", "turn") or 0
    files = st.file_uploader(
        "Upload exports",
        type=[ending.removeprefix(".") for ending in READABLE],
        accept_multiple_files=True,
        key=f"bring-upload-{turn}",
    )
    if not files:
        return
    with mistakes_shown():
        uploads = _with_departments(work, exports_folder, list(files), known)
        replaced = _asked_about(uploads)
        _show_save(work, uploads, replaced, turn)


def _with_departments(work: Work, exports_folder: Path, files: list[Any], known: tuple[str, ...]) -> list[Uploaded]:
    common = choose_department("Which department hands them over?", known, "bring-upload-department")
    several = len(files) > 1 and st.toggle("They come from several departments", key="bring-upload-several")
    uploads = []
    for file in files:
        own = common
        if several:
            label = f"{shown_text(file.name)} comes from"
            own = choose_department(label, known, f"bring-of-{file.file_id}", common or None)
        uploads.append(Uploaded(file, own, _place(work, exports_folder, file, own)))
    return uploads


def _place(work: Work, exports_folder: Path, file: Any, department: str) -> Place | None:
    folder = department_folder(department)
    if not folder:
        return None
    content = work.keep(f"content {file.file_id}", file.file_id, lambda: content_of(file))
    return place_for(exports_folder / folder, safe_name(file.name), file.size, content)


def _asked_about(uploads: list[Uploaded]) -> set[str]:
    """Tells what saving each file would meet; asks where another content lies there. Returns the ids to replace."""
    replaced = set()
    points = "".join(
        f"<li><strong>{escape(shown_text(each.file.name))}</strong> {_told(each)}</li>" for each in uploads
    )
    st.html(f'<ul class="points">{points}</ul>')
    for each in uploads:
        if each.place and each.is_export and each.place.standing == "other":
            label = f"{each.place.path.name} lies there with another content"
            if st.radio(label, [KEEP_BOTH, REPLACE], key=f"bring-meets-{each.file.file_id}") == REPLACE:
                replaced.add(each.file.file_id)
    return replaced


def _told(each: Uploaded) -> str:
    if not each.is_export:
        return "is a lock or temporary file, or no export: it will not be saved."
    if each.file.size == 0:
        return "is empty: 0 bytes. A build would refuse it; ask for the export again."
    said = f"{size(each.file.size)}"
    if each.place is None:
        return f"{said}. Say whose it is."
    folder = escape(each.place.path.parent.name)
    meets = {
        "new": f"will lie in exports/{folder} as {escape(each.place.path.name)}.",
        "same": f"lies in exports/{folder} already, with the same content: it will not be saved again.",
        "other": f"would meet another file of that name in exports/{folder}.",
    }
    return f"{said}, {meets[each.place.standing]}"


def _show_save(work: Work, uploads: list[Uploaded], replaced: set[str], turn: int) -> None:
    wanted = [each for each in uploads if each.is_export and each.file.size and not _is_there(each)]
    are_said = all(each.place for each in wanted)
    label = f"Save {counted(len(wanted), 'exports')}" if wanted else "Nothing to save"
    if not st.button(label, key="bring-save", type="primary", disabled=not wanted or not are_said):
        return
    saved = []
    for each in wanted:
        assert each.place is not None
        folder, name = each.place.path.parent, safe_name(each.file.name)
        saved.append(save(each.file, folder, name, replaces=each.file.file_id in replaced))
    work.put("upload", "turn", turn + 1)
    notice(f"Saved {', '.join(f'{path.parent.name}/{path.name}' for path in saved)}.")
    st.rerun()


def _is_there(each: Uploaded) -> bool:
    return each.place is not None and each.place.standing == "same"
