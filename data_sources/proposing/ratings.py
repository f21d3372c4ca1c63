"""Answers to survey questions among an export's columns: numbers on a scale, or words of one, each a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from data_sources.cleaning.likert import scale_of
from data_sources.proposing.column_facts import ColumnFacts
from data_sources.proposing.fitting import values_in_words
from data_sources.proposing.header_words import about, subject_words
from data_sources.proposing.words import holds, singular, words

KINDS = ("nps", "csat", "ces", "rating")
HIGHEST = 10
# A block of questions on one scale: so many columns of the same low and high stand together by no accident.
BLOCK = 3
BY_WORDS, BY_BLOCK, BY_LIKERT, BY_UNSURE_WORDS = 0.95, 0.75, 0.9, 0.65
MOST_LABELS = 60
LABELLED = 0.1  # of the rows: a single word among numbers makes no scale of words
SOME_ANSWERS = 0.02  # of the rows: a column that is all but empty is no question that was asked
# A nought on a scale that begins at one says "not applicable", as long as it is rare.
RARE_NOUGHT = 0.12
ON_SCALE = 0.97  # of the rows: typing mistakes such as 11 do not make another scale


@dataclass(frozen=True)
class Rating:
    """One question: how it is scored, and how certain it is that the column is one."""

    facts: ColumnFacts
    kind: str
    scale_low: int
    scale_high: int
    certainty: float
    evidence: tuple[str, ...]
    values: Mapping[str, str | float] = field(default_factory=dict)
    only: tuple[str, ...] = ()

    @property
    def header(self) -> str:
        return self.facts.header


def find_ratings(columns: Sequence[ColumnFacts], names: Sequence[str], taken: frozenset[str]) -> tuple[Rating, ...]:
    """The questions among these columns; `names` are those of the sheet, file and folders."""
    found: dict[str, Rating] = {}
    blocks = _blocks([each for each in columns if each.header not in taken])
    for facts in columns:
        if facts.header in taken or facts.is_constant or facts.filled_share < SOME_ANSWERS:
            continue
        rating = _in_words(facts, names) or _two_words(facts) or _in_numbers(facts, names, blocks)
        if rating:
            found[facts.header] = rating
    return tuple(_with_neighbours(each, found, blocks) for each in found.values())


def _with_neighbours(rating: Rating, found: Mapping[str, Rating], blocks: Mapping[str, int]) -> Rating:
    """A nought that says "no answer" in one question of a block says it in all, also where it has not come yet."""
    if rating.values or rating.scale_low != 1 or blocks.get(rating.header, 0) < BLOCK:
        return rating
    alike = [each for each in found.values() if each.values == {"0": ""} and blocks.get(each.header, 0) >= BLOCK]
    if not any(each.scale_high == rating.scale_high for each in alike):
        return rating
    told = f"0 stands for no answer in {alike[0].header!r}, on the same scale"
    return replace(rating, values={"0": ""}, evidence=(*rating.evidence, told))


def _in_numbers(facts: ColumnFacts, names: Sequence[str], blocks: Mapping[str, int]) -> Rating | None:
    block = blocks.get(facts.header, 0)
    if not _is_on_a_scale(facts) or _is_never(facts.header, block):
        return None
    kind = _kind_by_words(facts.header)
    if kind is None and block < BLOCK:
        return None
    if kind in (None, "rating"):
        # A file is named after its one question, not after each of many.
        kind = (_kind_by_names(names, facts) if block < BLOCK else None) or kind or "rating"
    low, high = _scale(kind, facts)
    evidence = [values_in_words(facts)]
    if kind_word := _kind_by_words(facts.header):
        evidence.insert(0, f"the header {facts.header!r} speaks of {kind_word}")
    if block >= BLOCK:
        evidence.append(f"one of {block} columns together on the same scale")
    values: dict[str, str | float] = {"0": ""} if low == 1 and facts.values.get("0") else {}
    if values:
        evidence.append(f"0 in {_share(facts, '0'):.0%} of the rows, below the scale: taken for no answer")
    certainty = BY_WORDS if _kind_by_words(facts.header) else BY_BLOCK
    return Rating(facts, kind, low, high, certainty, tuple(evidence), values)


def _in_words(facts: ColumnFacts, names: Sequence[str]) -> Rating | None:
    """Words of a scale; plain numbers among them, as another tool exports the same question, stand for themselves."""
    if facts.kind not in ("text", "number") or facts.distinct > MOST_LABELS or _is_never(facts.header, 0):
        return None
    labels = {value: many for value, many in facts.values.items() if _on_scale(value) is None}
    scale = scale_of(labels, facts.header) if labels else None
    if scale is None or sum(labels.values()) < LABELLED * sum(facts.values.values()):
        return None
    kind = _kind_by_words(facts.header) or scale.kind or _kind_by_names(names, facts) or "rating"
    evidence = (scale.evidence, values_in_words(facts))
    certainty = {"sure": BY_WORDS, "likely": BY_LIKERT}.get(scale.certainty, BY_UNSURE_WORDS)
    is_score = kind != "nps" or (scale.scale_low, scale.scale_high) == (0, HIGHEST)
    bounds = (int(scale.scale_low), int(scale.scale_high))
    return Rating(facts, kind if is_score else "rating", *bounds, certainty, evidence, scale.as_declared())


def _two_words(facts: ColumnFacts) -> Rating | None:
    """ "Satisfied" or "Dissatisfied", "Good" or "Bad": an answer of two or three words."""
    if facts.kind not in ("text",) or not 2 <= facts.distinct <= 6:
        return None
    kinds = {value: kind for value in facts.values if (kind := _answer_word(value))}
    if len(kinds) < facts.distinct or not {"good", "bad"} <= set(kinds.values()):
        return None
    top = 2 if "middle" in kinds.values() else 1
    scores = {"good": top, "middle": 1, "bad": 0}
    values: dict[str, str | float] = {value: scores[kind] for value, kind in kinds.items() if kind in scores}
    only = tuple(values) if "unanswered" in kinds.values() else ()
    told = f"its {len(values)} words stand for better and worse: {', '.join(values)}"
    return Rating(facts, "csat", 0, top, BY_LIKERT, (told, values_in_words(facts)), values, only)


def _answer_word(value: str) -> str | None:
    spoken = " ".join(words(value))
    for kind, listed in subject_words()["binary_answers"].items():
        if spoken in {" ".join(words(each)) for each in listed}:
            return kind
    return None


def _is_on_a_scale(facts: ColumnFacts) -> bool:
    """Whole numbers within 0 to 10, several different ones, in nearly all of the rows."""
    if facts.kind != "number":
        return False
    rows = sum(facts.values.values())
    fitting = sum(many for value, many in facts.values.items() if _on_scale(value) is not None)
    return rows > 0 and fitting >= ON_SCALE * rows and len({_on_scale(value) for value in facts.values}) >= 3


def _on_scale(value: str) -> int | None:
    whole = value.removesuffix(".0")
    return int(whole) if whole.isdigit() and len(whole) <= 2 and int(whole) <= HIGHEST else None


def _bounds(facts: ColumnFacts) -> tuple[int, int]:
    """The lowest and the highest of the scale that come more than once in a few hundred rows."""
    rows = sum(facts.values.values())
    counts: dict[int, int] = {}
    for value, many in facts.values.items():
        if (score := _on_scale(value)) is not None:
            counts[score] = counts.get(score, 0) + many
    usual = [score for score, many in counts.items() if many >= 0.004 * rows] or list(counts)
    return min(usual), max(usual)


def _scale(kind: str, facts: ColumnFacts) -> tuple[int, int]:
    if kind == "nps":
        return 0, HIGHEST
    low, high = _bounds(facts)
    top = next(each for each in (5, 7, HIGHEST) if high <= each)
    bottom = 0 if low == 0 and _share(facts, "0") > RARE_NOUGHT else 1
    return bottom, top


def _share(facts: ColumnFacts, value: str) -> float:
    return facts.values.get(value, 0) / max(1, sum(facts.values.values()))


def _blocks(columns: Sequence[ColumnFacts]) -> dict[str, int]:
    """For each column on a scale, how many neighbours share its highest value, itself among them."""
    sizes: dict[str, int] = {}
    run: list[ColumnFacts] = []
    for facts in [*columns, None]:
        fits = facts is not None and _is_on_a_scale(facts) and not _is_never(facts.header, BLOCK)
        if fits and facts and (not run or (_bounds(run[0])[1] == _bounds(facts)[1] and _follows(run[-1], facts))):
            run.append(facts)
            continue
        sizes |= {each.header: len(run) for each in run}
        run = [facts] if fits and facts else []
    return sizes


def _follows(before: ColumnFacts, facts: ColumnFacts) -> bool:
    return facts.position == before.position + 1


@cache
def _kind_by_words(name: str) -> str | None:
    """The kind of question that a header speaks of."""
    spoken = tuple(singular(word) for word in words(name))
    for kind in KINDS:
        phrases = (tuple(singular(word) for word in words(each)) for each in subject_words()["ratings"][kind])
        if any(holds(spoken, phrase) for phrase in phrases):
            return kind
    return None


def _kind_by_names(names: Sequence[str], facts: ColumnFacts) -> str | None:
    kind = next((found for name in names[:2] if (found := _kind_by_words(name))), None)
    if kind == "nps" and _bounds(facts)[1] != HIGHEST:
        return None
    return kind or (
        "csat" if any("feedback" in about(name, "tables") for name in names[:1]) and _is_bare(facts) else None
    )


def _is_bare(facts: ColumnFacts) -> bool:
    return words(facts.header) in (("score",), ("satisfaction",))


@cache
def _is_never(header: str, block: int) -> bool:
    """Whether the header speaks of a count, an amount or a number that is no answer; "satisfaction" outweighs it."""
    spoken = tuple(singular(word) for word in words(header))
    listed = subject_words()["ratings"]["never"] + (() if block >= BLOCK else subject_words()["ratings"]["alone_never"])
    phrases = (tuple(singular(word) for word in words(each)) for each in listed)
    is_question = header.strip().endswith("?") or len(spoken) >= 6 or _kind_by_words(header) in ("nps", "csat", "ces")
    return not is_question and any(holds(spoken, phrase) for phrase in phrases)
