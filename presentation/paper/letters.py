"""Signs that the fonts of a paper lack: PDF/UA forbids to print them as empty boxes, so they are named instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# As typst tells them; Rust writes some signs as \u{200d}.
LACKING = re.compile(r'the text `"(.+?)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
STANDS_IN = "□"
MOST_NAMED = 3


def lacking_in(diagnostic: str) -> frozenset[str]:
    """The signs that a refusal to set the paper is about; none where it is about something else."""
    runs = (ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), run) for run in LACKING.findall(diagnostic))
    return frozenset(sign for run in runs for sign in run if not sign.isspace())


def without(text: str, signs: Iterable[str]) -> str:
    return text.translate(dict.fromkeys(map(ord, signs), STANDS_IN))


def said_of(signs: Iterable[str]) -> str:
    """ "□ stands for signs that no font here has, such as "grinning face"."""
    names = sorted({unicodedata.name(sign, "") for sign in signs} - {""})
    such_as = ", ".join(name.lower() for name in names[:MOST_NAMED])
    return f"{STANDS_IN} stands for a sign that no font here has" + (f": {such_as}." if such_as else ".")
