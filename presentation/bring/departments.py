"""The departments that an export may be said to come from: those that are known here, and those that most have."""

from __future__ import annotations

import streamlit as st

from data_sources.bringing.inventory import Inventory
from data_sources.bringing.safe_names import department_folder

USUAL = ("Sales", "Marketing", "Service", "Customer Success", "Product", "Finance", "Operations")


def departments_known(inventory: Inventory) -> tuple[str, ...]:
    """Each once: as a source declares it, else as its folder is called, then the usual ones."""
    said = [source.department for source in inventory.sources]
    folders = [each.folder.replace("_", " ").capitalize() for each in inventory.exports if each.folder]
    by_folder: dict[str, str] = {}
    for name in (*said, *USUAL, *folders):
        by_folder.setdefault(department_folder(name), name)
    return tuple(by_folder.values())


def choose_department(label: str, known: tuple[str, ...], key: str, default: str | None = None) -> str:
    """The department chosen or typed; empty where none is yet."""
    options = list(known) if default is None or default in known else [default, *known]
    chosen = st.selectbox(
        label,
        options,
        index=options.index(default) if default else None,
        key=key,
        accept_new_options=True,
        placeholder="Choose or type a department",
    )
    return " ".join((chosen or "").split())
