"""Where a file goes: what its ending asks for, and whether it may be written there, before anything is told."""

from __future__ import annotations

import os
from pathlib import Path

from data_sources.mistakes import InputMistake
from presentation.exporting.kinds import KINDS, Kind


def kind_of(to: Path) -> Kind:
    """Raises InputMistake where no file is made with that ending."""
    ending = to.suffix.lower().removeprefix(".")
    if ending in KINDS:
        return KINDS[ending]
    raise InputMistake(
        f"--to {to} asks for {ending or 'a file without an ending'}.",
        f"A name that ends in {', '.join(f'.{each}' for each in KINDS)}.",
        "The ending is misspelt, or was left out.",
        "The name after --to.",
    )


def refuse_unwritable(to: Path) -> None:
    """Raises InputMistake where writing would fail in the end: a story takes seconds to tell."""
    if to.is_dir():
        raise _mistake(to, "it is a folder", "A file in that folder.", "The file's name was left out.")
    if not to.parent.is_dir():
        why = f"there is no folder {to.parent}"
        raise _mistake(to, why, "A file in a folder that exists.", "The folder is misspelt, or is not made yet.")
    held = to if to.exists() else to.parent
    if not os.access(held, os.W_OK):
        why = f"{held} may not be written to"
        cause = "It belongs to somebody else, or the disk is mounted for reading only."
        raise _mistake(to, why, "A file in a folder that whoever runs this may write to.", cause)


def _mistake(to: Path, why: str, expected: str, cause: str) -> InputMistake:
    return InputMistake(f"{to} could not be written: {why}.", expected, cause, "The name after --to.")
