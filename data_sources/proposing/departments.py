"""Whose export it is: by the folder it lies in, its name, or what it holds."""

from __future__ import annotations

from data_sources.proposing.export_tables import ExportTable
from data_sources.proposing.header_words import about, subject_words


def department_of(table: ExportTable, record_tables: tuple[str, ...]) -> tuple[str, str]:
    """(department, the evidence in words)."""
    folders = table.looked_at.split("/")[:-1]
    for folder in folders:
        if found := about(folder, "departments"):
            return next(iter(found)), f"it lies in the folder {folder!r}"
    if folders:
        return folders[0].replace("_", " ").strip().title(), f"it lies in the folder {folders[0]!r}"
    for name in table.names:
        if found := about(name, "departments"):
            return next(iter(found)), f"the name {name!r} speaks of {next(iter(found.values()))!r}"
    first = record_tables[0] if record_tables else "customer"
    usual = subject_words()["department_of_table"][first][0]
    return usual, f"{usual} usually keeps such exports; neither folder nor name says whose it is"
