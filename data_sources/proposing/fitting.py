"""Which column of an export fills which column of a record table: by header and by values, settled all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from data_sources.proposing.column_facts import ColumnFacts
from data_sources.proposing.header_words import header_fit
from data_sources.proposing.proposal import ColumnGuess
from data_sources.record_tables import TABLES

# Certain enough to be written as a mapping, and enough to be asked about; found on the shared sets (see the benchmark).
MAPPED_FROM, ASKED_FROM = 0.6, 0.42
# A header says more than values do: dates and amounts look alike whatever they mean.
HEADER_WEIGHT = 0.75
ONLY_ONE_OF_ITS_KIND = 0.62
SOME_WORDS = 0.1  # of the values: a comment of a single word is one now and then

Suits = Callable[[ColumnFacts], float]


@dataclass(frozen=True)
class Fitted:
    """Columns of one record table as an export's columns fill them; `asked` are those too unsure to map."""

    table: str
    guesses: tuple[ColumnGuess, ...]
    asked: tuple[ColumnGuess, ...]

    def certainty(self, record_column: str) -> float:
        return next((each.certainty for each in self.guesses if each.record_column == record_column), 0.0)

    def header(self, record_column: str) -> str | None:
        return next((each.header for each in self.guesses if each.record_column == record_column), None)

    def without(self, names: Iterable[str]) -> Fitted:
        left_out = set(names)
        return Fitted(
            self.table, tuple(each for each in self.guesses if each.record_column not in left_out), self.asked
        )


def fit_columns(table: str, columns: Sequence[ColumnFacts], leave: frozenset[str] = frozenset()) -> Fitted:
    """The best assignment of the export's columns, but those to leave, to the record table's columns."""
    names = [name for name in TABLES[table].fillable if name != "customer"]
    usable = [each for each in columns if each.header not in leave and each.filled]
    if not usable or not names:
        return Fitted(table, (), ())
    grid = [[guess(table, name, each) for each in usable] for name in names]
    scores = np.array([[each.certainty for each in row] for row in grid])
    chosen = [grid[i][j] for i, j in zip(*linear_sum_assignment(scores, maximize=True), strict=True)]
    guesses = tuple(each for each in chosen if each.certainty >= MAPPED_FROM)
    asked = tuple(each for each in chosen if ASKED_FROM <= each.certainty < MAPPED_FROM)
    return Fitted(table, guesses, asked)


def guess(table: str, record_column: str, facts: ColumnFacts) -> ColumnGuess:
    """One column of the export taken for one of the record; certain by 0 where its values rule it out."""
    fit, suits = header_fit(facts.header, table, record_column), suits_of(table, record_column)(facts)
    certainty = round(HEADER_WEIGHT * fit.score + (1 - HEADER_WEIGHT) * suits, 3) if fit.score and suits else 0.0
    evidence = (f"the header {facts.header!r} reads like {fit.phrase!r}", values_in_words(facts))
    return ColumnGuess(record_column, facts.header, certainty, evidence)


def by_kind_alone(fitted: Fitted, record_column: str, columns: Sequence[ColumnFacts], taken: set[str]) -> Fitted:
    """Where a needed column has no header that tells it: the only column left of its kind, if there is only one."""
    if fitted.header(record_column):
        return fitted
    kind = TABLES[fitted.table].column(record_column).kind
    left = [each for each in columns if each.header not in taken and each.kind == kind and not each.is_constant]
    if len(left) != 1:
        return fitted
    evidence = (f"the only column left that holds a {kind}", values_in_words(left[0]))
    found = ColumnGuess(record_column, left[0].header, ONLY_ONE_OF_ITS_KIND, evidence)
    asked = tuple(each for each in fitted.asked if each.header != left[0].header)
    return Fitted(fitted.table, (*fitted.guesses, found), asked)


def values_in_words(facts: ColumnFacts) -> str:
    """What the column holds, in half a sentence."""
    filled = f"{facts.filled_share:.0%} filled" if facts.filled < facts.rows else "always filled"
    shown = ", ".join(repr(each[:40]) for each in facts.examples[:3])
    if facts.distinct == 1:
        return f"{shown} wherever it is filled, {filled}"
    if facts.kind in ("date", "number"):
        kind = {"date": "dates", "number": "whole numbers" if facts.is_whole else "numbers"}[facts.kind]
        return f"{kind} from {facts.low_text} to {facts.high_text}, {filled}"
    if facts.kind == "yes/no":
        return f"yes or no, {filled}"
    return f"{facts.distinct:,} different texts such as {shown}, {filled}"


def suits_of(table: str, record_column: str) -> Suits:
    """How well a column's values suit the record column, in 0 to 1; 0 rules it out."""
    if special := SPECIAL.get(record_column):
        return special
    kind = "text" if record_column == "customer_name" else TABLES[table].column(record_column).kind
    return BY_KIND[kind]


def _date(facts: ColumnFacts) -> float:
    return 1.0 if facts.kind == "date" else 0.0


def _number(facts: ColumnFacts) -> float:
    return (0.4 if facts.is_constant else 1.0) if facts.kind == "number" else 0.0


def _truth(facts: ColumnFacts) -> float:
    if facts.kind == "yes/no":
        return 1.0
    return 0.7 if facts.kind == "number" and facts.is_whole and facts.low == 0 and facts.high == 1 else 0.0


def _category(facts: ColumnFacts) -> float:
    if facts.kind == "date" or facts.is_constant:
        return 0.0
    if facts.kind == "number":
        return 0.1 if facts.is_category else 0.0
    if facts.kind == "yes/no":
        return 0.2
    return 1.0 if facts.is_category else 0.5


def _state(facts: ColumnFacts) -> float:
    return 0.9 if facts.kind == "yes/no" else _category(facts)


def _place(facts: ColumnFacts) -> float:
    if facts.kind != "text" or facts.is_constant or facts.average_length > 60:
        return 0.0
    return 0.9 if facts.unique_share > 0.9 else 1.0


def _name(facts: ColumnFacts) -> float:
    if facts.kind != "text" or facts.is_constant:
        return 0.0
    return 0.3 if facts.unique_share < 0.02 and facts.distinct < 5 else 1.0


def _sentence(facts: ColumnFacts) -> float:
    if facts.kind != "text" or facts.is_constant or facts.word_share < SOME_WORDS:
        return 0.0
    return 1.0 if facts.word_share >= 0.5 and facts.average_length >= 10 else 0.2


def _key(facts: ColumnFacts) -> float:
    if facts.kind in ("date", "yes/no") or facts.is_constant or (facts.kind == "number" and not facts.is_whole):
        return 0.0
    return 1.0 if facts.unique_share > 0.5 else 0.5 if facts.distinct > 20 else 0.1


BY_KIND: Mapping[str, Suits] = {"date": _date, "number": _number, "boolean": _truth, "text": _category}
SPECIAL: Mapping[str, Suits] = {
    "status": _state,
    "region": _place,
    "name": _name,
    "customer_name": _name,
    "verbatim": _sentence,
    "case_number": _key,
    "contract": _key,
    "respondent": lambda facts: max(_key(facts), _name(facts) * 0.9),
    "same_as": lambda facts: 0.0,
    "score": lambda facts: 0.0,
    "scale_low": lambda facts: 0.0,
    "scale_high": lambda facts: 0.0,
    "currency": lambda facts: 1.0 if facts.kind == "text" and 2 <= facts.average_length <= 4 else 0.0,
    "product": lambda facts: _name(facts),
    "feature": lambda facts: _name(facts),
}
