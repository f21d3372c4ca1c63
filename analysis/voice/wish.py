"""Whether a verbatim asks for something that is not there: what customers need that we do not have."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from analysis.voice.tokens import folded, plain

PHRASES = Path(__file__).parent / "wishes.toml"
ANY_LANGUAGE = ""
APOSTROPHES = str.maketrans({"’": "'", "`": "'", "´": "'", "‘": "'"})


def wishes(texts: Sequence[str], languages: Sequence[str] | None = None) -> list[bool]:
    """Whether each text asks for something that is not there, as people put it in its language.

    `languages` are those of `texts`, "" where unknown: such texts are read by the phrases of all languages, as all are
    where it is None. In a language without phrases nothing is found. These are rules: nobody marks wishes, so none can
    be learned. See docs/methods/wish.md for how often they are right.
    """
    spoken = languages if languages is not None else [ANY_LANGUAGE] * len(texts)
    return [_asks(text, language) for text, language in zip(texts, spoken, strict=True)]


def _asks(text: str, language: str) -> bool:
    phrases = _phrases().get(language)
    return phrases is not None and phrases.search(_read(text)) is not None


def without_asking(text: str, language: str) -> str:
    """What a text asks for: its words without those of asking, "" where it asks for nothing."""
    phrases = _phrases().get(language)
    return phrases.sub(" ", _read(text)) if phrases is not None and _asks(text, language) else ""


def _read(text: str) -> str:
    return folded(plain(text).translate(APOSTROPHES))


@cache
def _phrases() -> Mapping[str, re.Pattern[str]]:
    """One expression a language, and one of all."""
    told = {name: _phrase(each) for name, each in tomllib.loads(PHRASES.read_text(encoding="utf-8")).items()}
    return {name: re.compile(each) for name, each in {**told, ANY_LANGUAGE: "|".join(told.values())}.items()}


def _phrase(told: Mapping[str, Any]) -> str:
    said = "|".join(told["said"])
    for name in ("fine", "thing", "unless"):
        said = said.replace(f"<{name}>", told.get(name, ""))
    unless = rf"(?![,:]? (?:\w+ ){{0,2}}(?:{told['unless']}))" if "unless" in told else ""
    groups = re.sub(r"\((?!\?)", "(?:", rf"\b({said})\b{unless}")
    return groups.replace(r"\b)\b", r")\b")
