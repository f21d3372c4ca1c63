"""A file written where a command was told to, or the reason why it cannot be."""

from __future__ import annotations

from pathlib import Path

from data_sources.mistakes import InputMistake


def write_file(to: Path, content: bytes, option: str) -> None:
    """Raises InputMistake; `option` is what named the file."""
    try:
        to.write_bytes(content)
    except OSError as error:
        raise InputMistake(
            f"{to} could not be written: {error.strerror or error}.",
            "A file in a folder that exists and may be written to.",
            "The folder is misspelt or does not exist, or it belongs to somebody else.",
            f"The name after {option}.",
        ) from error
