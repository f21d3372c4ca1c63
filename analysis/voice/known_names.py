"""Names that the exports hold, of customers and of those who answered, found again in what customers write."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from unicodedata import combining, normalize

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # scripts without spaces between words
FEWEST_LETTERS = 4  # of a first word that stands alone for a whole name
FEWEST_UNSPACED = 2
MOST_OF_ONE_WORD = 2  # names that may share a first word: "Deutsche" of many says nothing
# A first word in more than one text in 500 is a word of the trade rather than a customer talking of itself.
MOST_TEXTS = 0.002
ALWAYS_ALLOWED = 5  # texts, where there are few


# Letters that no decomposition parts from their strokes.
STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


def plain(word: str) -> str:
    """In small letters without accents: one export writes Dąbrowa, another Dabrowa."""
    small = word.casefold().translate(STROKES)
    return small if small.isascii() else "".join(c for c in normalize("NFKD", small) if not combining(c))


def is_capital(word: str) -> bool:
    """Written as a name is; a script that knows no capitals writes none otherwise."""
    return word[0].isupper() or word[0].lower() == word[0].upper()


def _may_be_within(word: str) -> bool:
    """A name's further words: with a capital, or short or elided as in Côte d'Argent, Bank of Norway."""
    return is_capital(word) or len(word) <= 3 or word[1:2] in ("'", "’")


@dataclass(frozen=True)
class KnownNames:
    """`by_first` holds, by its first word, the rest of each name, longest first; all in small letters."""

    by_first: dict[str, list[tuple[str, ...]]]
    alone: frozenset[str]
    unspaced: frozenset[str]
    ordinary: frozenset[str]

    @classmethod
    def of(
        cls, names: Iterable[str], seen: Counter[str], ordinary: frozenset[str], texts: int, said: Container[str]
    ) -> KnownNames:
        """`seen` counts texts by the words in them that begin with a capital; `ordinary` are words seen without one,
        `said` all words of the texts, plain: a name whose first word nobody says is not looked for."""
        by_first: dict[str, list[tuple[str, ...]]] = {}
        unspaced, looked_for = set(), set()
        for name in names:
            found = WORD.search(name)
            if UNSPACED.search(name):
                unspaced.add(name.strip())
            elif found and plain(found.group()) in said:
                looked_for.add(name)
        for words in (tuple(plain(word) for word in WORD.findall(name)) for name in looked_for):
            by_first.setdefault(words[0], []).append(words[1:])
        most = max(ALWAYS_ALLOWED, MOST_TEXTS * texts)
        alone = frozenset(
            first
            for first, rests in by_first.items()
            if len(first) >= FEWEST_LETTERS
            and first not in ordinary
            and (len(rests) <= MOST_OF_ONE_WORD or () in rests)
            and seen[first] <= most
        )
        for first, rests in by_first.items():
            by_first[first] = sorted(set(rests), key=lambda rest: (-len(rest), rest))
        kept = frozenset(name for name in unspaced if len(name) >= FEWEST_UNSPACED)
        return cls(by_first, alone, kept, ordinary)

    def words_from(self, words: Sequence[str], folded: Sequence[str], place: int) -> int:
        """How many words, from this one on, are one of the names or begin it; 0 where none is."""
        first = plain(words[place])
        rests = self.by_first.get(first)
        if rests is None:
            return 0
        stands_alone = first in self.alone and folded[place] not in self.ordinary and is_capital(words[place])
        best = 1 if stands_alone else 0
        for rest in rests:
            best = max(best, self._agreed(words, folded, place, rest))
        return best

    def _agreed(self, words: Sequence[str], folded: Sequence[str], place: int, rest: tuple[str, ...]) -> int:
        """Two words at least: the name whole but for its legal form, in any writing, or its beginning with capitals
        where not all of that are ordinary words."""
        agreed = 0
        while (
            agreed < len(rest) and place + 1 + agreed < len(words) and plain(words[place + 1 + agreed]) == rest[agreed]
        ):
            agreed += 1
        if agreed == 0:
            return 0
        if agreed >= len(rest) - 1:
            return agreed + 1
        has_capitals = is_capital(words[place]) and all(map(_may_be_within, words[place + 1 : place + 1 + agreed]))
        is_telling = any(word not in self.ordinary for word in folded[place : place + 1 + agreed])
        return agreed + 1 if has_capitals and is_telling else 0

    def unspaced_in(self, text: str) -> list[tuple[int, int]]:
        if not self.unspaced or not UNSPACED.search(text):
            return []
        lengths = sorted({len(name) for name in self.unspaced}, reverse=True)
        windows = ((start, start + length) for length in lengths for start in range(len(text) - length + 1))
        return [(start, end) for start, end in windows if text[start:end] in self.unspaced]
