"""What a header says it holds: its words against those that departments use, in several languages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

from data_sources.proposing.words import ID_WORDS, LIGHT, holds, singular, words

# How much each further word takes off, by whether it can change the meaning: "Account manager" is no account.
LIGHT_WORD, OTHER_WORD = 0.03, 0.3
# A further word beside a phrase that fits anything: the "date of purchase" is not the date of the answer. And beside
# the name of a customer: a "customer's gender" is not its name.
OTHER_BESIDE_GENERAL = 0.5
GENERAL = frozenset(
    ("date", "day", "amount", "value", "type", "name", "text", "total", "time", "number", "datum", "fecha")
)
OF_WHOM = frozenset(("customer", "customer_name", "name"))
# Words that only say that it is about the customer or the order, as most columns are.
ABOUT_ANYTHING = frozenset(("customer", "client", "order"))
# A typing mistake or a plural in a word of some length; below that, too many words are like one another.
ALIKE, SHORTEST_ALIKE = 90, 6
ALIKE_SCORE = 0.85
# A phrase within a longer compound: "Kundenstammnummer" holds "kundenstamm".
COMPOUND_SCORE, SHORTEST_COMPOUND = 0.6, 7
# Phrases stand in the order in which they tell: a "period" is a month more surely than a "date" is.
LATER_PHRASE = 0.02
# "Plan tier", "industry code" and "contract type" are the plan, the industry and the contract.
CLASSIFYING = frozenset(("type", "class", "category", "code", "group", "level", "tier", "name"))
CATEGORIES = frozenset(
    ("plan", "industry", "segment", "region", "channel", "topic", "priority", "reason", "status", "feature", "product")
)
JOINED = " / "  # between the rows of a header of several rows


@dataclass(frozen=True)
class HeaderFit:
    """How well a header fits a meaning, in 0 to 1, and the phrase by which it does."""

    score: float
    phrase: str = ""


NO_FIT = HeaderFit(0.0)


@cache
def header_words() -> dict[str, dict[str, tuple[tuple[str, ...], ...]]]:
    """Phrases by record table and column, each taken apart into words."""
    raw = tomllib.loads((Path(__file__).parent / "header_words.toml").read_text(encoding="utf-8"))
    return {
        table: {column: tuple(dict.fromkeys(words(each) for each in phrases)) for column, phrases in columns.items()}
        for table, columns in raw.items()
    }


@cache
def subject_words() -> dict[str, dict[str, tuple[str, ...]]]:
    """Words in names of folders, files and sheets, states of a status column, and words of answers."""
    raw = tomllib.loads((Path(__file__).parent / "subject_words.toml").read_text(encoding="utf-8"))
    return {
        part: {name: (each,) if isinstance(each, str) else tuple(each) for name, each in entries.items()}
        for part, entries in raw.items()
    }


@cache
def header_fit(header: str, table: str, column: str) -> HeaderFit:
    """How well the header fits the record column: 1.0 where it is one of the usual phrases for it."""
    catalogue = header_words()
    phrases = (*catalogue.get(table, {}).get(column, ()), *catalogue["any"].get(column, ()))
    if set(words(header)) & {word for phrase in catalogue["not"].get(column, ()) for word in phrase}:
        phrases = tuple(each for each in phrases if each == words(header))
    is_key = column in ("customer", "contract", "case_number")
    light = _free_words(table) | (ID_WORDS if is_key else CLASSIFYING if column in CATEGORIES else frozenset())
    light |= frozenset() if is_key or column in OF_WHOM else ABOUT_ANYTHING
    return best_fit(header, phrases, light, OTHER_BESIDE_GENERAL if column in OF_WHOM else OTHER_WORD)


def best_fit(
    header: str, phrases: Iterable[tuple[str, ...]], light: frozenset[str] = frozenset(), other: float = OTHER_WORD
) -> HeaderFit:
    """The best fit among phrases; of a header joined from several rows each part is looked at too."""
    listed = tuple(phrases)
    parts = [header, *(header.split(JOINED) if JOINED in header else [])]
    weights = [1.0, *[0.9] * (len(parts) - 1)]
    fits = [
        HeaderFit(score * weight - LATER_PHRASE * place / len(listed), " ".join(phrase))
        for part, weight in zip(parts, weights, strict=True)
        for place, phrase in enumerate(listed)
        if (score := _score(words(part), phrase, light, other)) > 0
    ]
    return max(fits, key=lambda fit: (fit.score, len(fit.phrase)), default=NO_FIT)


@cache
def _free_words(table: str) -> frozenset[str]:
    """Words that only say what the export is about anyway: "churn" in a list of churned customers."""
    about = subject_words()["tables"].get(table, ())
    return frozenset(singular(word) for phrase in about for word in words(phrase))


def _score(spoken: tuple[str, ...], phrase: tuple[str, ...], light: frozenset[str], other: float) -> float:
    if not spoken or not phrase:
        return 0.0
    if spoken == phrase:
        return 1.0
    plain, wanted = tuple(map(singular, spoken)), tuple(map(singular, phrase))
    if holds(plain, wanted):
        rest = _without(plain, wanted)
        other = OTHER_BESIDE_GENERAL if len(wanted) == 1 and wanted[0] in GENERAL else other
        cost = sum(LIGHT_WORD if word in LIGHT | light or word.isdigit() else other for word in rest)
        # The head of a name stands last in English: a "customer value" is a value, not a customer.
        return max(0.0, 0.98 - cost) if plain[-len(wanted) :] == wanted or not rest else max(0.0, 0.96 - cost)
    return _loose_score("".join(spoken), "".join(phrase))


def _loose_score(spoken: str, phrase: str) -> float:
    if min(len(spoken), len(phrase)) >= SHORTEST_ALIKE and fuzz.ratio(spoken, phrase) >= ALIKE:
        return ALIKE_SCORE
    if len(phrase) >= SHORTEST_COMPOUND and phrase in spoken and len(phrase) * 2 >= len(spoken):
        return COMPOUND_SCORE
    return 0.0


def _without(spoken: tuple[str, ...], phrase: tuple[str, ...]) -> tuple[str, ...]:
    start = next(i for i in range(len(spoken)) if spoken[i : i + len(phrase)] == phrase)
    return (*spoken[:start], *spoken[start + len(phrase) :])


def about(name: str, part: str) -> dict[str, str]:
    """Which entries of [part] a name of a folder, file or sheet speaks of, each with the word by which it does."""
    spoken = tuple(singular(word) for word in words(name))
    found: dict[str, tuple[str, ...]] = {}
    for entry, phrases in subject_words()[part].items():
        held = [wanted for each in phrases if holds(spoken, wanted := tuple(singular(w) for w in words(each)))]
        if held:
            found[entry] = max(held, key=len)
    # "lost business" is about losses, not about the business; the longer phrase is the more telling.
    return {entry: " ".join(phrase) for entry, phrase in sorted(found.items(), key=lambda each: -len(each[1]))}
