"""What lies in exports/: the exports themselves, and what is left aside, with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

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
    files = tuple(export_files(folder))
    if not files:
        raise InputMistake(
            f"{folder} holds no export.",
            "At least one file that a department handed over: CSV, TSV, a workbook or Parquet.",
            "The exports were not copied here yet, or only hidden and lock files or links to folders were.",
            f"Put the exports into {folder}; folders within it are fine.",
        )
    return Arrivals(files, tuple(_below(folder, file.path) for file in files), tuple(_notes(folder, files)))


def _notes(folder: Path, files: tuple[ExportFile, ...]) -> Iterator[Note]:
    """What is left aside, and where exports truly lie that are links."""
    taken = {file.path for file in files}
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() and path.is_dir():
            yield Note("left aside", f"{_below(folder, path)} is a link to a folder: not read. Copy the folder here.")
        elif path in taken and path.is_symlink():
            yield Note("link", f"{_below(folder, path)} is a link: read from {path.resolve()}.")
        elif path.is_file() and path not in taken:
            yield Note("left aside", f"{_below(folder, path)} is a hidden, lock or temporary file: not read.")


def _below(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()
