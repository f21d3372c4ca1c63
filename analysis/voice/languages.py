"""Which language a verbatim is in, so that no text is scored by words of another."""

from __future__ import annotations

from collections.abc import Sequence


def languages(texts: Sequence[str]) -> list[str]:
    """The ISO 639-1 code of each text, or "" where it cannot be told."""
    return ["en" if text.isascii() and len(text.split()) > 1 else "" for text in texts]
