"""Sources that no proposal made: an export declared by hand, or a declared source taken into work again."""

from __future__ import annotations

import glob
import re
from pathlib import PurePosixPath

import streamlit as st

from data_sources.bringing.inventory import Inventory, LyingExport
from data_sources.declarations import Source
from data_sources.shown_text import shown_text
from presentation.bring.work import Draft, Work


def show_by_hand(work: Work, inventory: Inventory) -> None:
    taken = {path for draft in work.drafts.values() for path in draft.exports}
    left = {each.path: each for each in inventory.undeclared if each.path not in taken}
    declared = {source.name: source for source in inventory.sources if source.name not in work.drafts}
    if left:
        with st.container(key="bring-by-hand"), st.expander("Declare an export yourself"):
            path = _choose("Export", list(left), "bring-by-hand-path")
            if path and st.button("Declare it", key="bring-by-hand-begin"):
                _take_up(work, blank_draft(work, inventory, left[path]))
    if declared:
        with st.container(key="bring-declared"), st.expander("Edit a source that is declared already"):
            name = _choose("Source", list(declared), "bring-declared-name")
            if name and st.button("Edit it", key="bring-declared-edit"):
                exports = tuple(each.path for each in inventory.exports if name in each.sources)
                _take_up(work, Draft(name, declared[name], exports, replaces=name))


def blank_draft(work: Work, inventory: Inventory, export: LyingExport) -> Draft:
    """A source of that one export that fills nothing yet: the analyst says everything."""
    stem = re.sub(r"\W+", "_", PurePosixPath(export.path).stem.casefold()).strip("_") or "export"
    name = work.free_name(stem, (source.name for source in inventory.sources))
    department = export.folder.replace("_", " ").capitalize() or "Nobody yet"
    source = Source(name=name, department=department, match=glob.escape(export.path), table="customer")
    return Draft(name, source, (export.path,))


def _choose(label: str, options: list[str], key: str) -> str | None:
    return st.selectbox(label, options, index=None, format_func=shown_text, key=key, placeholder="Choose")


def _take_up(work: Work, draft: Draft) -> None:
    """With its editor open."""
    st.session_state[f"bring-{draft.id}-open"] = True
    work.drafts[draft.id] = draft
    st.rerun()
