"""Words by which a sentence claims something: that it rose, that it is higher, that one thing does another.

A word is taken with its clause: whether the clause denies it, and whether it leaves it open. "Fell" is borne out
neither by "did not fall" nor by "whether it fell cannot be told yet".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from presentation.packs.clauses import DENIAL, Clause, clauses_of
from presentation.packs.numbers_said import numbers_in

WORD_LIST = Path(__file__).with_name("claiming_words.toml")
OPEN = re.compile(
    r"\b(cannot be told|can not be told|not yet|whether|may|might|could|would|if|seems?|unclear|left open|not known|"
    r"only because|perhaps|possibly|flagged|too early|unknown)\b",
    re.IGNORECASE,
)
AGAINST = re.compile(r"\bagainst\b", re.IGNORECASE)


@dataclass(frozen=True)
class Kind:
    """`says` words it for whoever is refused; `way` is an axis and one of its ends: ("size", 1), ("size", -1)."""

    name: str
    says: str
    borne_by: frozenset[str]  # kinds of words that bear this one out
    way: tuple[str, int] | None
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Word:
    """One word that claims, as it stands in a sentence."""

    text: str
    kind: Kind
    is_denied: bool
    is_open: bool
    clause: Clause

    @property
    def way(self) -> tuple[str, int] | None:
        return None if self.is_denied else self.kind.way


def words_that_claim(text: str, names: Iterable[str] = ()) -> tuple[Word, ...]:
    """`names` are those of things, in which no word claims anything."""
    return tuple(_words(clauses_of(text, names)))


def leaves_open(text: str) -> bool:
    """Whether the sentence says that something cannot be told."""
    return OPEN.search(text) is not None


def is_borne_out(word: Word, by: Iterable[Word]) -> bool:
    """Whether a sentence with these words claims as much: of the same thing, and no less openly."""
    alike = (each for each in by if each.kind.name in word.kind.borne_by and each.is_denied == word.is_denied)
    said = (each for each in alike if word.is_open or not each.is_open)
    names = word.clause.names
    return any(not names or not each.clause.names or names & each.clause.names for each in said)


def _words(clauses: Sequence[Clause]) -> Iterator[Word]:
    text = "".join(each.text for each in clauses)
    for kind, found in _found(text):
        clause = next(each for each in clauses if each.start <= found.start() < each.end)
        rest = clause.without(*found.span())
        yield Word(found[0], kind, DENIAL.search(rest) is not None, OPEN.search(rest) is not None, clause)


def _found(text: str) -> Iterator[tuple[Kind, re.Match[str]]]:
    for kind in _kinds().values():
        yield from ((kind, found) for found in kind.pattern.finditer(text))
    numbers = numbers_in(text)
    for found in AGAINST.finditer(text):  # "72 %, against 46 % of all others" says that the first is higher
        first = [each for each in numbers if each.end <= found.start()][-1:]
        after = [each for each in numbers if each.start >= found.end()][:1]
        if first and after and first[0].unit == after[0].unit:
            one, other = (each.amount * (each.sign or 1) for each in (*first, *after))
            yield _kinds()["higher" if one > other else "lower"], found


@cache
def _kinds() -> dict[str, Kind]:
    with WORD_LIST.open("rb") as file:
        listed = tomllib.load(file)
    return {
        name: Kind(
            name,
            entry["says"],
            frozenset([name, *entry.get("borne_by", [])]),
            (entry["way"].lstrip("+-"), -1 if entry["way"].startswith("-") else 1) if "way" in entry else None,
            _pattern(entry["words"]),
        )
        for name, entry in listed.items()
    }


def _pattern(words: list[str]) -> re.Pattern[str]:
    """The longest first, so that "more often" is not taken for less than it is."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(_phrase, longest_first))})", re.IGNORECASE)


def _phrase(words: str) -> str:
    spelled = re.escape(words).replace("\\ ", r"\s").replace("…", r"\w+(?:\s\w+)?")
    return spelled.replace("\\#", r"(?=\d)") if words.endswith("#") else rf"{spelled}\b"
