"""Which competitors a verbatim names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from analysis.voice.tokens import folded, plain

# What stands in a column of competitors and names none, as texts are folded.
NOBODY = re.compile(
    r"(?i)(others?|none|nobody|unknown|various|several|n/a|in-?house|internal|nothing|tbd|andere[rs]?|sonstige|keine[r]?|"
    r"niemand|unbekannt|diverse|intern|autres?|aucune?|inconnu|divers|interne|otros?|ninguno|desconocido|varios)"
)
FEWEST_LETTERS = 3


def competitors_named(texts: Sequence[str], declared: Sequence[str], lost_to: Sequence[str] = ()) -> pd.DataFrame:
    """One row per text and competitor that it names: text (its place in `texts`), competitor.

    `declared` are names that the company gives, `lost_to` those that stand in its losses. One of the latter that is
    written more often in small letters than with a capital is a word of the language too ("target"): with a small
    letter it does not count. A name within a longer one ("Northwind" in "Northwind Cloud") does not count either.
    """
    spelled = {folded(name.strip()): name.strip() for name in reversed([*declared, *lost_to])}
    names = {
        name: shown for name, shown in spelled.items() if len(name) >= FEWEST_LETTERS and not NOBODY.fullmatch(name)
    }
    rows = pd.DataFrame(_namings(texts, names), columns=["text", "name", "is_capital"])
    has_capital = rows["is_capital"].astype(bool)
    is_doubtful = ~rows["name"].isin([folded(name.strip()) for name in declared])
    is_word = has_capital.groupby(rows["name"]).transform("mean") < 0.5
    kept = rows[has_capital | ~(is_doubtful & is_word)].drop_duplicates(["text", "name"])
    return pd.DataFrame({"text": kept["text"], "competitor": kept["name"].map(names)}).reset_index(drop=True)


def _namings(texts: Sequence[str], names: Mapping[str, str]) -> Iterator[tuple[int, str, bool]]:
    if not names:
        return
    longest_first = sorted(names, key=lambda name: (-len(name), name))  # a pattern takes the first that fits
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(each) for each in longest_first)})(?!\w)")
    for place, text in enumerate(texts):
        read = plain(text)
        for found in pattern.finditer(folded(read)):
            yield place, found.group(), _has_capital(read, found)


def _has_capital(read: str, found: re.Match[str]) -> bool:
    """Whether the text spells it with a capital. Folding may shift letters; then the text as a whole is looked at."""
    spelled = read[found.start() : found.end()]
    if folded(spelled) == found.group():
        return spelled[:1].isupper() or not spelled[:1].isalpha()
    return found.group() not in read
