"""Words that stand beside a person's name, and words that never are one: name_cues.toml and given_names.txt."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
_LISTS = tomllib.loads((FOLDER / "name_cues.toml").read_text(encoding="utf-8"))


def _words(name: str) -> frozenset[str]:
    return frozenset(_LISTS[name].casefold().split())


TITLES = _words("titles")
GREETINGS = _words("greetings")
SIGN_OFFS = _words("sign_offs")
# The words as they follow each other.
INTRODUCTIONS = frozenset(tuple(line.split()) for line in _LISTS["introductions"].casefold().splitlines() if line)
WEAK_CUES = _words("weak_cues") | GREETINGS
AT_WORK = _words("at_work")
PARTICLES = _words("particles")
BEFORE_A_LETTER = _words("before_a_letter")
OF_PLACES = _words("of_places")
NOBODY = _words("nobody")
GERMAN = _words("german")
LEGAL_FORMS = _words("legal_forms")  # what they are made of: without one no company is looked for


@cache
def given_names() -> frozenset[str]:
    """Names that are hardly ever another word."""
    lines = (FOLDER / "given_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.casefold().split())
