"""Titles whose numbers and words are a finding's own, and which turn round what it says with them."""

from __future__ import annotations

from collections.abc import Sequence

from presentation.packs.clauses import Clause, clauses_of
from presentation.packs.numbers_said import SaidNumber, numbers_in
from presentation.packs.what_it_says import Owned, Says, names_in
from presentation.packs.words_that_claim import Word, leaves_open, words_that_claim

ALIKE = 0.75  # of the words of a title's clause: then it speaks of what the finding's clause speaks of
FEWEST_WORDS = 2
SIZE = "size"  # the axis that the sign of a difference lies on


def turned_round(title: str, says: Says) -> str | None:
    """What is turned round in the title, as a sentence; None where nothing can be seen to be."""
    return _whose(title, says) or _which_way(title, says) or _denied(title, says)


def _whose(title: str, says: Says) -> str | None:
    """A number of one group said of another: its own group is not named, and one beside it is."""
    for number in numbers_in(title):
        owners = [each for each in says.owned if each.groups and number.says(each.number)]
        if not owners or any(each.is_named_in(title) for each in owners):
            continue
        if beside := _beside(owners[0], title, says):
            return f"{number.text} is not said of {beside}."
    return _whose_within(title, says)


def _whose_within(title: str, says: Says) -> str | None:
    """The same within a clause: both groups are named, and the number stands with the wrong one."""
    for clause in clauses_of(title):
        for number in clause.numbers[:1] if len(clause.numbers) == 1 else ():
            owners = [each for each in says.owned if number.says(each.number)]
            if not owners or any(each.is_named_in(clause.text) for each in owners):
                continue
            dimensions = {dimension for dimension, _ in owners[0].groups if dimension}
            beside = [each for each in says.names_of(dimensions) if names_in(clause.text, each)]
            if beside:
                return f"{number.text} is not said of {beside[0]}."
    return None


def _beside(owner: Owned, title: str, says: Says) -> str | None:
    names = says.names_of({dimension for dimension, _ in owner.groups if dimension})
    return next((each for each in names if names_in(title, each) and not names_in(says.claim_text, each)), None)


def _which_way(title: str, says: Says) -> str | None:
    """A number that fell in the finding and rises in the title, or a clause of the finding with its word reversed."""
    claimed = words_that_claim(says.claim_text, says.names)
    for word in words_that_claim(title, says.names):
        if word.way is None:
            continue
        for number in word.clause.numbers:
            ways = _ways_of(number, word.way[0], claimed, says, title)
            if ways and word.way[1] not in ways:
                return f"“{word.text}” turns {number.text} round."
        there = _alike(word.clause, [each.clause for each in claimed])
        ways = _ends(word.way[0], [each for each in claimed if each.clause == there])
        if there and ways and word.way[1] not in ways:
            return f"“{word.text}” turns “{_shown(there, says.claim_text)}” round."
    return None


def _ways_of(number: SaidNumber, axis: str, claimed: Sequence[Word], says: Says, title: str) -> set[int]:
    """1 where the finding has it at that end of the axis, -1 at the other; else what the sign of a difference says."""
    ways = _ends(axis, [each for each in claimed if any(number.says(one) for one in each.clause.numbers)])
    if ways or axis != SIZE:
        return ways
    return {each.direction for each in says.owned if number.says(each.number) and each.is_named_in(title)} - {0}


def _ends(axis: str, words: Sequence[Word]) -> set[int]:
    return {each.way[1] for each in words if each.way and each.way[0] == axis}


def _denied(title: str, says: Says) -> str | None:
    """A clause of the finding's that the title denies, or that only the finding denies."""
    there = clauses_of(says.claim_text, says.names)
    for clause in clauses_of(title, says.names):
        same = None if leaves_open(clause.text) else _alike(clause, there)
        if same and same.is_denied != clause.is_denied:
            return f"“{_shown(clause, title)}” turns “{_shown(same, says.claim_text)}” round."
    return None


def _alike(clause: Clause, among: Sequence[Clause]) -> Clause | None:
    """The clause that speaks of the same, if there is one."""
    if len(clause.content) < FEWEST_WORDS:
        return None
    best = max(among, key=lambda each: len(each.content & clause.content), default=None)
    return best if best and len(best.content & clause.content) >= ALIKE * (len(clause.content) - 1) else None


def _shown(clause: Clause, text: str) -> str:
    return text[clause.start : clause.end].strip(" ,;:")
