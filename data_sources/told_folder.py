"""Where what was told ahead of an edition lies, so that it goes when the edition goes."""

from __future__ import annotations

import shutil
from pathlib import Path

TOLD = ".told"  # below editions/: a folder for each edition and version of the code that tells


def told_folder(edition: Path, version: str) -> Path:
    """The folder of what that version of the code told from that edition's file."""
    return edition.parent / TOLD / f"{edition.stem}-{version}"


def drop_told(edition: Path, but: str | None = None) -> None:
    """Deletes what was told of an edition, by other versions than `but`; what cannot be deleted stays and harms not."""
    for folder in (edition.parent / TOLD).glob(f"{edition.stem}-*"):
        if folder.name != f"{edition.stem}-{but}":
            shutil.rmtree(folder, ignore_errors=True)
