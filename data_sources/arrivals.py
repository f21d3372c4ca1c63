"""What lies in exports/: the exports themselves, and what is left aside, with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data_sources.export_files import ExportFile, export_files, left_aside
from data_sources.matching import Note
from data_sources.mistakes import InputMistake
from data_sources.shown_text import shown_text
from data_sources.workspace import Workspace


@dataclass(frozen=True)
class Arrivals:
    """The exports in the order received, their paths below exports/, and notes on what is left aside.

    `missing` are the notes on what may have been meant as an export: an edition with them is another edition.
    """

    files: tuple[ExportFile, ...]
    paths: tuple[str, ...]
    notes: tuple[Note, ...]
    missing: tuple[str, ...] = ()


def arrivals(workspace: Workspace) -> Arrivals:
    """Everything below exports/. Raises InputMistake where no export lies there."""
    folder = workspace.exports_folder
    if not folder.is_dir():
        raise InputMistake(
            f"{workspace.folder} holds no folder exports/.",
            "A folder exports/ with the files that departments hand over.",
            "The folder has another name, or the command names another folder than the workspace.",
            f"Make {folder} and put the exports there.",
        )
    files = tuple(export_files(folder))
    if not files:
        raise InputMistake(
            f"{folder} holds no export.",
            "At least one file that a department handed over: CSV, TSV, a workbook or Parquet.",
            "The exports were not copied here yet, or only hidden and lock files or links to folders were.",
            f"Put the exports into {folder}; folders within it are fine.",
        )
    aside = left_aside(folder)
    missing = tuple(f"{_below(folder, each.path)} {each.why}" for each in aside if not each.is_known_litter)
    notes = (
        *(Note("not read", message) for message in missing),
        *(Note("left aside", f"{_below(folder, each.path)} {each.why}") for each in aside if each.is_known_litter),
        *_links(folder, files),
    )
    return Arrivals(files, tuple(_below(folder, file.path) for file in files), notes, missing)


def _links(folder: Path, files: tuple[ExportFile, ...]) -> Iterator[Note]:
    """Where exports truly lie that are links."""
    for file in files:
        if file.path.is_symlink():
            yield Note(
                "link", f"{_below(folder, file.path)} is a link: read from {shown_text(str(file.path.resolve()))}."
            )


def _below(folder: Path, path: Path) -> str:
    return shown_text(path.relative_to(folder).as_posix())
