"""Words by which a sentence claims something: that it rose, that it is higher, that one thing does another.

A word is taken with its clause: whether the clause denies it, and whether it leaves it open. "Fell" is borne out
neither by "did not fall" nor by "whether it fell cannot be told yet".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from presentation.packs.numbers_said import SaidNumber, numbers_in

WORD_LIST = Path(__file__).with_name("claiming_words.toml")
CLAUSE_ENDS = re.compile(r"[,;:()–—?!]|\.(?=\s|$)|\b(?:and|but|yet|while|whereas|although|though|however)\b")
DENIAL = re.compile(r"\b(not|no|nor|without|neither|cannot)\b|n[’']t\b", re.IGNORECASE)
OPEN = re.compile(
    r"\b(cannot be told|can not be told|not yet|whether|may|might|could|would|if|seems?|unclear|left open|not known|"
    r"only because|perhaps|possibly|flagged|too early|unknown)\b",
    re.IGNORECASE,
)
AGAINST = re.compile(r"\bagainst\b", re.IGNORECASE)
DIRECTIONS = {"rise": 1, "higher": 1, "fall": -1, "lower": -1}


@dataclass(frozen=True)
class Word:
    """One word that claims, as it stands in a sentence; `says` words it for whoever is refused."""

    text: str
    kind: str
    says: str
    borne_by: frozenset[str]  # kinds of words that bear this one out
    is_denied: bool
    is_open: bool
    names: frozenset[str]  # that stand in its clause
    numbers: tuple[SaidNumber, ...]  # the same

    @property
    def direction(self) -> int:
        """1 where it says that something is up, -1 down, 0 neither."""
        return 0 if self.is_denied else DIRECTIONS.get(self.kind, 0)


@dataclass(frozen=True)
class _Kind:
    name: str
    says: str
    borne_by: frozenset[str]
    pattern: re.Pattern[str]


def words_that_claim(text: str, names: Iterable[str] = ()) -> tuple[Word, ...]:
    """`names` are those of things, such as an issue called "Price increase": what stands in a name claims nothing."""
    named = [(found[0], *found.span()) for found in _names_pattern(names).finditer(text)]
    masked = text
    for name, start, end in named:
        masked = f"{masked[:start]}{'_' * len(name)}{masked[end:]}"
    return tuple(_words(masked, [(name.strip('“”"'), start) for name, start, _ in named]))


def leaves_open(text: str) -> bool:
    """Whether the sentence says that something cannot be told."""
    return OPEN.search(text) is not None


def is_borne_out(word: Word, by: Iterable[Word]) -> bool:
    """Whether a sentence with these words claims as much: of the same thing, and no less openly."""
    alike = (each for each in by if each.kind in word.borne_by and each.is_denied == word.is_denied)
    said = (each for each in alike if word.is_open or not each.is_open)
    return any(not word.names or not each.names or word.names & each.names for each in said)


def _words(text: str, named: list[tuple[str, int]]) -> Iterator[Word]:
    clauses = list(pairwise(sorted({0, *(each.end() for each in CLAUSE_ENDS.finditer(text)), len(text) + 1})))
    numbers = numbers_in(text)
    for kind, found in _found(text, numbers):
        start, end = next(each for each in clauses if each[0] <= found.start() < each[1])
        rest = f"{text[start : found.start()]} · {text[found.end() : end]}"
        yield Word(
            found[0],
            kind.name,
            kind.says,
            kind.borne_by,
            is_denied=DENIAL.search(rest) is not None,
            is_open=OPEN.search(rest) is not None,
            names=frozenset(name for name, at in named if start <= at < end),
            numbers=tuple(each for each in numbers if start <= each.start < end),
        )


def _found(text: str, numbers: tuple[SaidNumber, ...]) -> Iterator[tuple[_Kind, re.Match[str]]]:
    for kind in _kinds().values():
        yield from ((kind, found) for found in kind.pattern.finditer(text))
    for found in AGAINST.finditer(text):  # "72 %, against 46 % of all others" says that the first is higher
        first = [each for each in numbers if each.end <= found.start()][-1:]
        after = [each for each in numbers if each.start >= found.end()][:1]
        if first and after and first[0].unit == after[0].unit:
            one, other = (each.amount * (each.sign or 1) for each in (*first, *after))
            yield _kinds()["higher" if one > other else "lower"], found


def _names_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Anything in quotation marks, and the names; one that holds no capital is a word like any other."""
    known = sorted((each for each in names if any(letter.isupper() for letter in each)), key=len, reverse=True)
    return re.compile("|".join(["“[^”]*”", '"[^"]*"', *(rf"(?<!\w){re.escape(each)}(?!\w)" for each in known)]))


@cache
def _kinds() -> dict[str, _Kind]:
    with WORD_LIST.open("rb") as file:
        listed = tomllib.load(file)
    return {
        name: _Kind(name, entry["says"], frozenset([name, *entry.get("borne_by", [])]), _pattern(entry["words"]))
        for name, entry in listed.items()
    }


def _pattern(words: list[str]) -> re.Pattern[str]:
    """The longest first, so that "more often" is not taken for less than it is."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(_phrase, longest_first))})", re.IGNORECASE)


def _phrase(words: str) -> str:
    spelled = re.escape(words).replace("\\ ", r"\s").replace("…", r"\w+(?:\s\w+)?")
    return spelled.replace("\\#", r"(?=\d)") if words.endswith("#") else rf"{spelled}\b"
