"""Whether whoever started the app forbade that anything be changed by it."""

from __future__ import annotations

import os

from data_sources.mistakes import InputMistake

READ_ONLY = "EMPTY_CHAIR_READ_ONLY"


def is_switched_off() -> bool:
    return os.environ.get(READ_ONLY, "").strip().lower() not in ("", "0", "no", "false")


def refuse_if_read_only(what: str) -> None:
    """Raises InputMistake; `what` begins the sentence: "Saving a board pack"."""
    if is_switched_off():
        raise InputMistake(
            f"{what} is switched off here: the app was started with {READ_ONLY}=1.",
            "An app that may change its workspace.",
            "It is shown to readers only.",
            f"Do it where the app runs without {READ_ONLY}.",
        )
