"""Words that stand for scores: which scale a column of answers in words is on, and the number of each of its labels."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from data_sources.cleaning.numbered_labels import NumberedScale, numbered_scale
from data_sources.detections import Certainty

DOTS = re.compile(r"\.\s*(?=\S\.|$)|(?<=\w)\.(?=\w)")  # "k. A." is "kA"
FILE = Path(__file__).with_name("likert_words.toml")
NAMES = frozenset({"kind", "name"})
# Of the rows: typing mistakes and the like, which are then rejected as unknown labels.
UNKNOWN_SHARE = 0.02
FEWEST_LABELS = 3  # "Yes" and "No", "Good" and "Bad" are on no scale of their own
# A question that is worded against the company: who agrees is not pleased.
AGAINST = (
    "difficult",
    "hard to",
    "problem",
    "effort",
    "complain",
    "frustrat",
    "slow",
    "schwierig",
    "aufwand",
    "difficile",
    "dificil",
)


@dataclass(frozen=True)
class ScaleGuess:
    """The scale of the labels, higher is better. `values` holds the number of each known label as it is written.

    `no_answer` are labels that say that none was given: they stand for "" in [source.values.score]. `certainty` is
    "sure" or "likely" where the words tell the whole scale, "unsure" where another scale or direction may be meant.
    """

    values: Mapping[str, float]
    scale_low: float
    scale_high: float
    kind: str | None  # nps, csat, ces, rating; None where the words do not tell
    language: str
    certainty: Certainty
    unknown: tuple[str, ...]
    no_answer: tuple[str, ...]
    evidence: str

    def as_declared(self) -> dict[str, float | str]:
        """What [source.values.score] would say."""
        numbers = {label: int(value) if value == int(value) else value for label, value in self.values.items()}
        return {**numbers, **dict.fromkeys(self.no_answer, "")}


class _Scale(NamedTuple):
    kind: str
    name: str
    points: int
    positions: Mapping[str, int]
    languages: Mapping[str, frozenset[str]]


def scale_of(words: Iterable[str] | Mapping[str, int], question: str = "") -> ScaleGuess | None:
    """The scale that a column's answers are on; None where they are no answers on a scale that is known.

    `words` are the cells or the different labels, or the rows of each label. `question` is the header: agreeing with
    "It was difficult to get help" is no praise, so such a scale is "unsure".
    """
    rows = Counter(words)
    labels = {label: _plain(label) for label in rows if label.strip()}
    no_answer = tuple(label for label, plain in labels.items() if plain in _no_answer())
    told = {label: plain for label, plain in labels.items() if label not in no_answer}
    if not told:
        return None
    numbered = numbered_scale({label: rows[label] for label in told})
    if numbered is not None:
        return _of_numbers(numbered, no_answer)
    if sorted(told.values()) == ["detractor", "passive", "promoter"]:
        return _of_groups(told, no_answer)
    guesses = sorted(_fitting(told, rows), key=lambda each: (len(each.unknown), _merged(each), _absent(each)))
    return _one_of(guesses, no_answer, question) if guesses else None


def _fitting(told: Mapping[str, str], rows: Mapping[str, int]) -> Iterator[ScaleGuess]:
    total = sum(rows[label] for label in told)
    for scale in _scales():
        values = {label: float(scale.positions[plain]) for label, plain in told.items() if plain in scale.positions}
        unknown = tuple(label for label in told if label not in values)
        if len(set(values.values())) < FEWEST_LABELS or sum(rows[each] for each in unknown) > UNKNOWN_SHARE * total:
            continue
        languages = set.intersection(*(set(scale.languages[told[label]]) for label in values)) or {"several languages"}
        seen = len(set(values.values()))
        evidence = f"{seen} of the {scale.points} answers on a scale of {scale.name} ({min(languages)})"
        yield ScaleGuess(
            dict(sorted(values.items(), key=lambda each: (each[1], each[0]))),
            1,
            scale.points,
            scale.kind,
            min(languages),
            _certainty(scale, values, told),
            unknown,
            (),
            evidence,
        )


def _certainty(scale: _Scale, values: Mapping[str, float], labels: Mapping[str, str]) -> Certainty:
    """Sure with every answer there; likely with one end, and answers on both sides of the middle."""
    seen, middle = set(values.values()), (scale.points + 1) / 2
    # Two words of one language at one place: the scale has more answers than the one that is known.
    places = Counter(
        (scale.positions[plain], each)
        for plain in {labels[label] for label in values}
        for each in scale.languages[plain]
    )
    if max(places.values()) > 1:
        return "unsure"
    if len(seen) == scale.points:
        return "sure"
    has_end = 1 in seen or scale.points in seen
    return "likely" if has_end and min(seen) < middle < max(seen) else "unsure"


def _one_of(guesses: list[ScaleGuess], no_answer: tuple[str, ...], question: str) -> ScaleGuess:
    best = replace(guesses[0], no_answer=no_answer)
    # A scale of which every answer is there leaves no room for another that lacks one.
    room = 0 if _absent(best) == 0 else 1
    rivals = [
        each
        for each in guesses[1:]
        if (each.values, each.scale_high) != (best.values, best.scale_high)
        and (len(each.unknown), _merged(each)) == (len(best.unknown), _merged(best))
        and _absent(each) <= _absent(best) + room
    ]
    if rivals:
        return replace(best, certainty="unsure", evidence=f"{best.evidence}; or {rivals[0].evidence}")
    if "agreement" in best.evidence and any(word in _plain(question) for word in AGAINST):
        return replace(best, certainty="unsure", evidence=f"{best.evidence}; to agree with it may be no praise")
    return best


def _merged(guess: ScaleGuess) -> int:
    return len(guess.values) - len(set(guess.values.values()))


def _absent(guess: ScaleGuess) -> float:
    return guess.scale_high - len(set(guess.values.values()))


def _of_numbers(numbered: NumberedScale, no_answer: tuple[str, ...]) -> ScaleGuess:
    return ScaleGuess(
        numbered.values,
        numbered.low,
        numbered.high,
        "nps" if numbered.high == 10 and numbered.low == 0 else None,
        "numbers",
        numbered.certainty,
        (),
        no_answer,
        numbered.evidence,
    )


def _of_groups(told: Mapping[str, str], no_answer: tuple[str, ...]) -> ScaleGuess:
    """The Net Promoter Score holds whichever number of its group stands for it, but no mean does: so it is asked."""
    numbers = {"promoter": 10.0, "passive": 8.0, "detractor": 0.0}
    return ScaleGuess(
        {label: numbers[plain] for label, plain in told.items()},
        0,
        10,
        "nps",
        "English",
        "unsure",
        (),
        no_answer,
        "the groups of the Net Promoter Score in place of its answers",
    )


def _plain(label: str) -> str:
    """Small letters without accents; one blank between words; no dot, comma or quotation mark around."""
    parts = unicodedata.normalize("NFKD", label.casefold().replace("’", "'"))
    bare = "".join(sign for sign in parts if not unicodedata.combining(sign)).replace(",", " ").replace("ł", "l")
    return " ".join(DOTS.sub("", bare).split()).strip(' "!?;:')


@cache
def _no_answer() -> frozenset[str]:
    return frozenset(_plain(each) for each in _read()["no_answer"].split("|"))


@cache
def _scales() -> tuple[_Scale, ...]:
    """Each scale with the words of all its languages: one column may hold the answers of several countries."""
    return tuple(_scale(entry) for entry in _read()["scale"])


def _scale(entry: Mapping[str, list[str] | str]) -> _Scale:
    positions: dict[str, int] = {}
    languages: dict[str, set[str]] = {}
    for language, answers in entry.items():
        if language in NAMES:
            continue
        for position, forms in enumerate(answers, start=1):
            for form in forms.split("|"):
                positions.setdefault(_plain(form), position)
                languages.setdefault(_plain(form), set()).add(language)
    points = max(positions.values())
    name = str(entry.get("name", "satisfaction"))
    return _Scale(
        str(entry["kind"]), name, points, positions, {form: frozenset(each) for form, each in languages.items()}
    )


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
