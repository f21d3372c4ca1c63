"""Why a verbatim was read for no issue, where that says nothing about what its writer meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path

NO_WORDS, LANGUAGE = "no words", "language"
LETTER = re.compile(r"[^\W\d_]")
EDGES = re.compile(r"^[\W_]+|[\W_]+$")
# What people and systems write where nothing is to be said.
NOTHING_SAID = frozenset((Path(__file__).parent / "nothing_said.txt").read_text(encoding="utf-8").splitlines())


def unread_because(
    texts: Sequence[str], languages: Sequence[str], told: Collection[int], read_languages: Collection[str]
) -> list[str | None]:
    """For each text, "no words" (signs and digits alone, "n/a"), "language" (none that was learned), or None: read.

    `told` holds the places of texts whose issue is known: these were read, whatever their language. A text whose
    language cannot be told, "", is too short to be said unread.
    """
    known = {*read_languages, ""}
    return [
        _reason(text, language, place in told, known)
        for place, (text, language) in enumerate(zip(texts, languages, strict=True))
    ]


def _reason(text: str, language: str, is_told: bool, known: Collection[str]) -> str | None:
    if is_told:
        return None
    if not LETTER.search(text) or EDGES.sub("", text).casefold() in NOTHING_SAID:
        return NO_WORDS
    return None if language in known else LANGUAGE
