"""What lies in exports/: the exports themselves, and what is left aside, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from data_sources.export_files import ExportFile, export_files
from data_sources.matching import Note
from data_sources.mistakes import InputMistake
from data_sources.workspace import Workspace


@dataclass(frozen=True)
class Arrivals:
    """The exports in the order received, their paths below exports/, and notes on what is left aside."""

    files: tuple[ExportFile, ...]
    paths: tuple[str, ...]
    notes: tuple[Note, ...]


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
    inside = folder.resolve()
    found = export_files(folder)
    files = tuple(file for file in found if file.path.resolve().is_relative_to(inside))
    if not files:
        raise InputMistake(
            f"{folder} holds no export.",
            "At least one file that a department handed over: CSV, TSV, a workbook or Parquet.",
            "The exports were not copied here yet, or only hidden and lock files were.",
            f"Put the exports into {folder}; folders within it are fine.",
        )
    taken = {file.path for file in files}
    strangers = {file.path for file in found} - taken
    left_aside = sorted(path for path in folder.rglob("*") if path.is_file() and path not in taken)
    notes = tuple(
        Note("left aside", f"{path.relative_to(folder).as_posix()} is a link to a file outside exports/: not read.")
        if path in strangers
        else Note("left aside", f"{path.relative_to(folder).as_posix()} is a hidden, lock or temporary file: not read.")
        for path in left_aside
    )
    return Arrivals(files, tuple(file.path.relative_to(folder).as_posix() for file in files), notes)
